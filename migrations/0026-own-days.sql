-- A cooperating unit may have a day of its own, before the one that the unit in charge has: set when the order is confirmed, or
-- later by who directs or by the unit in charge. Null: the deadline of the unit in charge.
alter table assignment
  add column own_day date,
  add constraint assignment_own_day_check check (own_day is null or role = 'cooperating');

-- own: the day of a cooperating unit was set · given: the office gave more time without being asked
alter table extension drop constraint extension_origin_check;
alter table extension add constraint extension_origin_check
  check (origin in ('asked', 'resumed', 'reopened', 'amended', 'corrected', 'inherited', 'own', 'given'));
