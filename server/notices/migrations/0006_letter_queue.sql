-- A nation's letters of one moment: the next one is found without looking at all that wait, and what is under way
-- without looking at any of them.
drop index notices.letter_open;
create index letter_waiting on notices.letter
  ((case when purpose = 'code' then 0 else 1 end), next_at) where state = 'waiting';
create index letter_sending on notices.letter (claimed_at) where state = 'sending';
