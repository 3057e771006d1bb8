-- A group is a list or a rule, each for a time. On a day on which a rule holds, who is in the group follows from the tree of that
-- day: {underId, direct, kinds, systems}.
create table group_rule (
  tenant_id uuid not null,
  group_id uuid not null,
  valid_from date not null,
  valid_to date,
  rule jsonb not null,
  primary key (tenant_id, group_id, valid_from),
  foreign key (tenant_id, group_id) references organisation_group (tenant_id, id),
  check (valid_to is null or valid_to > valid_from)
);

-- Who was in the groups to which a task was issued, frozen, and on which day that was looked up.
alter table task add column expanded_on date, add column expanded_groups jsonb;
