-- Biên bản bàn giao: the open work of a body whose work goes over by a succession, to one successor a list. Both sides confirm, then
-- the parts move.
create table handover (
  tenant_id uuid not null,
  id uuid not null,
  succession_id uuid not null,
  from_organisation_id uuid not null,
  to_organisation_id uuid not null,
  from_confirmed_by uuid,
  from_confirmed_at timestamptz,
  -- by the office, for a side that no longer has accounts, or not yet
  from_by_office boolean not null default false,
  to_confirmed_by uuid,
  to_confirmed_at timestamptz,
  to_by_office boolean not null default false,
  -- every part on the list has moved, or was over before it could
  done_at timestamptz,
  note text,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, succession_id, from_organisation_id, to_organisation_id),
  foreign key (tenant_id, succession_id) references succession (tenant_id, id),
  foreign key (tenant_id, from_organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, to_organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, from_confirmed_by) references account (tenant_id, id),
  foreign key (tenant_id, to_confirmed_by) references account (tenant_id, id),
  check ((from_confirmed_by is null) = (from_confirmed_at is null)),
  check ((to_confirmed_by is null) = (to_confirmed_at is null)),
  -- nothing is done before both have confirmed
  check (done_at is null or (from_confirmed_at is not null and to_confirmed_at is not null))
);
create index handover_open on handover (tenant_id, succession_id) where done_at is null;
create index handover_from on handover (tenant_id, from_organisation_id);
create index handover_to on handover (tenant_id, to_organisation_id);

-- state, last_day: as they stood when both had confirmed; before that the list shows what is now.
create table handover_item (
  tenant_id uuid not null,
  handover_id uuid not null,
  assignment_id uuid not null,
  state text,
  last_day date,
  moved_to uuid,
  moved_at timestamptz,
  primary key (tenant_id, handover_id, assignment_id),
  foreign key (tenant_id, handover_id) references handover (tenant_id, id),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  foreign key (tenant_id, moved_to) references assignment (tenant_id, id),
  check ((moved_to is null) = (moved_at is null))
);
create index handover_item_assignment on handover_item (tenant_id, assignment_id);

-- The part of the organisation whose successor has this one: its history stays under the old name. Two bodies that were merged may
-- both have had a part in one task; each keeps its own, so that nothing is lost and sums stay sums.
alter table assignment add column inherited_from uuid;
alter table assignment add foreign key (tenant_id, inherited_from) references assignment (tenant_id, id);
create index assignment_inherited on assignment (tenant_id, inherited_from) where inherited_from is not null;
drop index assignment_unit;
create unique index assignment_unit on assignment (tenant_id, task_id, organisation_id)
  where state not in ('withdrawn', 'cancelled', 'handed_on', 'transferred') and inherited_from is null;
