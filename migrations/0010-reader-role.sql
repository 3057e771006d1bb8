-- reader: xem để biết, sees what its unit has and works on nothing.
alter table role_grant drop constraint role_grant_role_check,
  add constraint role_grant_role_check
    check (role in ('clerk', 'monitor', 'leader', 'head', 'officer', 'reader', 'administrator'));
