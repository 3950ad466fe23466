create schema programmes;

-- A programme is its definition; everything else about it is read from there.
create table programmes.programme (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{1,60}$'),
  definition jsonb not null,
  definition_digest text not null,
  form jsonb not null,
  form_digest text not null,
  state text not null check (state in ('draft', 'open', 'closed', 'archived')),
  version integer not null default 1,
  made_from text references programmes.programme (id),
  org_id uuid references people.organisation (id),
  opened_at timestamptz,
  closed_at timestamptz,
  changed_at timestamptz not null
);

-- Which organisation sits on a recommending unit's seat; authority names are entered by operators.
create table programmes.seat (
  programme_id text not null references programmes.programme (id),
  unit_code text not null,
  org_id uuid references people.organisation (id),
  authority_name text,
  conditions text[] not null default '{}',
  changed_at timestamptz not null,
  primary key (programme_id, unit_code)
);
create index seat_by_org on programmes.seat (org_id) where org_id is not null;

create table programmes.application (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  org_id uuid not null references people.organisation (id),
  -- The how-manieth project of this applicant; the programme's limit bounds it.
  slot integer not null check (slot >= 1),
  title text not null default '',
  directions text[] not null default '{}',
  -- The way it travels: stops from the first unit to the one that recommends to the issuer.
  way_key text not null,
  stops jsonb not null,
  state text not null check (state in
    ('draft', 'submitted', 'returned', 'recommended', 'declined', 'delivered', 'discarded')),
  draft_version integer not null default 0,
  submission_seq integer not null default 0,
  -- Set while returned: until when the mended file may come back.
  return_deadline timestamptz,
  submitted_at timestamptz,
  made_by uuid not null references people.person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index application_one_a_slot on programmes.application (programme_id, org_id, slot)
  where state <> 'discarded';
create index application_by_org on programmes.application (org_id, changed_at desc);
create index application_by_state on programmes.application (programme_id, state);

-- The form while it is written: one row a field, with the version in which it last changed.
create table programmes.answer_field (
  application_id uuid not null references programmes.application (id),
  at text not null,
  item text not null,
  value jsonb,
  version integer not null,
  changed_by uuid,
  primary key (application_id, at)
);
create index answer_field_by_item on programmes.answer_field (application_id, item);

create table programmes.answer_row (
  application_id uuid not null references programmes.application (id),
  at text not null,
  item text not null,
  sort_key text not null,
  version integer not null,
  removed integer,
  changed_by uuid,
  primary key (application_id, at)
);
create index answer_row_by_item on programmes.answer_row (application_id, item);

-- Every accepted batch of edits, for time travel.
create table programmes.answer_change (
  application_id uuid not null references programmes.application (id),
  version integer not null,
  edits jsonb not null,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (application_id, version)
);
comment on table programmes.answer_change is 'append-only';

-- What was handed in, sealed: never changed, only followed by the next.
create table programmes.submission (
  id uuid primary key,
  application_id uuid not null references programmes.application (id),
  seq integer not null,
  receipt_no text not null,
  title text not null,
  directions text[] not null,
  answers jsonb not null,
  form_digest text not null,
  draft_version integer not null,
  digest_sha256 text not null,
  digest_sm3 text not null,
  submitted_by uuid not null references people.person (id),
  submitted_at timestamptz not null,
  constraint submission_once_a_number unique (application_id, seq),
  constraint submission_receipt_is_unique unique (receipt_no)
);
comment on table programmes.submission is 'append-only';

-- An application at one stop of its way.
create table programmes.candidate (
  id uuid primary key,
  application_id uuid not null references programmes.application (id),
  programme_id text not null references programmes.programme (id),
  unit_code text not null,
  stop integer not null check (stop >= 0),
  state text not null check (state in
    ('arrived', 'returned', 'withdrawn', 'checked', 'declined', 'recommended')),
  submission_id uuid not null references programmes.submission (id),
  -- Place in the unit's order, or null while it is in reserve.
  rank integer check (rank >= 1),
  opinion text check (length(opinion) <= 600),
  -- Why a soft rule is passed (quota, former winner), and who confirmed it.
  exception_reason text,
  exception_confirmed_by uuid references people.person (id),
  decline_reason text,
  arrived_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index candidate_once_a_stop on programmes.candidate (application_id, stop);
create index candidate_by_unit on programmes.candidate (programme_id, unit_code, state);
-- Two projects never share a place; checked when the transaction ends, so that places can be swapped.
alter table programmes.candidate add constraint candidate_rank_is_taken
  unique (programme_id, unit_code, rank) deferrable initially deferred;

-- Winners of earlier years, imported lists; never invented as real.
create table programmes.winner (
  id uuid primary key,
  series text not null,
  year integer not null,
  seq integer not null,
  direction text,
  project text not null,
  applicant text not null,
  applicant_key text not null,
  uscc text,
  recommending_unit text,
  org_id uuid references people.organisation (id),
  confirmed_by uuid references people.person (id),
  batch_id uuid not null,
  demo boolean not null default false,
  imported_at timestamptz not null
);
create index winner_by_uscc on programmes.winner (series, uscc) where uscc is not null;
create index winner_by_name on programmes.winner (series, applicant_key);
create unique index winner_once_a_list on programmes.winner (series, year, seq, batch_id);
