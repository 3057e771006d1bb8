-- All parts of a task, over or not, and whether a unit has one: the partial unique indexes know only living ones.
create index assignment_task on assignment (tenant_id, task_id, organisation_id);
