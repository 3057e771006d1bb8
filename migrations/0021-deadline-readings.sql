-- "trước ngày" is read as the office reads it, until a person decides otherwise for one order: the machine decides nothing.
update reading_order set deadline = jsonb_set(deadline, '{inclusive}', 'null')
  where deadline is not null and deadline ->> 'source' = 'machine';
