-- Changes of the organisations by decision. What a change does holds from its day on, whether that lies ahead or behind.
create table succession (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  kind text not null check (kind in ('rename', 'merge', 'split', 'dissolve', 'transfer')),
  -- the first day of the new state of things
  effective date not null,
  -- split: the predecessor goes on beside those that were split off
  continues boolean not null default false,
  -- {number, date, issuer, documentId}
  basis jsonb not null,
  note text,
  -- what it wrote, with what was there before: for taking it back
  effects jsonb not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  cancelled_by uuid,
  cancelled_at timestamptz,
  cancel_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, entered_by) references account (tenant_id, id),
  foreign key (tenant_id, cancelled_by) references account (tenant_id, id),
  check ((cancelled_by is null) = (cancelled_at is null)),
  check (cancelled_at is null or length(cancel_reason) > 0)
);
create index succession_effective on succession (tenant_id, effective);

-- The main successor has position 0.
create table succession_body (
  tenant_id uuid not null,
  succession_id uuid not null,
  side text not null check (side in ('predecessor', 'successor')),
  organisation_id uuid not null,
  position integer not null,
  -- it begins by this change
  is_new boolean not null default false,
  primary key (tenant_id, succession_id, side, organisation_id),
  foreign key (tenant_id, succession_id) references succession (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);
create index succession_body_organisation on succession_body (tenant_id, organisation_id);

-- Bảng phân chia chức năng, nhiệm vụ: of a split or a dissolved body, in words, and to whom.
create table succession_function (
  tenant_id uuid not null,
  succession_id uuid not null,
  position integer not null,
  text text not null,
  organisation_id uuid not null,
  primary key (tenant_id, succession_id, position),
  foreign key (tenant_id, succession_id) references succession (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);

-- The same for single parts of tasks.
create table succession_part (
  tenant_id uuid not null,
  succession_id uuid not null,
  assignment_id uuid not null,
  organisation_id uuid not null,
  primary key (tenant_id, succession_id, assignment_id),
  foreign key (tenant_id, succession_id) references succession (tenant_id, id),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);
create index succession_part_assignment on succession_part (tenant_id, assignment_id);
