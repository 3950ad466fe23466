-- 本单位编号: by which an organisation knows its own offer, and a list finds it again.
alter table catalog.offer add column code text;
create unique index offer_code_is_own on catalog.offer (org_id, code) where state <> 'discarded';

-- 批量导入供给: a list of one kind that was looked through, imported, and perhaps undone.
create table catalog.offer_batch (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  kind_id text not null,
  file_name text not null,
  digest text not null,
  state text not null check (state in ('previewed', 'committed', 'undone')),
  -- The columns that the list has, as its head calls them, and heads that are no column.
  heads jsonb not null,
  rows integer not null,
  faulty integer not null,
  fresh integer not null,
  changes integer not null,
  incomplete integer not null,
  taken integer not null default 0,
  made_by uuid not null references people.person (id),
  made_at timestamptz not null,
  committed_at timestamptz,
  undone_at timestamptz,
  undo_reason text
);
create index offer_batch_of_org on catalog.offer_batch (org_id, id);

create table catalog.offer_batch_line (
  batch_id uuid not null references catalog.offer_batch (id) on delete cascade,
  line integer not null,
  kind text not null check (kind in ('new', 'change', 'same')),
  faulty boolean not null,
  -- Whether it can be published as it is.
  complete boolean not null,
  -- As it is looked through: cells, faults, what is missing, what stood there before.
  shown jsonb not null,
  -- As the offer is kept once the row is taken.
  content jsonb,
  -- What the row makes or changes, and the version it was compared with.
  offer_id uuid,
  seen_version integer,
  taken boolean not null default false,
  -- Of a row that was taken: the version it left, and what an undo brings back.
  left_version integer,
  before jsonb,
  primary key (batch_id, line)
);
create index offer_batch_line_of_offer on catalog.offer_batch_line (offer_id) where taken;
