-- The whole life of a part: it may sleep, be paused, suspended, reopened, cancelled or transferred; and its deadline moves by
-- decision alone, in a ledger beside the ordered one.

alter table assignment drop constraint assignment_state_check;
alter table assignment add constraint assignment_state_check check (state in
  ('dormant', 'issued', 'acknowledged', 'in_progress', 'submitted', 'returned', 'accepted', 'reopened', 'disputed', 'paused',
   'suspended', 'withdrawn', 'cancelled', 'handed_on', 'transferred'));

alter table assignment
  -- the deadline as ordered: set once. due_at and last_day are what holds now, by the last entry of the ledger that was granted
  add column ordered_due_at timestamptz,
  add column ordered_last_day date,
  add column state_since timestamptz,
  -- where the step before came from: for taking back a slip of the hand
  add column state_before text,
  -- to which a paused and a suspended part goes back
  add column paused_from text,
  add column suspended_from text,
  -- why the clock of a paused or suspended part stands
  add column standing_reason text;
update assignment set
  ordered_due_at = due_at,
  ordered_last_day = last_day,
  state_since = coalesce(accepted_at, reason_at, submitted_at, acknowledged_at, created_at);
alter table assignment alter column state_since set not null;
alter table assignment add check ((state = 'paused' or state = 'suspended' and suspended_from = 'paused') = (paused_from is not null));
alter table assignment add check ((state = 'suspended') = (suspended_from is not null));

drop index assignment_lead;
drop index assignment_unit;
drop index assignment_open;
drop index assignment_due;
create unique index assignment_lead on assignment (tenant_id, task_id, part)
  where role = 'lead' and state not in ('withdrawn', 'cancelled', 'handed_on', 'transferred');
create unique index assignment_unit on assignment (tenant_id, task_id, organisation_id)
  where state not in ('withdrawn', 'cancelled', 'handed_on', 'transferred');
create index assignment_open on assignment (tenant_id, organisation_id, due_at)
  where state not in ('accepted', 'withdrawn', 'cancelled', 'handed_on', 'transferred');
create index assignment_due on assignment (tenant_id, due_at)
  where state in ('issued', 'acknowledged', 'in_progress', 'returned', 'reopened');

create function keep_ordered_deadline() returns trigger language plpgsql as $$
begin
  if (old.ordered_due_at is not null and new.ordered_due_at is distinct from old.ordered_due_at)
    or (old.ordered_last_day is not null and new.ordered_last_day is distinct from old.ordered_last_day) then
    raise exception 'the ordered deadline is never changed';
  end if;
  return new;
end $$;
create trigger assignment_ordered_deadline before update of ordered_due_at, ordered_last_day on assignment
  for each row execute function keep_ordered_deadline();

create function keep_submission() returns trigger language plpgsql as $$
begin
  if new.submitted_at is distinct from old.submitted_at or new.on_time is distinct from old.on_time
    or new.submitted_by is distinct from old.submitted_by or new.text is distinct from old.text then
    raise exception 'what was handed in, and when, is never changed';
  end if;
  return new;
end $$;
create trigger submission_frozen before update of submitted_at, on_time, submitted_by, text on submission
  for each row execute function keep_submission();

-- Gia hạn. An entry of any other origin than a request is decided at once.
create table extension (
  tenant_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  nth integer not null,
  origin text not null check (origin in ('asked', 'resumed', 'reopened', 'amended', 'corrected', 'inherited')),
  state text not null check (state in ('pending', 'granted', 'granted_other', 'refused', 'taken_back', 'lapsed')),
  -- what held when the entry was made
  old_last_day date,
  old_due_at timestamptz,
  asked_last_day date,
  -- where working days were asked for and not a date
  asked_working_days integer,
  cause text check (cause in ('objective', 'subjective')),
  reason text,
  file_id uuid,
  asked_by uuid,
  asked_at timestamptz,
  decided_last_day date,
  decided_due_at timestamptz,
  decision_reason text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, assignment_id, nth),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  foreign key (tenant_id, file_id) references stored_file (tenant_id, id),
  foreign key (tenant_id, asked_by) references account (tenant_id, id),
  foreign key (tenant_id, decided_by) references account (tenant_id, id),
  check ((origin = 'asked') = (asked_by is not null and asked_at is not null and asked_last_day is not null
    and cause is not null and length(reason) > 0)),
  check ((state = 'pending') = (decided_at is null)),
  check (state not in ('granted', 'granted_other', 'refused') or decided_by is not null),
  check (state <> 'refused' or length(decision_reason) > 0),
  check ((decided_last_day is null) = (decided_due_at is null)),
  check (state in ('granted', 'granted_other') or decided_last_day is null)
);
create unique index extension_pending on extension (tenant_id, assignment_id) where state = 'pending';
create index extension_waiting on extension (tenant_id, asked_at) where state = 'pending';
create index extension_decided on extension (tenant_id, decided_at) where origin = 'asked' and state in ('granted', 'granted_other', 'refused');
