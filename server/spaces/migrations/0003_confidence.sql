-- 点名: organisations, or persons of them, whom the owner of a thing lets read all that it keeps to few.
create table spaces.naming (
  id uuid primary key,
  thing_kind text not null,
  thing_id uuid not null,
  org_id uuid not null references people.organisation (id),
  person_id uuid references people.person (id),
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  constraint naming_is_made_once unique nulls not distinct (thing_kind, thing_id, org_id, person_id)
);

-- 收回: from one organisation, or from all others, until it is given back. What was read before stays on record.
create table spaces.recall (
  id uuid primary key,
  thing_kind text not null,
  thing_id uuid not null,
  org_id uuid references people.organisation (id),
  reason text not null,
  made_by uuid references people.person (id),
  made_org_id uuid not null references people.organisation (id),
  made_at timestamptz not null,
  ended_at timestamptz
);
create unique index recall_stands_once on spaces.recall (thing_kind, thing_id, org_id) nulls not distinct
  where ended_at is null;

-- Who saw what an organisation keeps to few: of the traces those that say whose thing it was.
create view spaces.seen as
  select id, thing_id, facts ->> 'thingKind' as thing_kind, (facts ->> 'confidenceOf')::uuid as owner_org_id,
    at, org_id, person_id, facts -> 'items' as items
  from kernel.trace where facts ? 'confidenceOf';
