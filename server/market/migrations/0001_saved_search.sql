create schema market;

-- 关注的查找: what a person wants to be told of, for the organisation acted for then.
create table market.saved_search (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  -- Null: as a stranger sees the market.
  org_id uuid references people.organisation (id),
  name text not null,
  -- Conditions as an address holds them.
  query jsonb not null,
  mode text not null check (mode in ('words', 'need')),
  state text not null default 'active' check (state in ('active', 'paused', 'ended')),
  version integer not null default 1,
  -- One of few places, so that two who save at once do not both take the last.
  place integer not null,
  -- Offers published after it are news.
  seen_at timestamptz not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint saved_searches_are_few check (place between 1 and 30)
);
create unique index saved_search_place_is_taken on market.saved_search (person_id, place)
  where state <> 'ended';
create unique index saved_search_name_is_taken on market.saved_search (person_id, lower(name))
  where state <> 'ended';
create index saved_search_due on market.saved_search (seen_at, id) where state = 'active';
