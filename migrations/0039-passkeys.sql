-- Passkeys (W3C WebAuthn): a key pair on the holder's device, of which only the public half is kept here.
create table passkey (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  name text not null,
  credential_id bytea not null,
  -- COSE key
  public_key bytea not null,
  -- signatures that the device has counted; 0 where it counts none
  counter bigint not null,
  -- how the browser may reach the device, as the browser said
  transports text[] not null default '{}',
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, credential_id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index passkey_account on passkey (tenant_id, account_id);

-- What a device is to sign when a passkey is made; good once, for one session. Only hashes are kept.
create table passkey_registration (
  tenant_id uuid not null,
  challenge_hash bytea not null,
  account_id uuid not null,
  session_hash bytea not null,
  expires_at timestamptz not null,
  primary key (tenant_id, challenge_hash),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index passkey_registration_account on passkey_registration (tenant_id, account_id);

-- The same at sign-in, where nobody is known yet: of no tenant, as a setup link. Bound to a cookie of the browser.
create table passkey_challenge (
  challenge_hash bytea primary key,
  browser_hash bytea not null,
  expires_at timestamptz not null
);
