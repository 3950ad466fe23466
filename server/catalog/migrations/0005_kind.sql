-- 能力种类 that an operator made, and new versions of those that ship: the same shape as a file in data/kinds.
create table catalog.kind_version (
  kind_id text not null,
  version integer not null check (version >= 1),
  definition jsonb not null,
  published_by uuid references people.person (id),
  published_at timestamptz not null,
  primary key (kind_id, version)
);
comment on table catalog.kind_version is 'append-only';

-- What is being written of a kind, and whether it is retired: its offers stay, and there are no new ones.
create table catalog.kind (
  id text primary key,
  -- Any JSON, right or not, until it is published.
  draft jsonb,
  version integer not null default 1,
  retired_at timestamptz,
  -- Why it was retired, or taken up again.
  reason text,
  changed_by uuid references people.person (id),
  changed_at timestamptz not null
);

select people.pub_add_permits('operator.admin', '{catalog.kind.edit}');
