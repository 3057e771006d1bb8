-- A unit gives a piece of its part to units below it, and notes how far the work is.
alter table assignment drop constraint assignment_role_check;
alter table assignment
  add constraint assignment_role_check check (role in ('lead', 'cooperating', 'under')),
  -- the part of which this is a piece
  add column under_id uuid,
  -- the unit that gave the piece, and takes its result; null: the office
  add column assigner_id uuid,
  add column instruction text,
  add foreign key (tenant_id, under_id) references assignment (tenant_id, id),
  add foreign key (tenant_id, assigner_id) references organisation (tenant_id, id),
  add constraint assignment_under_check check (
    (role = 'under') = (under_id is not null)
    and (role = 'under') = (assigner_id is not null)
    and (role = 'under') = (instruction is not null)
  );
create index assignment_under on assignment (tenant_id, under_id) where under_id is not null;
create index assignment_given on assignment (tenant_id, assigner_id, state)
  where assigner_id is not null and state in ('submitted', 'disputed');

create table progress_note (
  tenant_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  text text not null,
  -- how much of the work is done, as the unit says
  percent integer check (percent between 0 and 100),
  noted_by uuid not null,
  noted_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  foreign key (tenant_id, noted_by) references account (tenant_id, id)
);
create index progress_note_part on progress_note (tenant_id, assignment_id, id desc);
