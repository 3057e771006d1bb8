-- Tasks that sleep until an event happens or that are off until a condition comes true, and what follows what among the tasks of a dispatch.
create table task_wait (
  tenant_id uuid not null,
  task_id uuid not null,
  kind text not null check (kind in ('event', 'condition')),
  -- what is waited for, in the words of the order
  awaits text not null,
  -- the day on which it happened; null: it is waited for
  happened_on date,
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, task_id),
  foreign key (tenant_id, task_id) references task (tenant_id, id),
  foreign key (tenant_id, decided_by) references account (tenant_id, id),
  check ((decided_by is null) = (decided_at is null)),
  check (happened_on is null or decided_at is not null)
);

create table task_link (
  tenant_id uuid not null,
  task_id uuid not null,
  -- the task that comes before
  after_id uuid not null,
  document_id uuid not null,
  -- its end is the event for which the task sleeps
  wakes boolean not null default false,
  linked_by uuid not null,
  linked_at timestamptz not null,
  primary key (tenant_id, task_id, after_id),
  foreign key (tenant_id, task_id) references task (tenant_id, id),
  foreign key (tenant_id, after_id) references task (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id),
  foreign key (tenant_id, linked_by) references account (tenant_id, id),
  check (task_id <> after_id)
);
create index task_link_after on task_link (tenant_id, after_id);
create index task_link_document on task_link (tenant_id, document_id);
