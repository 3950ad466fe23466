-- A list of winners is the office's that brought it: no other office sees its preview or undoes it. Lists from
-- before this are anybody's who imports winners.
alter table programmes.winner_batch add column org_id uuid references people.organisation (id);
