create schema files;

-- A logical file: what its versions have in common.
create table files.file (
  id uuid primary key,
  person_id uuid references people.person (id),
  org_id uuid references people.organisation (id),
  made_at timestamptz not null
);

-- Bytes, once however often they were uploaded; inspected once.
create table files.content (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  -- Found by inspection; null before, or where the bytes are of no kind we know.
  kind text,
  state text not null default 'waiting' check (state in ('waiting', 'clean', 'refused')),
  findings jsonb not null default '[]',
  pages integer,
  width_pixels integer,
  height_pixels integer,
  made_at timestamptz not null,
  inspected_at timestamptz,
  -- Refused content is not kept; its digest is, so that it is refused again at once.
  removed_at timestamptz,
  constraint content_that_is_clean_is_kept check (state <> 'clean' or removed_at is null)
);
create index content_waiting on files.content (made_at) where state = 'waiting';

create table files.version (
  id uuid primary key,
  file_id uuid not null references files.file (id),
  number integer not null check (number between 1 and 200),
  digest text not null references files.content (digest),
  name text not null check (length(name) between 1 and 200),
  -- The kind that the name declares.
  kind text not null,
  bytes bigint not null check (bytes > 0),
  person_id uuid references people.person (id),
  org_id uuid references people.organisation (id),
  -- Whose space it takes: the organisation, or the person without one; null for what the house made.
  owner_id uuid,
  -- What speaks against this name on this content, where the content itself is clean.
  refusal text,
  made_at timestamptz not null,
  constraint version_number_is_taken unique (file_id, number)
);
create index version_by_digest on files.version (digest);
create index version_by_person on files.version (person_id, id);
create index version_by_owner on files.version (owner_id);

-- A thing of some module holds a version in a slot; who may read the version follows from the thing.
create table files.attachment (
  id uuid primary key,
  version_id uuid not null references files.version (id),
  thing_kind text not null check (thing_kind ~ '^[a-z]+\.[a-zA-Z]+$'),
  thing_id text not null check (length(thing_id) between 1 and 100),
  slot text not null check (length(slot) between 1 and 200),
  confidential boolean not null default false,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  constraint attachment_is_made_once unique (version_id, thing_kind, thing_id, slot)
);
create index attachment_by_thing on files.attachment (thing_kind, thing_id, slot);

create table files.upload (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  org_id uuid references people.organisation (id),
  owner_id uuid not null,
  file_id uuid references files.file (id),
  name text not null check (length(name) between 1 and 200),
  bytes bigint not null check (bytes between 1 and 2147483648),
  received_bytes bigint not null default 0,
  announced_sha256 text,
  -- Of what was received whole.
  digest text,
  state text not null default 'receiving' check (state in ('receiving', 'received', 'kept', 'refused')),
  refusal text,
  refusal_facts jsonb not null default '{}',
  version_id uuid references files.version (id) on delete set null,
  -- One request at a time receives bytes; it renews its hold and whoever comes after it waits for the end.
  held_by uuid,
  held_until timestamptz,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  constraint upload_received_is_within check (received_bytes between 0 and bytes),
  constraint upload_digest_once_received check (
    state = 'refused' or (state = 'receiving') = (digest is null)),
  constraint upload_kept_was_received check (state <> 'kept' or received_bytes = bytes)
);
create index upload_by_person on files.upload (person_id) where state in ('receiving', 'received');
create index upload_by_expiry on files.upload (expires_at);

-- Counters of space; locked for a moment by every upload that begins or ends.
create table files.usage (
  owner_id uuid primary key,
  used_bytes bigint not null default 0 check (used_bytes >= 0),
  reserved_bytes bigint not null default 0 check (reserved_bytes >= 0)
);

create view files.pub_version as
  select v.id, v.file_id, v.number, v.name, v.kind, v.digest, v.bytes, v.person_id, v.made_at,
    case when c.state = 'clean' and v.refusal is not null then 'refused' else c.state end as state,
    case when c.state = 'refused' then c.findings -> 0 ->> 'code' else v.refusal end as refusal,
    c.pages
  from files.version v join files.content c on c.digest = v.digest;
create view files.pub_attachment as
  select id, version_id, thing_kind, thing_id, slot, confidential, made_at from files.attachment;
