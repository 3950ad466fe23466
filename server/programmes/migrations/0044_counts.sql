-- The list of a unit is copied when it is signed; a second record of the same is not needed.
drop table programmes.package_copy_to;

-- What one application contributes to the public counters at present. A handler takes the former contribution
-- away and adds the new one, so that hearing an event twice, or late, changes nothing.
create table programmes.counted (
  application_id uuid primary key references programmes.application (id),
  programme_id text not null references programmes.programme (id),
  unit_code text not null,
  directions text[] not null,
  stage text not null check (stage in ('submitted', 'recommended', 'delivered')),
  -- Day of the first submission in Beijing.
  day date not null,
  counted_at timestamptz not null
);
create index counted_by_programme on programmes.counted (programme_id, unit_code);
