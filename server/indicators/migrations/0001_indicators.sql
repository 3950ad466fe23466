create schema indicators;

-- A platform or project whose indicators are tracked from a baseline to a target.
create table indicators.track (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  -- Who follows it and may verify.
  office_org_id uuid references people.organisation (id),
  title text not null check (length(title) between 2 and 200),
  list_id text not null,
  -- The module that keeps it for a thing of its own; null where its organisation runs it itself.
  keeper text,
  from_day date not null,
  until_day date not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  constraint track_runs_forward check (until_day > from_day),
  constraint track_is_not_followed_by_its_own check (office_org_id <> org_id)
);
create index track_of_org on indicators.track (org_id, id);
create index track_of_office on indicators.track (office_org_id, id);

-- The definition as it was when the tracking began: a list that changes later does not change what was meant.
create table indicators.goal (
  track_id uuid not null references indicators.track (id),
  indicator text not null,
  place integer not null,
  definition jsonb not null,
  baseline text,
  target text,
  primary key (track_id, indicator)
);

-- A platform that posts, by its public key.
create table indicators.source (
  id uuid primary key,
  track_id uuid not null references indicators.track (id),
  name text not null check (length(name) between 2 and 100),
  key_id text not null check (key_id ~ '^[0-9a-f]{16}$'),
  public_key_pem text not null,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  revoked_at timestamptz,
  constraint source_key_is_registered unique (track_id, key_id)
);

-- Everything that anybody said: nothing replaces anything.
create table indicators.value (
  id uuid primary key,
  track_id uuid not null references indicators.track (id),
  indicator text not null,
  period text not null,
  amount text not null check (amount ~ '^-?[0-9]{1,15}(\.[0-9]{1,6})?$'),
  standing text not null check (standing in ('selfReported', 'interfaceReported', 'verified')),
  note text,
  said_by uuid references people.person (id),
  -- For which organisation; null for what a platform posted.
  said_org_id uuid references people.organisation (id),
  said_at timestamptz not null,
  source_id uuid references indicators.source (id),
  source_system text,
  row_count integer,
  rows_sha256 text,
  -- The signed text and its signature, to be checked again by anybody.
  message text,
  message_sha256 text,
  signature text,
  constraint value_indicator_is_tracked foreign key (track_id, indicator)
    references indicators.goal (track_id, indicator),
  constraint value_that_is_posted_is_signed
    check ((standing = 'interfaceReported') = (source_id is not null and signature is not null))
);
comment on table indicators.value is 'append-only';
create index value_of_track on indicators.value (track_id, indicator, period, id);
create unique index value_is_posted_already on indicators.value (source_id, message_sha256)
  where source_id is not null;

select people.pub_add_permits(role, '{indicators.track.follow}')
from unnest('{authority.officer,authority.checker,authority.leader,office.officer,office.institute,office.supervisor}'::text[]) role;
select people.pub_add_permits(role, '{indicators.value.verify}')
from unnest('{authority.officer,office.officer}'::text[]) role;
