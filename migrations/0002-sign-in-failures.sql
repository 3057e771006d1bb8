-- Wrong passwords, counted for a login from one address ('*': from all together), whether there is such a login or not, so
-- that a lock does not tell. Only a hash of the login is kept: people type passwords into the wrong field.
create table sign_in_failure (
  login_hash bytea not null,
  address text not null,
  failed integer not null,
  -- of the first failure that is counted
  since timestamptz not null,
  locked_until timestamptz,
  primary key (login_hash, address)
);
create index sign_in_failure_since on sign_in_failure (since);

alter table account drop column failed_attempts, drop column locked_until;
