create schema activities;

create table activities.activity (
  id uuid primary key,
  -- Who holds it.
  org_id uuid not null references people.organisation (id),
  kind text not null check (kind in ('training', 'exchange', 'onSite')),
  state text not null default 'draft' check (state in ('draft', 'open', 'cancelled', 'discarded')),
  version integer not null default 1,
  title text not null check (length(title) between 2 and 120),
  body text not null,
  agenda jsonb not null default '[]',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  closes_at timestamptz not null,
  place text not null,
  online text,
  capacity integer check (capacity > 0),
  per_org integer check (per_org > 0),
  per_region integer check (per_region > 0),
  contact text not null default '',
  cancel_reason text,
  -- Kept with each registration: nobody counts rows to show a list.
  taken integer not null default 0 check (taken >= 0),
  waiting integer not null default 0 check (waiting >= 0),
  attended integer not null default 0 check (attended >= 0),
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  constraint activity_runs_forward check (ends_at > starts_at and closes_at <= starts_at),
  constraint activity_has_room_for_all_who_have_a_place check (capacity is null or taken <= capacity)
);
create index activity_by_time on activities.activity (starts_at, id) where state in ('open', 'cancelled');
create index activity_of_host on activities.activity (org_id, id);

create table activities.registration (
  id uuid primary key,
  activity_id uuid not null references activities.activity (id),
  person_id uuid not null references people.person (id),
  org_id uuid not null references people.organisation (id),
  -- Two digits of the organisation's province; empty where it has none.
  region text not null,
  state text not null check (state in ('registered', 'waiting', 'cancelled')),
  code text not null check (code ~ '^\d{6}$'),
  registered_at timestamptz not null,
  attended_at timestamptz,
  attended_by uuid references people.person (id),
  way text check (way in ('scan', 'code')),
  constraint registration_code_is_taken unique (activity_id, code),
  constraint only_who_has_a_place_attends check (attended_at is null or state = 'registered'),
  constraint attendance_says_how check ((attended_at is null) = (way is null))
);
create unique index registration_is_made_once on activities.registration (activity_id, person_id)
  where state <> 'cancelled';
create index registration_in_line on activities.registration (activity_id, state, id);
create index registration_of_person on activities.registration (person_id, id);

create table activities.feedback (
  registration_id uuid primary key references activities.registration (id),
  activity_id uuid not null references activities.activity (id),
  content integer not null check (content between 1 and 5),
  organisation integer not null check (organisation between 1 and 5),
  use integer not null check (use between 1 and 5),
  applies boolean not null,
  words text not null,
  given_at timestamptz not null
);
create index feedback_of_activity on activities.feedback (activity_id);

select people.pub_add_permits(role, '{activities.activity.run}')
from unnest('{office.officer,office.institute,authority.officer}'::text[]) role;
