-- The first house: organisations, accounts, dispatches, readings, tasks, events.
-- Rules for every table: tenant_id first in keys, unique constraints and hot indexes; ids are UUIDv7 made by the program;
-- nothing is unique across tenants except in sign_in_directory; text is NFC (the program sees to it at the door).

create table tenant (
  id uuid primary key,
  name text not null,
  mode text not null check (mode in ('practice', 'office')),
  settings jsonb not null default '{}',
  created_at timestamptz not null
);

-- Which tenant and account a login belongs to: the one small directory that spans tenants.
create table sign_in_directory (
  login text primary key,
  tenant_id uuid not null references tenant (id),
  account_id uuid not null
);

-- One-time links that make the first administrator. Only the hash of the token is kept.
create table setup_link (
  token_hash bytea primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table organisation (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  kind text not null,
  system text not null,
  parent_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references organisation (tenant_id, id)
);

-- Names are dated: a rename adds a row. valid_to is the first day on which the name no longer holds.
create table organisation_name (
  tenant_id uuid not null,
  organisation_id uuid not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  short_name text not null,
  symbol text,
  aliases text[] not null default '{}',
  primary key (tenant_id, organisation_id, valid_from),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  check (valid_to is null or valid_to > valid_from)
);

create table organisation_group (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  name text not null,
  aliases text[] not null default '{}',
  created_at timestamptz not null,
  primary key (tenant_id, id)
);

-- Membership is dated too; a task keeps the units that it was issued to.
create table group_member (
  tenant_id uuid not null,
  group_id uuid not null,
  organisation_id uuid not null,
  valid_from date not null,
  valid_to date,
  primary key (tenant_id, group_id, organisation_id, valid_from),
  foreign key (tenant_id, group_id) references organisation_group (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);

create table account (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  login text not null,
  title text not null,
  organisation_id uuid not null,
  password_hash text,
  suspended boolean not null default false,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, login),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);

create table role_grant (
  tenant_id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('clerk', 'monitor', 'leader', 'head', 'officer', 'administrator')),
  organisation_id uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (tenant_id, account_id, role, organisation_id, valid_from),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);

-- Only a hash of the session's token is kept.
create table session (
  tenant_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index session_account on session (tenant_id, account_id);

-- Files are kept on disk under their SHA-256; a row says that this tenant holds one.
create table stored_file (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  size bigint not null,
  media_type text not null,
  stored_by uuid not null,
  stored_at timestamptz not null,
  primary key (tenant_id, id)
);
create index stored_file_sha on stored_file (tenant_id, sha256);

create table document (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  file_id uuid not null,
  state text not null check (state in ('received', 'read', 'unreadable', 'issued', 'discarded')),
  problem text,
  head jsonb,
  head_corrected text[] not null default '{}',
  paper jsonb,
  open_points jsonb not null default '[]',
  -- copies of head fields for lists and for finding duplicates
  system text,
  kind text,
  number text,
  number_key text,
  issuer text,
  issued_on date,
  subject text,
  urgency text,
  version integer not null default 1,
  received_by uuid not null,
  received_at timestamptz not null,
  issued_by uuid,
  issued_at timestamptz,
  discard_reason text,
  -- folded text (lower case, no marks) made by the program
  search_text text not null default '',
  search tsvector generated always as (to_tsvector('simple', search_text)) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references stored_file (tenant_id, id),
  foreign key (tenant_id, received_by) references account (tenant_id, id)
);
create index document_list on document (tenant_id, received_at desc, id desc);
create index document_number on document (tenant_id, number_key) where number_key is not null;
create index document_search on document using gin (search);

-- An order as the machine proposed it and as a person has left it; it becomes a task when the dispatch is issued.
create table reading_order (
  tenant_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  position double precision not null,
  path text not null,
  title text not null,
  title_source text not null check (title_source in ('machine', 'person')),
  action text not null,
  action_span jsonb,
  action_source text not null check (action_source in ('machine', 'person')),
  sentence jsonb,
  leads jsonb not null default '[]',
  cooperating jsonb not null default '[]',
  product text,
  deadline jsonb,
  report_to jsonb,
  conditional boolean not null default false,
  rule text,
  sure real,
  state text not null check (state in ('proposed', 'confirmed', 'dropped')),
  confirmed_by uuid,
  confirmed_at timestamptz,
  drop_reason text,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id),
  -- nothing is confirmed without a named confirmer
  check ((state = 'confirmed') = (confirmed_by is not null and confirmed_at is not null))
);
create index reading_order_document on reading_order (tenant_id, document_id, position);

create table task (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  document_id uuid not null,
  order_id uuid not null,
  number integer not null,
  path text not null,
  title text not null,
  action text not null,
  quote text not null,
  span jsonb,
  product text,
  report_to text,
  conditional boolean not null default false,
  -- the deadline as ordered: never changed after issue
  deadline jsonb,
  last_day date,
  due_at timestamptz,
  working_days_given integer,
  confirmed_by uuid not null,
  issued_by uuid not null,
  issued_at timestamptz not null,
  search_text text not null default '',
  search tsvector generated always as (to_tsvector('simple', search_text)) stored,
  primary key (tenant_id, id),
  -- an order is issued once, whatever two people press at the same moment
  unique (tenant_id, order_id),
  unique (tenant_id, document_id, number),
  foreign key (tenant_id, document_id) references document (tenant_id, id),
  foreign key (tenant_id, order_id) references reading_order (tenant_id, id),
  foreign key (tenant_id, confirmed_by) references account (tenant_id, id),
  foreign key (tenant_id, issued_by) references account (tenant_id, id)
);
create index task_search on task using gin (search);

-- The task as one organisation has it. A task for a group has one part a unit, each with exactly one lead.
create table assignment (
  tenant_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  document_id uuid not null,
  organisation_id uuid not null,
  role text not null check (role in ('lead', 'cooperating')),
  part integer,
  state text not null check (state in
    ('issued', 'acknowledged', 'in_progress', 'submitted', 'returned', 'accepted', 'disputed', 'withdrawn', 'handed_on')),
  due_at timestamptz,
  last_day date,
  acknowledged_at timestamptz,
  submitted_at timestamptz,
  accepted_at timestamptz,
  reason text,
  reason_by uuid,
  reason_at timestamptz,
  handed_on_to uuid,
  suggested_organisation_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, task_id) references task (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  check ((role = 'lead') = (part is not null))
);
-- exactly one living lead a part, and a unit has one living part in a task
create unique index assignment_lead on assignment (tenant_id, task_id, part)
  where role = 'lead' and state not in ('withdrawn', 'handed_on');
create unique index assignment_unit on assignment (tenant_id, task_id, organisation_id)
  where state not in ('withdrawn', 'handed_on');
create index assignment_open on assignment (tenant_id, organisation_id, due_at)
  where state not in ('accepted', 'withdrawn', 'handed_on');
create index assignment_office on assignment (tenant_id, state, submitted_at)
  where state in ('submitted', 'disputed');
create index assignment_due on assignment (tenant_id, due_at)
  where state in ('issued', 'acknowledged', 'in_progress', 'returned');
create index assignment_document on assignment (tenant_id, document_id);
create index assignment_closed on assignment (tenant_id, organisation_id, accepted_at desc) where state = 'accepted';

create table submission (
  tenant_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  nth integer not null,
  text text not null,
  submitted_by uuid not null,
  -- frozen: what the unit is judged by
  submitted_at timestamptz not null,
  on_time boolean,
  decision text check (decision in ('accept', 'return')),
  decision_reason text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, assignment_id, nth),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  check ((decision is null) = (decided_by is null)),
  check (decision is distinct from 'return' or length(decision_reason) > 0)
);

create table evidence (
  tenant_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  -- null while the file waits for the submission that it belongs to
  submission_id uuid,
  kind text not null check (kind in ('file', 'link', 'document')),
  file_id uuid,
  label text not null,
  url text,
  document_date date,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  foreign key (tenant_id, submission_id) references submission (tenant_id, id),
  foreign key (tenant_id, file_id) references stored_file (tenant_id, id),
  check ((kind = 'file') = (file_id is not null))
);
create index evidence_submission on evidence (tenant_id, submission_id);

-- What happened: append-only, one row an operation, in the operation's own transaction.
create table event (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  at timestamptz not null,
  -- null: the program itself (a job)
  account_id uuid,
  operation text not null,
  document_id uuid,
  task_id uuid,
  assignment_id uuid,
  organisation_id uuid,
  data jsonb not null default '{}',
  primary key (tenant_id, id)
);
create index event_task on event (tenant_id, task_id, id) where task_id is not null;
create index event_document on event (tenant_id, document_id, id) where document_id is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the event log is append-only';
end $$;
create trigger event_append_only before update or delete or truncate on event
  for each statement execute function refuse_change();
