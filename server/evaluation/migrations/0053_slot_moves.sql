-- Times that were told and given up since, the earliest first: what the applicant had asked of each, and when it moved.
alter table evaluation.slot add column moves jsonb not null default '[]';
