-- A part that stays overdue is brought before the monitor, then before who gave it: once each for a part and its deadline. The
-- rows say what was told and when; the deeds themselves stand in the event log.
create table escalation (
  tenant_id uuid not null,
  assignment_id uuid not null,
  due_day date not null,
  level text not null check (level in ('monitor', 'assigner')),
  -- the day on which it was told, from which the next level's grace counts
  day date not null,
  event_id uuid not null,
  primary key (tenant_id, assignment_id, due_day, level),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id)
);

-- The last day on which nothing was left to escalate.
alter table reminder_sweep add column escalated date;

alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in
  ('assigned', 'returned', 'decided', 'ended', 'due', 'overdue', 'to-review', 'disputed', 'urged', 'urging-answered', 'escalated'));
-- issuer: those who lead the office that gave the task
alter table notice drop constraint notice_because_check;
alter table notice add constraint notice_because_check
  check (because in ('lead', 'cooperating', 'under', 'monitor', 'assigner', 'addressee', 'issuer'));
