-- The event log becomes a chain (docs/decisions/0013): every event has one link, numbered without gaps within its tenant, whose
-- hash covers the link before it and everything that stands in the event's row. The links of a transaction are made while it
-- commits, so that the head of the chain is held as shortly as can be, and is the last lock that is taken.

create table event_chain (
  tenant_id uuid not null,
  seq bigint not null check (seq > 0),
  event_id uuid not null,
  -- hash of the link before; 32 zero bytes before the first
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (tenant_id, seq),
  unique (tenant_id, event_id),
  foreign key (tenant_id, event_id) references event (tenant_id, id)
);

-- The last link of each tenant.
create table event_chain_head (
  tenant_id uuid primary key references tenant (id),
  seq bigint not null,
  hash bytea not null check (length(hash) = 32)
);

create trigger event_chain_append_only before update or delete or truncate on event_chain
  for each statement execute function refuse_change();

-- What is hashed: the row as text, a line a field. All lines before the last two have a fixed form, and the last one, jsonb as
-- PostgreSQL prints it, holds no line break: no two rows have the same text. src/features/audit/chain.ts says the same.
create function event_text(seq bigint, e event) returns text language sql stable as $$
  select concat_ws(e'\n', 'dondoc event 1', seq, e.tenant_id, e.id,
    to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    coalesce(e.account_id::text, '-'), coalesce(e.document_id::text, '-'), coalesce(e.task_id::text, '-'),
    coalesce(e.assignment_id::text, '-'), coalesce(e.organisation_id::text, '-'), e.operation, e.data::text)
$$;

-- Runs at commit, once an event. The first run of a transaction links all its events, in the order of their ids.
create function chain_event() returns trigger language plpgsql as $$
declare
  head event_chain_head%rowtype;
  one event%rowtype;
  linked bytea;
begin
  if exists (select from event_chain where tenant_id = new.tenant_id and event_id = new.id) then
    return null;
  end if;
  insert into event_chain_head (tenant_id, seq, hash)
    values (new.tenant_id, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
  select * into strict head from event_chain_head where tenant_id = new.tenant_id for update;
  for one in
    select e.* from event e
    where e.tenant_id = new.tenant_id and e.id >= new.id
      and (e.id = new.id or e.xmin = pg_current_xact_id()::xid)
      and not exists (select from event_chain c where c.tenant_id = e.tenant_id and c.event_id = e.id)
    order by e.id
  loop
    head.seq := head.seq + 1;
    linked := sha256(head.hash || convert_to(event_text(head.seq, one), 'UTF8'));
    insert into event_chain (tenant_id, seq, event_id, previous, hash)
      values (one.tenant_id, head.seq, one.id, head.hash, linked);
    head.hash := linked;
  end loop;
  update event_chain_head set seq = head.seq, hash = head.hash where tenant_id = head.tenant_id;
  return null;
end $$;

create constraint trigger event_chained after insert on event
  deferrable initially deferred for each row execute function chain_event();

-- What was recorded before there was a chain is linked as it stands now.
do $$
declare
  head event_chain_head%rowtype;
  one event%rowtype;
  linked bytea;
begin
  for head in
    select t.id, 0, decode(repeat('00', 32), 'hex') from tenant t
    where exists (select from event e where e.tenant_id = t.id)
  loop
    for one in select e.* from event e where e.tenant_id = head.tenant_id order by e.id loop
      head.seq := head.seq + 1;
      linked := sha256(head.hash || convert_to(event_text(head.seq, one), 'UTF8'));
      insert into event_chain values (one.tenant_id, head.seq, one.id, head.hash, linked);
      head.hash := linked;
    end loop;
    insert into event_chain_head values (head.tenant_id, head.seq, head.hash);
  end loop;
end $$;

-- The page of the log: newest first, by time, by operation, by unit.
create index event_time on event (tenant_id, at, id);
create index event_operation on event (tenant_id, operation, at, id);
create index event_organisation on event (tenant_id, organisation_id, at, id) where organisation_id is not null;
