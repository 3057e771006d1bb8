-- Evidence by kind: what a task asks for, figures beside files, links and numbered documents, and each piece decided by itself.

-- What a result of the task must show. A row that is no longer asked for stays, because pieces may have been handed in for it.
create table expected_evidence (
  tenant_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('file', 'link', 'document', 'figure')),
  label text not null,
  -- of a figure: what is counted ("tin bài", "%")
  unit text,
  set_by uuid not null,
  set_at timestamptz not null,
  dropped_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, task_id) references task (tenant_id, id),
  foreign key (tenant_id, set_by) references account (tenant_id, id)
);
create index expected_evidence_task on expected_evidence (tenant_id, task_id, position);

alter table evidence
  drop constraint evidence_kind_check,
  add constraint evidence_kind_check check (kind in ('file', 'link', 'document', 'figure')),
  add column amount numeric(20, 4),
  add column unit text,
  add column expected_id uuid,
  -- the piece of the submission before that was handed in again
  add column kept_from uuid,
  add column decision text check (decision in ('accept', 'return')),
  add column decision_reason text,
  add constraint evidence_figure_check check ((kind = 'figure') = (amount is not null)),
  add constraint evidence_decided_check check (decision is null or submission_id is not null),
  add foreign key (tenant_id, expected_id) references expected_evidence (tenant_id, id),
  add foreign key (tenant_id, kept_from) references evidence (tenant_id, id);

-- What is asked for and not handed in, with the unit's reason: [{"expectedId": …, "reason": …}]
alter table submission add column missing jsonb not null default '[]';

-- What was accepted or returned as a whole, before pieces were decided one by one.
update evidence e set decision = 'accept'
from submission s
where s.tenant_id = e.tenant_id and s.id = e.submission_id and s.decision = 'accept';
