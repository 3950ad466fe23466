create schema parts;

-- 零件: seen by its organisation, and by the spaces and organisations that its audience names.
create table parts.part (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  name text not null,
  material text,
  note text not null default '',
  state text not null default 'open' check (state in ('open', 'discarded')),
  version integer not null default 1,
  audience jsonb not null,
  -- Of the audience, and the key of whoever owns it: what must be held to see it.
  keys text[] not null,
  words text not null,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  demo boolean not null default false
);
create index part_by_key on parts.part using gin (keys) where state = 'open';
create index part_of_org on parts.part (org_id, id) where state = 'open';

-- How many parts an organisation keeps; a row of its own, so that two who begin one wait for each other.
create table parts.shelf (
  org_id uuid primary key references people.organisation (id),
  parts integer not null,
  constraint part_shelf_has_room check (parts between 0 and 20000)
);

-- 版次: a file of a part, in their order. The file lives as long as the part holds it.
create table parts.revision (
  id uuid primary key,
  part_id uuid not null references parts.part (id),
  number integer not null check (number > 0),
  version_id uuid not null,
  digest text not null,
  file_name text not null,
  bytes bigint not null,
  note text not null default '',
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  constraint revision_number_is_taken unique (part_id, number)
);
create index revision_by_digest on parts.revision (digest);
create index revision_by_version on parts.revision (version_id);

-- What the analyser says of bytes, once for each of its versions: whoever brings the same file gets the same answer.
create table parts.analysis (
  digest text not null,
  analyser integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done')),
  answer jsonb,
  -- Every face by its number.
  surfaces jsonb,
  -- What lists show of the answer.
  brief jsonb,
  reason text,
  asked_at timestamptz not null,
  begun_at timestamptz,
  done_at timestamptz,
  primary key (digest, analyser),
  constraint analysis_that_is_done_has_an_answer 
    check ((state = 'done') = (answer is not null and brief is not null))
);
create index analysis_in_line on parts.analysis (asked_at) where state <> 'done';

select people.pub_add_permits(role, '{parts.part.write}')
from unnest('{applicant.admin,applicant.member}'::text[]) role;
