-- Who never chose an hour follows the hour of the house, which an operator may change. Rows are also made for the
-- token at the foot of mails; those that say what the house said count as not chosen.
alter table notices.rhythm alter column digest_hour drop not null;
alter table notices.rhythm alter column digest_hour drop default;
update notices.rhythm set digest_hour = null where digest_hour = 9 and working_days_only;
