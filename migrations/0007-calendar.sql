-- What was decided about the working days of an office, each with the document that decided it. Holidays by law and by the lunar
-- calendar are computed and stand in no table. A decision that is taken out stays here, with who took it out and why.
create table calendar_decision (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  kind text not null check (kind in ('holiday', 'compensation', 'swap', 'office', 'weekdays', 'annual')),
  title text not null,
  -- the days, as DecisionContent in src/kernel/calendar.ts
  content jsonb not null,
  basis_number text not null,
  basis_date date not null,
  basis_issuer text not null,
  note text,
  version integer not null default 1,
  entered_by uuid not null,
  entered_at timestamptz not null,
  removed_by uuid,
  removed_at timestamptz,
  removal_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, entered_by) references account (tenant_id, id),
  foreign key (tenant_id, removed_by) references account (tenant_id, id),
  check (content ->> 'kind' = kind),
  check ((removed_by is null) = (removed_at is null) and (removed_at is null) = (removal_reason is null))
);
