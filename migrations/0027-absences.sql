-- Đi vắng: who acts for a post from day to day, with its roles on the same organisations. The roles are dated grants like all
-- others (decision 0025); this says for whom they are held, so that the history can say it too.
create table absence (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  account_id uuid not null,
  substitute_id uuid not null,
  from_day date not null,
  until_day date not null,
  note text,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  foreign key (tenant_id, substitute_id) references account (tenant_id, id),
  foreign key (tenant_id, made_by) references account (tenant_id, id),
  foreign key (tenant_id, ended_by) references account (tenant_id, id),
  check (until_day >= from_day),
  check (substitute_id <> account_id),
  check ((ended_by is null) = (ended_at is null))
);
create index absence_account on absence (tenant_id, account_id, until_day);
create index absence_substitute on absence (tenant_id, substitute_id, until_day);

-- The grants of the substitute that it brought.
create table absence_grant (
  tenant_id uuid not null,
  absence_id uuid not null,
  grant_id uuid not null,
  primary key (tenant_id, absence_id, grant_id),
  foreign key (tenant_id, absence_id) references absence (tenant_id, id),
  foreign key (tenant_id, grant_id) references role_grant (tenant_id, id)
);
create index absence_grant_of on absence_grant (tenant_id, grant_id);
