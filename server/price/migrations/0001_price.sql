create schema price;

-- 价目卡: by which an organisation prices one process.
create table price.card (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  -- Of a file in data/prices, which has the id of its kind.
  model_id text not null,
  state text not null default 'draft' check (state in ('draft', 'inUse', 'aside')),
  version integer not null default 1,
  content jsonb not null,
  changed_at timestamptz not null,
  demo boolean not null default false,
  constraint card_of_a_process_is_one unique (org_id, model_id)
);
create index card_in_use on price.card (model_id, org_id) where state = 'inUse';

create table price.card_step (
  card_id uuid not null references price.card (id),
  version integer not null,
  verb text not null,
  content jsonb not null,
  taken_by uuid references people.person (id),
  taken_at timestamptz not null,
  primary key (card_id, version)
);
comment on table price.card_step is 'append-only';

-- 估价: a maker's quote that somebody kept, with all that it rests on.
create table price.estimate (
  id uuid primary key,
  card_id uuid not null references price.card (id),
  card_version integer not null,
  model_id text not null,
  model_version integer not null,
  maker_org_id uuid not null references people.organisation (id),
  asked_by_org_id uuid not null references people.organisation (id),
  asked_by uuid references people.person (id),
  label text not null,
  facts jsonb not null,
  need jsonb not null,
  answer jsonb not null,
  net_fen bigint not null check (net_fen >= 0),
  made_at timestamptz not null,
  charged_fen bigint check (charged_fen > 0),
  charged_at timestamptz,
  charged_by uuid references people.person (id),
  constraint estimate_charged_at_a_time check ((charged_fen is null) = (charged_at is null))
);
create index estimate_by_maker on price.estimate (maker_org_id, id);
create index estimate_by_asker on price.estimate (asked_by_org_id, id);

select people.pub_add_permits(role, '{price.card.write}')
from unnest('{applicant.admin,applicant.member}'::text[]) role;
select people.pub_add_permits('applicant.admin', '{price.card.use}');
