-- Parts that are late by the deadline as ordered and not by the one that holds: few, and counted beside the late ones.
create index assignment_extended on assignment (tenant_id, ordered_due_at) include (organisation_id, assigner_id)
  where state in ('issued', 'acknowledged', 'in_progress', 'returned', 'reopened') and due_at > ordered_due_at;
