-- Webhooks: addresses that are called when something happens, and every call with what became of it.
create table webhook (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  name text not null,
  url text not null,
  -- kinds of notices of which it is told
  kinds text[] not null default '{}',
  -- sealed (platform/seals.ts); after a change the old one signs beside the new one until `old_until`
  secret bytea not null,
  old_secret bytea,
  old_until timestamptz,
  state text not null check (state in ('active', 'paused', 'removed')),
  -- paused by the program, because calls failed for a day
  failed_at timestamptz,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, made_by) references account (tenant_id, id),
  check ((old_secret is null) = (old_until is null))
);

create table webhook_delivery (
  tenant_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  -- null: a trial
  event_id uuid,
  kind text not null,
  state text not null check (state in ('waiting', 'sending', 'delivered', 'failed')),
  made_at timestamptz not null,
  attempts integer not null default 0,
  first_tried_at timestamptz,
  next_try_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  -- of the last answer
  status integer,
  result text,
  primary key (tenant_id, id),
  foreign key (tenant_id, webhook_id) references webhook (tenant_id, id)
);
-- told once of an event, however often its job runs
create unique index webhook_delivery_event on webhook_delivery (tenant_id, webhook_id, event_id) where event_id is not null;
create index webhook_delivery_due on webhook_delivery (tenant_id, next_try_at, id) where state = 'waiting';
create index webhook_delivery_sending on webhook_delivery (tenant_id, started_at) where state = 'sending';
create index webhook_delivery_list on webhook_delivery (tenant_id, webhook_id, id desc);
create index webhook_delivery_ended on webhook_delivery (tenant_id, ended_at) where ended_at is not null;
