-- Organisations are dated: they begin and may end, have names for a time, and stand in relations for a time.
-- valid_to is everywhere the first day on which it no longer holds.
alter table organisation add column valid_from date, add column valid_to date;
update organisation o set valid_from = coalesce(
  (select min(n.valid_from) from organisation_name n where n.tenant_id = o.tenant_id and n.organisation_id = o.id),
  (o.created_at at time zone 'Asia/Ho_Chi_Minh')::date);
alter table organisation alter column valid_from set not null, add check (valid_to is null or valid_to > valid_from);

-- identifier: mã định danh (QCVN 102:2016/BTTTT and what followed it; longer than the 13 characters of NĐ 30/2020).
-- basis: the document by which the name holds {number, date, issuer, documentId}.
alter table organisation_name add column identifier text, add column basis jsonb;
create index organisation_name_identifier on organisation_name (tenant_id, identifier) where identifier is not null;

-- parent: organisation_id stands under other_id · directs: it directs other_id · advises: it advises other_id ·
-- owns_press: it is the governing body (cơ quan chủ quản) of the press organ other_id.
create table organisation_relation (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('parent', 'directs', 'advises', 'owns_press')),
  other_id uuid not null,
  valid_from date not null,
  valid_to date,
  basis jsonb,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, other_id) references organisation (tenant_id, id),
  check (organisation_id <> other_id),
  check (valid_to is null or valid_to > valid_from)
);
create index organisation_relation_of on organisation_relation (tenant_id, organisation_id, kind, valid_from);
create index organisation_relation_to on organisation_relation (tenant_id, other_id, kind);
insert into organisation_relation (tenant_id, id, organisation_id, kind, other_id, valid_from)
  select o.tenant_id, gen_random_uuid(), o.id, 'parent', o.parent_id, greatest(o.valid_from, p.valid_from)
  from organisation o join organisation p on p.tenant_id = o.tenant_id and p.id = o.parent_id;
alter table organisation drop column parent_id;
