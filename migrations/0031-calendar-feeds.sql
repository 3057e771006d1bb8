-- A personal calendar feed: an address that a calendar program asks again and again, with nobody signed in. Only the hash of its
-- token is kept; whoever has the address sees the deadlines, so each has a name and is revoked by itself.
create table calendar_feed (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  name text not null,
  token_hash bytea not null,
  -- where people open the program, for links
  base_url text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index calendar_feed_token on calendar_feed (token_hash) where revoked_at is null;
create index calendar_feed_account on calendar_feed (tenant_id, account_id, id);
