-- What a repair of an assignment changes: reviews of one item, where they are not the round's number; and how a plan came about.
alter table evaluation.item add column reviews_asked integer check (reviews_asked between 0 and 50);

alter table evaluation.arrangement
  -- Kind of the repair that was applied to the plan before.
  add column mends text,
  add column taken_back_at timestamptz,
  -- What a confirmed plan made: its assignments are withdrawn with it.
  add constraint plans_taken_back_were_mended check (taken_back_at is null or mends is not null);
