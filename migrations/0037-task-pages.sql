-- Pages of parts: what is open by due date and what is over by when it ended, so that the cost of a page is that of its rows,
-- however many parts are closed. Columns beside the keys are there to count without the table itself.

drop index assignment_open;
create index assignment_open on assignment (tenant_id, organisation_id, due_at, id) include (state, last_day)
  where state not in ('accepted', 'withdrawn', 'cancelled', 'handed_on', 'transferred');

drop index assignment_due;
create index assignment_due on assignment (tenant_id, due_at) include (organisation_id, document_id, assigner_id)
  where state in ('issued', 'acknowledged', 'in_progress', 'returned', 'reopened');

drop index assignment_closed;
create index assignment_closed on assignment (tenant_id, organisation_id, state_since desc, id desc)
  where state in ('accepted', 'withdrawn', 'cancelled', 'handed_on', 'transferred');

create index document_issued on document (tenant_id, issued_at desc, id desc) where state = 'issued';
-- Dispatches that wait for a person; files that wait for a submission.
create index document_waiting on document (tenant_id, received_at) where state = 'read';
create index evidence_assignment on evidence (tenant_id, assignment_id);
