-- 抽查: rows of a posted value that the server drew for its office; what came of them; what was found.
create table indicators.sample (
  id uuid primary key,
  track_id uuid not null references indicators.track (id),
  value_id uuid not null references indicators.value (id),
  -- The first, second … of this value.
  ordinal integer not null check (ordinal >= 1),
  -- From which the rows follow for whoever draws them again.
  seed text not null check (seed ~ '^[0-9a-f]{32}$'),
  row_count integer not null check (row_count >= 1),
  rows integer[] not null check (cardinality(rows) between 1 and 100),
  reason text check (length(reason) between 10 and 2000),
  due_day date not null,
  drawn_by uuid not null references people.person (id),
  drawn_org_id uuid not null references people.organisation (id),
  drawn_at timestamptz not null,
  constraint sample_is_drawn_in_turn unique (value_id, ordinal),
  constraint sample_again_says_why check ((ordinal > 1) = (reason is not null))
);
comment on table indicators.sample is 'append-only';
create index sample_of_track on indicators.sample (track_id, id);

create table indicators.sample_answer (
  sample_id uuid primary key references indicators.sample (id),
  rows jsonb not null,
  -- True where the whole list came and has the digest that was posted; null where only the rows came.
  list_matches boolean check (list_matches),
  answered_by uuid references people.person (id),
  answered_org_id uuid not null references people.organisation (id),
  answered_at timestamptz not null
);
comment on table indicators.sample_answer is 'append-only';

create table indicators.sample_outcome (
  sample_id uuid primary key references indicators.sample (id),
  outcome text not null check (outcome in ('verified', 'doubted')),
  wrong integer not null check (wrong >= 0),
  marks jsonb not null,
  note text not null check (length(note) between 10 and 2000),
  settled_by uuid not null references people.person (id),
  settled_org_id uuid not null references people.organisation (id),
  settled_at timestamptz not null,
  constraint sample_is_verified_without_wrong check (outcome = 'doubted' or wrong = 0)
);
comment on table indicators.sample_outcome is 'append-only';
