-- What a unit sends: a snapshot of its ranking, signed or still proposed. Another ranking is another package;
-- a package never changes what it is made of.
create table programmes.package (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  unit_code text not null,
  seq integer not null check (seq >= 1),
  content jsonb not null,
  -- Printed on letter and table as their version code.
  content_digest text not null check (content_digest ~ '^[0-9a-f]{64}$'),
  doc_no text,
  signed_at timestamptz,
  state text not null check (state in
    ('proposed', 'signed', 'building', 'built', 'failed', 'stale', 'delivered')),
  stale_code text,
  fault_code text,
  fault_facts jsonb not null default '{}',
  attempts integer not null default 0,
  -- Of everything the archives were made from; an equal one need not be built again.
  built_digest text,
  -- Names that differ from those of the package before.
  renamed jsonb not null default '[]',
  -- What an officer should know: names cut, files left to another medium, more discs than asked for.
  notes jsonb not null default '[]',
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  built_at timestamptz,
  delivered_at timestamptz,
  changed_at timestamptz not null,
  constraint package_number_is_taken unique (programme_id, unit_code, seq),
  constraint package_signed_has_a_number check (
    state in ('proposed', 'stale') or (signed_at is not null and doc_no is not null)),
  constraint package_failed_says_why check ((state = 'failed') = (fault_code is not null)),
  constraint package_built_says_when check (state not in ('built', 'delivered') or built_at is not null)
);
create unique index package_is_the_only_valid_one on programmes.package (programme_id, unit_code)
  where state in ('signed', 'building', 'built', 'failed', 'delivered');
create unique index package_is_proposed_once on programmes.package (programme_id, unit_code, content_digest)
  where state = 'proposed';

create table programmes.package_file (
  package_id uuid not null references programmes.package (id),
  medium text not null,
  -- The same for the same document whatever it is called: `letter.pdf`, `application:<id>`.
  key text not null,
  path text not null,
  path_key text not null,
  full_name text,
  note_code text,
  rank integer,
  position integer not null,
  part integer not null check (part >= 1),
  version_id uuid references files.version (id),
  -- Texts that the house wrote itself, such as the proofs of sealing.
  body text,
  bytes bigint not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  version_digest text,
  pages integer,
  primary key (package_id, medium, key),
  constraint package_name_is_unique unique (package_id, medium, path_key),
  constraint package_file_is_kept_or_written check ((version_id is null) <> (body is null))
);

-- One archive: a disc, a mail, the print set. Made anew from its files whenever it is read, always the same bytes.
create table programmes.package_part (
  package_id uuid not null references programmes.package (id),
  medium text not null,
  number integer not null check (number >= 1),
  name text not null,
  files integer not null,
  bytes bigint not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (package_id, medium, number)
);

create table programmes.package_manifest (
  package_id uuid not null references programmes.package (id),
  medium text not null,
  body text not null,
  sha256 text not null,
  version_id uuid not null references files.version (id),
  primary key (package_id, medium)
);

-- How many volumes must be bound, and how many are.
create table programmes.package_copy (
  package_id uuid not null references programmes.package (id),
  application_id uuid not null references programmes.application (id),
  required integer not null check (required >= 1),
  printed integer not null default 0 check (printed >= 0),
  changed_by uuid references people.person (id),
  changed_at timestamptz not null,
  primary key (package_id, application_id)
);

alter table programmes.document drop constraint document_subject_check;
alter table programmes.document add constraint document_subject_check
  check (subject in ('draft', 'submission', 'candidate', 'package'));
