-- Văn bản đôn đốc: an outgoing letter that lists what units owe. It is made from the parts as they stand, edited, numbered and
-- sent, and answered by each unit. Signing is outside: the signed file can be kept with it.
create table urging_letter (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  state text not null check (state in ('draft', 'sent', 'recalled', 'discarded')),
  issuer_id uuid not null,
  profile text not null,
  superior text,
  symbol text not null,
  place text not null,
  subject text not null,
  opening text not null,
  closing text not null,
  -- by when an answer is asked for
  answer_by date not null,
  signer_authority text,
  signer_post text not null,
  signer_name text,
  copies text[] not null default '{}',
  filed text not null,
  -- given with the number, in one step
  number integer,
  period text,
  dated date,
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null,
  sent_by uuid,
  sent_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  ended_reason text,
  pdf_file_id uuid,
  docx_file_id uuid,
  signed_file_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, issuer_id) references organisation (tenant_id, id),
  foreign key (tenant_id, made_by) references account (tenant_id, id),
  foreign key (tenant_id, pdf_file_id) references stored_file (tenant_id, id),
  foreign key (tenant_id, docx_file_id) references stored_file (tenant_id, id),
  foreign key (tenant_id, signed_file_id) references stored_file (tenant_id, id),
  -- nothing is sent without number, date, and the files as they were sent
  check (state not in ('sent', 'recalled')
    or (number is not null and dated is not null and sent_by is not null and pdf_file_id is not null and docx_file_id is not null))
);
create index urging_letter_list on urging_letter (tenant_id, made_at desc, id desc);

create table urging_addressee (
  tenant_id uuid not null,
  letter_id uuid not null,
  organisation_id uuid not null,
  position integer not null,
  -- the name as the letter has it, from the moment that it is sent
  name text,
  answer text,
  answer_number text,
  answer_day date,
  answered_by uuid,
  answered_at timestamptz,
  primary key (tenant_id, letter_id, organisation_id),
  foreign key (tenant_id, letter_id) references urging_letter (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  check ((answer is null) = (answered_by is null))
);
create index urging_addressee_unit on urging_addressee (tenant_id, organisation_id, letter_id);
create index urging_addressee_waits on urging_addressee (tenant_id, organisation_id) where answer is null;

-- A part that the letter names. `said` is what the letter says of it, kept from the moment that it is sent.
create table urging_item (
  tenant_id uuid not null,
  letter_id uuid not null,
  assignment_id uuid not null,
  organisation_id uuid not null,
  said jsonb,
  primary key (tenant_id, letter_id, assignment_id),
  foreign key (tenant_id, letter_id) references urging_letter (tenant_id, id),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id)
);
create index urging_item_part on urging_item (tenant_id, assignment_id);

-- Numbers given to outgoing papers: by the state's rules one series a year, by the party's one a kind and committee term.
create table outgoing_number (
  tenant_id uuid not null,
  issuer_id uuid not null,
  kind text not null,
  -- "2026", or the day on which the committee's term began
  period text not null,
  number integer not null check (number > 0),
  letter_id uuid not null,
  given_by uuid not null,
  given_at timestamptz not null,
  primary key (tenant_id, issuer_id, kind, period, number),
  foreign key (tenant_id, issuer_id) references organisation (tenant_id, id)
);

create table committee_term (
  tenant_id uuid not null,
  organisation_id uuid not null,
  starts_on date not null,
  -- "2025 - 2030"
  name text not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (tenant_id, organisation_id, starts_on),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);

-- Notices may tell of a letter instead of a part.
alter table notice add column letter_id uuid;
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in
  ('assigned', 'returned', 'decided', 'ended', 'due', 'overdue', 'to-review', 'disputed', 'urged', 'urging-answered'));
alter table notice drop constraint notice_because_check;
alter table notice add constraint notice_because_check check (because in ('lead', 'cooperating', 'monitor', 'addressee'));
alter table notice add constraint notice_about_check check ((assignment_id is null) <> (letter_id is null));
