-- Accounts that come in by the office's own identity provider (OpenID Connect). docs/decisions/0022-oidc.md
create table oidc_identity (
  tenant_id uuid not null,
  account_id uuid not null,
  issuer text not null,
  -- what never changes of a person at the provider, and is never given to another (OpenID Connect Core, section 2, "sub")
  subject text not null,
  -- as the provider called the person when it was bound, to be read by people; nothing is decided by it
  name text,
  bound_at timestamptz not null,
  -- holder: bound by who was signed in · allowed: by the first sign-in under a name that an administrator had allowed
  way text not null check (way in ('holder', 'allowed')),
  primary key (tenant_id, account_id),
  unique (tenant_id, issuer, subject),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);

-- A name that the provider asserts and that may bind an account, once.
create table oidc_permit (
  tenant_id uuid not null,
  account_id uuid not null,
  -- username: preferred_username · email: an address that the provider says is verified
  claim text not null check (claim in ('username', 'email')),
  -- folded to lower case
  name text not null,
  allowed_by uuid not null,
  expires_at timestamptz not null,
  primary key (tenant_id, account_id),
  unique (tenant_id, claim, name),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);

-- Between leaving for the provider and coming back. Hashes of what the browser bears; good once, for ten minutes.
create table oidc_pending (
  tenant_id uuid not null,
  state_hash bytea not null,
  -- of a cookie: an answer that comes by another browser is none
  browser_hash bytea not null,
  nonce text not null,
  verifier text not null,
  redirect_uri text not null,
  -- the account that is to be bound; null: somebody signs in
  account_id uuid,
  return_path text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, state_hash),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index oidc_pending_account on oidc_pending (tenant_id, account_id) where account_id is not null;

alter table sign_in_ticket drop constraint sign_in_ticket_way_check;
alter table sign_in_ticket add constraint sign_in_ticket_way_check check (way in ('password', 'link', 'oidc'));
