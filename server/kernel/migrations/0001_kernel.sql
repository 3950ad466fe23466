create schema kernel;

-- Who did what, when and why. References and digests only, never personal values.
create table kernel.history (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  request_id text not null,
  via text not null,
  person_id uuid,
  org_id uuid,
  on_behalf_of uuid,
  verb text not null,
  thing_id text not null,
  facts jsonb not null default '{}'
);
comment on table kernel.history is 'append-only';
create index history_by_order on kernel.history (xid, id);
create index history_by_thing on kernel.history (thing_id, id);
create index history_by_person on kernel.history (person_id, id) where person_id is not null;
create index history_by_org on kernel.history (org_id, id) where org_id is not null;
create index history_by_verb on kernel.history (verb, id);

-- One row a sealed batch: the Merkle root of its history rows, chained to the batch before.
create table kernel.seal (
  seq bigint primary key,
  last_xid xid8 not null,
  last_id bigint not null,
  entries integer not null check (entries > 0),
  root text not null,
  chain text not null,
  key_id text not null,
  signature text not null,
  sealed_at timestamptz not null
);
comment on table kernel.seal is 'append-only';

create table kernel.trace (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  request_id text not null,
  person_id uuid,
  org_id uuid,
  endpoint text not null,
  thing_id text not null,
  facts jsonb not null default '{}'
);
comment on table kernel.trace is 'append-only';
create index trace_by_thing on kernel.trace (thing_id, id);

-- What happened, for everybody who follows: readers stay below pg_snapshot_xmin and keep a cursor.
create table kernel.event (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  name text not null,
  facts jsonb not null
);
comment on table kernel.event is 'append-only';
create index event_by_order on kernel.event (xid, id);

create table kernel.event_reader (
  name text primary key,
  last_xid xid8 not null default '0',
  last_id bigint not null default 0
);

create table kernel.idempotency (
  actor text not null,
  key text not null,
  endpoint text not null,
  digest text not null,
  status integer,
  answer jsonb,
  made_at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_by_age on kernel.idempotency (made_at);

create table kernel.setting (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid
);

-- Counters that dashboards read instead of counting rows.
create table kernel.counter (
  name text not null,
  part text not null,
  value bigint not null default 0,
  primary key (name, part)
);
