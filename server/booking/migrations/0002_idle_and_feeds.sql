-- 闲置产能: a note on an offer that some weeks of it are free, published with one click; it ends by itself.
create table booking.idle (
  id uuid primary key,
  offer_id uuid not null references booking.capacity (offer_id),
  org_id uuid not null references people.organisation (id),
  first_day date not null,
  last_day date not null,
  note text not null default '',
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  -- The first moment after its last day.
  ends_at timestamptz not null,
  ended_at timestamptz,
  constraint idle_days_are_in_order check (last_day >= first_day)
);
create unique index idle_is_published_already on booking.idle (offer_id) where ended_at is null;
create index idle_ends on booking.idle (ends_at) where ended_at is null;

-- 日历订阅: the secret address under which a person's own calendar reads reservations of an organisation.
create table booking.feed (
  person_id uuid not null references people.person (id),
  org_id uuid not null references people.organisation (id),
  -- SHA-256 of the secret, which is told once.
  secret_hash bytea not null,
  made_at timestamptz not null,
  primary key (person_id, org_id),
  constraint feed_secret_is_its_own unique (secret_hash)
);

-- For other modules: who has capacity, and what of each week is open and free. Holds that the clock has not yet taken
-- count as taken.
create view booking.pub_capacity as
  select offer_id, org_id, mode, takes_holds, horizon_weeks from booking.capacity;
create view booking.pub_week as
  select offer_id, week, open_minutes, open_minutes - taken_minutes - passed_minutes as free_minutes
  from booking.week;
create view booking.pub_idle as
  select offer_id, first_day, last_day, ends_at from booking.idle where ended_at is null;
