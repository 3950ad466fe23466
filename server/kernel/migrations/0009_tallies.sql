-- How often something was looked at or asked for on a day: numbers only, never who.
create table kernel.tally (
  what text not null,
  thing text not null check (length(thing) <= 4000),
  day date not null,
  times integer not null check (times > 0),
  primary key (what, thing, day)
);
create index tally_by_day on kernel.tally (what, day);
