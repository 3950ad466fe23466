-- A session nobody uses ends by itself; each sign-in says after how long.
alter table people.session add column idle_minutes integer not null default 720 check (idle_minutes > 0);
