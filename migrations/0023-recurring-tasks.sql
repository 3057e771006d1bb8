-- Work that comes again: every period of a recurring task has its own deadline, parts, results and acceptance.
create table task_recurrence (
  tenant_id uuid not null,
  task_id uuid not null,
  -- the rule as it was read at issue, and from which day of a month its periods count: what the office decides later moves nothing
  rule jsonb not null,
  -- the period that is opened next, and the day on which it begins
  next_period integer not null,
  next_from date not null,
  ended_at timestamptz,
  ended_by uuid,
  reason text,
  version integer not null default 1,
  primary key (tenant_id, task_id),
  foreign key (tenant_id, task_id) references task (tenant_id, id),
  foreign key (tenant_id, ended_by) references account (tenant_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create index task_recurrence_due on task_recurrence (tenant_id, next_from) where ended_at is null;

create table occurrence (
  tenant_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  period integer not null,
  from_day date not null,
  until_day date not null,
  last_day date not null,
  due_at timestamptz not null,
  opened_at timestamptz not null,
  primary key (tenant_id, id),
  -- a period is opened once, through restarts and by two servers
  unique (tenant_id, task_id, period),
  foreign key (tenant_id, task_id) references task_recurrence (tenant_id, task_id)
);

alter table assignment add column occurrence_id uuid;
alter table assignment add foreign key (tenant_id, occurrence_id) references occurrence (tenant_id, id);
create index assignment_occurrence on assignment (tenant_id, occurrence_id) where occurrence_id is not null;

-- one living lead a part and one living part a unit: in each period
drop index assignment_lead;
drop index assignment_unit;
create unique index assignment_lead on assignment (tenant_id, task_id, part, coalesce(occurrence_id, task_id))
  where role = 'lead' and state not in ('withdrawn', 'cancelled', 'handed_on', 'transferred');
create unique index assignment_unit on assignment (tenant_id, task_id, organisation_id, coalesce(occurrence_id, task_id))
  where state not in ('withdrawn', 'cancelled', 'handed_on', 'transferred') and inherited_from is null;
