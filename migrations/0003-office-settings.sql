-- The conventions of an office. A row is one decision about one setting, and applies from an instant on; the last that applies
-- holds. Rows are never changed: only one that does not yet apply may be withdrawn.
create table office_setting (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  name text not null,
  value jsonb not null,
  applies_from timestamptz not null,
  -- who decided, as the office writes it; and its document, where there is one
  decided_by text not null,
  basis_number text,
  note text,
  entered_by uuid not null,
  entered_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, entered_by) references account (tenant_id, id),
  foreign key (tenant_id, withdrawn_by) references account (tenant_id, id),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);

-- Goes up with every change of what is kept of an office in memory (settings, calendar). It is read together with the session,
-- so that no request is answered by what was before, in whichever process.
create table office_version (
  tenant_id uuid not null references tenant (id),
  version integer not null,
  primary key (tenant_id)
);
