-- What the parts of a proposed order rest on, and how sure the machine was of each: [{part, why, sure}];
-- null for orders that a person added, and for readings from before this was kept.
alter table reading_order add column rests jsonb;
