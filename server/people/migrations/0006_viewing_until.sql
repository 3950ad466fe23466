-- Looking with somebody else's eyes ends by itself.
alter table people.session add column viewing_until timestamptz;
