-- Opinion slips (phiếu lấy ý kiến): a draft goes to several units with a date; who says nothing has said nothing.
create table opinion_round (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  -- the unit that asks
  organisation_id uuid not null,
  title text not null,
  request text not null,
  due_day date not null,
  -- the first day that was set; later ones stand beside it
  first_due_day date not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  conclusion text,
  made_by uuid not null,
  made_at timestamptz not null,
  sent_by uuid,
  sent_at timestamptz,
  closed_by uuid,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, made_by) references account (tenant_id, id),
  check ((state = 'draft') = (sent_at is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check ((sent_at is null) = (sent_by is null)),
  check ((closed_at is null) = (closed_by is null))
);
create index opinion_round_asked on opinion_round (tenant_id, organisation_id, made_at desc);

create table opinion_slip (
  tenant_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  organisation_id uuid not null,
  answer text check (answer in ('agree', 'agree_with_comments', 'disagree')),
  text text not null default '',
  answered_by uuid,
  answered_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, round_id, organisation_id),
  foreign key (tenant_id, round_id) references opinion_round (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  -- nothing is an answer that nobody gave
  check ((answer is null) = (answered_at is null)),
  check ((answer is null) = (answered_by is null))
);
create index opinion_slip_unit on opinion_slip (tenant_id, organisation_id, round_id);

-- Files of the draft (no slip), or of an answer.
create table opinion_file (
  tenant_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  slip_id uuid,
  file_id uuid not null,
  label text not null,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, round_id) references opinion_round (tenant_id, id),
  foreign key (tenant_id, slip_id) references opinion_slip (tenant_id, id),
  foreign key (tenant_id, file_id) references stored_file (tenant_id, id)
);
create index opinion_file_round on opinion_file (tenant_id, round_id);
