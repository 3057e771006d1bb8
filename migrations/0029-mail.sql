-- E-mail: the office's mail server, the address of an account, and the letters with what became of each.
create table mail_server (
  tenant_id uuid not null references tenant (id),
  active boolean not null,
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('starttls', 'implicit', 'none')),
  login text,
  -- sealed (platform/seals.ts); never shown again
  password bytea,
  sender text not null,
  sender_name text not null,
  -- where people open the program, for links
  base_url text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  -- the server takes no letter: what the matter is, since when, and when it is tried again
  trouble text check (trouble in ('unreachable', 'tls', 'auth', 'sender', 'key')),
  trouble_said text,
  trouble_since timestamptz,
  tries integer not null default 0,
  next_try_at timestamptz,
  primary key (tenant_id),
  foreign key (tenant_id, changed_by) references account (tenant_id, id),
  check ((login is null) = (password is null)),
  check ((trouble is null) = (trouble_since is null))
);

create table mail_address (
  tenant_id uuid not null,
  account_id uuid not null,
  address text not null,
  asked_at timestamptz not null,
  -- the link of the letter that asks whether the address is right; made when that is sent
  token_hash bytea,
  token_until timestamptz,
  confirmed_at timestamptz,
  -- kinds of notices that are not wanted by mail
  unwanted text[] not null default '{}',
  -- the address was refused for good, and gets nothing more until it is confirmed anew
  bounced_at timestamptz,
  bounce_said text,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
create index mail_address_token on mail_address (token_hash) where token_hash is not null;

-- The outbox. What a letter says is not kept: it is put together when it is sent, with the rights of that moment.
create table mail_letter (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('confirm', 'now', 'digest')),
  -- of a digest: one a working day
  day date,
  -- waiting → sending → sent; dropped: nothing of it is still to be told · failed: refused for good · unsure: handed over, answer lost
  state text not null check (state in ('waiting', 'sending', 'sent', 'dropped', 'failed', 'unsure')),
  made_at timestamptz not null,
  attempts integer not null default 0,
  next_try_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  result text,
  said text,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  check ((kind = 'digest') = (day is not null)),
  check ((state in ('waiting', 'sending')) = (ended_at is null))
);
create unique index mail_letter_digest on mail_letter (tenant_id, account_id, day) where kind = 'digest';
create index mail_letter_due on mail_letter (tenant_id, next_try_at, id) where state = 'waiting';
create index mail_letter_sending on mail_letter (tenant_id, started_at) where state = 'sending';
create index mail_letter_list on mail_letter (tenant_id, id desc) where state in ('failed', 'unsure');
create index mail_letter_ended on mail_letter (tenant_id, ended_at) where ended_at is not null;
create index mail_letter_account on mail_letter (tenant_id, account_id, kind, made_at);

-- A notice goes into one letter, whichever server, restart or clock.
create table mail_item (
  tenant_id uuid not null,
  notice_id uuid not null,
  letter_id uuid not null,
  primary key (tenant_id, notice_id),
  foreign key (tenant_id, notice_id) references notice (tenant_id, id),
  foreign key (tenant_id, letter_id) references mail_letter (tenant_id, id) on delete cascade
);
create index mail_item_letter on mail_item (tenant_id, letter_id);
