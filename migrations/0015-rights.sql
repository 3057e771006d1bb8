-- A role is held on an organisation for a time; each grant has a name of its own, so that its end can be set and undone.
alter table role_grant
  add column id uuid not null default gen_random_uuid(),
  add column given_by uuid,
  add column note text,
  add foreign key (tenant_id, given_by) references account (tenant_id, id);
-- A role that was taken back before it began may be given anew from the same day.
alter table role_grant
  alter column id drop default,
  drop constraint role_grant_pkey,
  add primary key (tenant_id, id);
create index role_grant_account on role_grant (tenant_id, account_id, valid_from);

-- Changes of rights, each shown until somebody other than its maker has confirmed or reversed it (Nghị định 30/2020/NĐ-CP,
-- annex VI: alert on a change of access until an authorised person confirms it).
create table rights_change (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  kind text not null check (kind in
    ('create', 'import', 'give', 'change', 'end', 'move', 'suspend', 'readmit', 'hand-over')),
  -- whose rights; null for an import of many accounts
  account_id uuid,
  -- what was before and after, as far as it is needed to tell of it and to reverse it
  data jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null,
  state text not null check (state in ('waiting', 'confirmed', 'reversed')),
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  foreign key (tenant_id, made_by) references account (tenant_id, id),
  foreign key (tenant_id, decided_by) references account (tenant_id, id),
  check ((account_id is null) = (kind = 'import')),
  check ((state = 'waiting') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  -- never by its own maker
  check (decided_by is distinct from made_by),
  check (state <> 'reversed' or length(reason) > 0)
);
create index rights_change_waiting on rights_change (tenant_id, id) where state = 'waiting';
create index rights_change_account on rights_change (tenant_id, account_id, id);

-- One-time links for the holder of an account: a password of one's own is set with it. Only the hash of the token is kept.
create table account_link (
  tenant_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  -- activate: a new account · hand-over: a post with a new holder · reset: the holder has lost the way in
  purpose text not null check (purpose in ('activate', 'hand-over', 'reset')),
  made_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  foreign key (tenant_id, made_by) references account (tenant_id, id)
);
create index account_link_account on account_link (tenant_id, account_id);

-- What the holder of an account must know of it at the next sign-in.
create table account_notice (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  kind text not null,
  data jsonb not null default '{}',
  seen_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index account_notice_unseen on account_notice (tenant_id, account_id) where seen_at is null;
