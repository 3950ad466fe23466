create schema booking;

-- 工作日历 of an organisation; an offer may have one of its own.
create table booking.calendar (
  org_id uuid primary key references people.organisation (id),
  content jsonb not null,
  version integer not null default 1,
  changed_by uuid references people.person (id),
  changed_at timestamptz not null
);

-- 产能 of an offer. Whoever changes what of it is taken locks its row first, so that all of it is done in one order.
create table booking.capacity (
  offer_id uuid primary key references catalog.offer (id),
  org_id uuid not null references people.organisation (id),
  mode text not null check (mode in ('hours', 'slots')),
  machines integer not null check (machines between 1 and 999),
  -- Null: that of the organisation.
  calendar jsonb,
  takes_holds boolean not null,
  hold_hours integer not null check (hold_hours between 4 and 240),
  horizon_weeks integer not null check (horizon_weeks between 1 and 52),
  least_minutes integer not null check (least_minutes > 0),
  most_minutes integer not null,
  version integer not null default 1,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  demo boolean not null default false,
  constraint slots_are_of_one_machine check (mode = 'hours' or machines = 1),
  constraint capacity_bounds_are_in_order check (most_minutes >= least_minutes)
);
create index capacity_of_org on booking.capacity (org_id, offer_id);

-- Machine time of a week: no path can take more than there is.
create table booking.week (
  offer_id uuid not null references booking.capacity (offer_id),
  -- Its Monday.
  week date not null,
  open_minutes integer not null,
  taken_minutes integer not null default 0,
  -- Went by unused, known when somebody last took from the week that runs.
  passed_minutes integer not null default 0,
  primary key (offer_id, week),
  constraint week_begins_on_monday check (extract(isodow from week) = 1),
  constraint week_has_room check (
    taken_minutes >= 0 and passed_minutes >= 0 and taken_minutes + passed_minutes <= open_minutes)
);

-- 预留、预订: capacity that one organisation takes of another's, or the maker itself for work from elsewhere.
create table booking.reservation (
  id uuid primary key,
  offer_id uuid not null references booking.capacity (offer_id),
  org_id uuid not null references people.organisation (id),
  holder_org_id uuid not null references people.organisation (id),
  mode text not null check (mode in ('hours', 'slots')),
  state text not null
    check (state in ('held', 'firm', 'declined', 'withdrawn', 'expired', 'released')),
  version integer not null default 1,
  minutes integer not null check (minutes > 0),
  -- Of a slot its range; of hours from the first day asked for to the last.
  during tstzrange not null,
  purpose text not null,
  -- Of the last step that gave one.
  reason text,
  expires_at timestamptz,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  demo boolean not null default false,
  constraint held_until_some_moment check (state <> 'held' or expires_at is not null),
  constraint range_is_whole check (
    not isempty(during) and lower_inc(during) and not upper_inc(during)
    and lower(during) is not null and upper(during) is not null),
  constraint slot_is_taken exclude using gist (offer_id with =, during with &&)
    where (mode = 'slots' and state in ('held', 'firm'))
);
create index reservation_of_offer on booking.reservation (offer_id, state);
create index reservation_of_org on booking.reservation (org_id, state, id);
create index reservation_of_holder on booking.reservation (holder_org_id, state, id);
create index reservation_expires on booking.reservation (expires_at) where state = 'held';

-- What it takes of each week, kept when it is given back.
create table booking.reservation_week (
  reservation_id uuid not null references booking.reservation (id),
  week date not null,
  minutes integer not null check (minutes > 0),
  primary key (reservation_id, week)
);
create index reservation_week_of on booking.reservation_week (week, reservation_id);

create table booking.reservation_step (
  reservation_id uuid not null references booking.reservation (id),
  version integer not null,
  verb text not null,
  reason text,
  -- Null: time took it.
  taken_by uuid references people.person (id),
  taken_org_id uuid references people.organisation (id),
  taken_at timestamptz not null,
  primary key (reservation_id, version)
);
comment on table booking.reservation_step is 'append-only';

select people.pub_add_permits(role, '{booking.capacity.write,booking.reservation.hold}')
from unnest('{applicant.admin,applicant.member}'::text[]) role;
select people.pub_add_permits('applicant.admin', '{booking.reservation.answer}');
