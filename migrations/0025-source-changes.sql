-- A dispatch that was issued is amended, replaced or recalled by another paper. Nothing of it is deleted: it stays readable and
-- marked, its open parts are suspended, and each is put before who assigned it (Nghị định 30/2020/NĐ-CP, annex VI: recall freezes).
create table source_change (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  document_id uuid not null,
  kind text not null check (kind in ('amended', 'replaced', 'recalled')),
  -- the paper that does it: one of the register, or its number, day and issuer alone
  by_document_id uuid,
  by_number text,
  by_date date,
  by_issuer text,
  note text,
  -- the tasks that it concerns; null: all of the dispatch
  task_ids uuid[],
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  -- recorded by mistake: what was not decided yet went on as it was
  taken_back_by uuid,
  taken_back_at timestamptz,
  take_back_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id),
  foreign key (tenant_id, by_document_id) references document (tenant_id, id),
  foreign key (tenant_id, recorded_by) references account (tenant_id, id),
  foreign key (tenant_id, taken_back_by) references account (tenant_id, id),
  check (by_document_id is not null or (by_number is not null and by_date is not null)),
  check (by_document_id is distinct from document_id),
  check ((taken_back_at is null) = (taken_back_by is null) and (taken_back_at is null) = (take_back_reason is null))
);
create index source_change_document on source_change (tenant_id, document_id, recorded_at desc);

-- A part that was suspended by it: how it stood before, and what was decided.
create table source_change_part (
  tenant_id uuid not null,
  change_id uuid not null,
  assignment_id uuid not null,
  state_since timestamptz not null,
  standing_reason text,
  -- keep: as it was · redate: with another last day · withdraw · replace: by a task of the new dispatch · take-back: the change
  -- was recorded by mistake · pass: a later change of the same dispatch has it now
  decision text check (decision in ('keep', 'redate', 'withdraw', 'replace', 'take-back', 'pass')),
  last_day date,
  -- the task whose deadline it has now, or by which it is replaced
  task_id uuid,
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (tenant_id, change_id, assignment_id),
  foreign key (tenant_id, change_id) references source_change (tenant_id, id),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  foreign key (tenant_id, task_id) references task (tenant_id, id),
  foreign key (tenant_id, decided_by) references account (tenant_id, id),
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  check (decision <> 'replace' or task_id is not null)
);
create index source_change_part_open on source_change_part (tenant_id, assignment_id) where decision is null;
