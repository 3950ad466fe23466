create schema catalog;

-- 供给: what an organisation offers of a kind.
create table catalog.offer (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  -- Of a file in data/kinds or a row that an operator made.
  kind_id text not null,
  kind_version integer not null,
  service text not null,
  state text not null default 'draft'
    check (state in ('draft', 'published', 'paused', 'withdrawn', 'discarded')),
  version integer not null default 1,
  content jsonb not null,
  audience jsonb not null,
  -- Of the audience, and the key of whoever offers: what must be held to see it.
  keys text[] not null,
  -- Of the content, for lists and searching.
  title text not null,
  words text not null,
  region text,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  confirmed_at timestamptz,
  demo boolean not null default false,
  constraint offer_that_was_public_was_confirmed
    check ((published_at is null) = (confirmed_at is null)),
  constraint offer_that_is_public_was_published
    check (state in ('draft', 'discarded') or published_at is not null)
);
create index offer_by_key on catalog.offer using gin (keys) where state = 'published';
create index offer_of_org on catalog.offer (org_id, id);
create index offer_by_confirmation on catalog.offer (confirmed_at, id) where state = 'published';
create index offer_by_kind on catalog.offer (kind_id, confirmed_at, id) where state = 'published';
create index offer_has_words on catalog.offer using gin (kernel.grams(words)) where state = 'published';

-- How many offers an organisation keeps; a row of its own, so that two who begin one wait for each other.
create table catalog.shelf (
  org_id uuid primary key references people.organisation (id),
  offers integer not null,
  constraint shelf_has_room check (offers between 0 and 50000)
);

create table catalog.offer_step (
  offer_id uuid not null references catalog.offer (id),
  version integer not null,
  verb text not null,
  reason text,
  taken_by uuid references people.person (id),
  taken_at timestamptz not null,
  primary key (offer_id, version)
);
comment on table catalog.offer_step is 'append-only';

select people.pub_add_permits(role, '{catalog.offer.write}')
from unnest('{applicant.admin,applicant.member}'::text[]) role;
select people.pub_add_permits('applicant.admin', '{catalog.offer.publish}');
