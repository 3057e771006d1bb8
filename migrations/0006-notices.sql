-- What a post is told, and why: one row an account. No words of the task are kept here; they are read from it when shown, so
-- that whoever has left the task sees nothing of it any more.
create table notice (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('assigned', 'returned', 'decided', 'ended', 'due', 'overdue', 'to-review', 'disputed')),
  -- unit: seen while the account works for `organisation_id` and the part is the unit's · office: by those who see the whole office
  audience text not null check (audience in ('unit', 'office')),
  -- in which capacity the account is told: its unit leads, cooperates, or it follows for the office
  because text not null check (because in ('lead', 'cooperating', 'monitor')),
  organisation_id uuid not null,
  document_id uuid,
  task_id uuid,
  assignment_id uuid,
  -- the operation that it tells of, and its event
  operation text,
  event_id uuid,
  -- reminders: the last day of the part, and how pressing: -7, -3, -1 working days before, 0 the last one, 1 overdue, 2 a week later …
  due_day date,
  stage integer,
  made_at timestamptz not null,
  -- shown from then on: at once, or with the morning's digest
  tell_at timestamptz not null,
  read_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  check ((stage is null) = (due_day is null)),
  check ((stage is null) <> (event_id is null))
);
-- told once, whichever server, restart or clock
create unique index notice_reminder on notice (tenant_id, assignment_id, account_id, due_day, stage) where stage is not null;
create unique index notice_event on notice (tenant_id, event_id, account_id) where event_id is not null;
create index notice_list on notice (tenant_id, account_id, tell_at desc, id desc);
create index notice_unread on notice (tenant_id, account_id, tell_at) where read_at is null;

-- The last day on which the morning's sweep was done; it also says so to a second server.
create table reminder_sweep (
  tenant_id uuid not null references tenant (id),
  morning date not null,
  primary key (tenant_id)
);
