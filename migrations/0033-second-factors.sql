-- A second step at sign-in: a code from the holder's phone (RFC 6238), and codes on paper for when the phone is away.
create table second_factor (
  tenant_id uuid not null,
  account_id uuid not null,
  -- the shared secret, sealed with the key of the data folder (docs/decisions/0017-second-factors.md)
  secret bytea not null,
  -- null: begun, and not yet confirmed by a code
  confirmed_at timestamptz,
  -- the 30-second step of the last code that was used: no code is used twice
  last_step integer,
  created_at timestamptz not null,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);

-- Only hashes are kept; each is good once.
create table recovery_code (
  tenant_id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (tenant_id, account_id, code_hash),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);

-- Between the first step of a sign-in and the second: no session yet. Only the hash of the token is kept.
create table sign_in_ticket (
  tenant_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  -- how the first step was taken
  way text not null check (way in ('password', 'link')),
  expires_at timestamptz not null,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index sign_in_ticket_account on sign_in_ticket (tenant_id, account_id);

-- That somebody's second factor was taken away is shown to an authority as a change of rights is.
alter table rights_change drop constraint rights_change_kind_check;
alter table rights_change add constraint rights_change_kind_check check (kind in
  ('create', 'import', 'give', 'change', 'end', 'move', 'suspend', 'readmit', 'hand-over', 'second-factor'));
