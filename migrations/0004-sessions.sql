-- Sessions that their owner can tell apart and end: where, with what, by which way. Tokens are still kept as hashes only.
alter table session
  add column id uuid not null default gen_random_uuid(),
  add column address text not null default '',
  -- product names, as far as the browser told them
  add column browser text,
  add column system text,
  add column way text not null default 'password' check (way in ('password', 'passkey', 'oidc', 'link', 'practice'));
alter table session alter column id drop default, alter column address drop default, alter column way drop default;
create unique index session_id on session (tenant_id, id);
