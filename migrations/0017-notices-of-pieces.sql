-- A unit below is told because a piece was given to it (under), the unit above because it gave it (assigner).
alter table notice drop constraint notice_because_check;
alter table notice add constraint notice_because_check
  check (because in ('lead', 'cooperating', 'under', 'monitor', 'assigner', 'addressee'));
