-- A stamped page that came back as a scan. An officer reads the version code off the page; only the code of
-- what was sealed is taken, so a stamp on an older version never passes for one on the present.
create table programmes.scan (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  unit_code text not null,
  document text not null check (document in ('letter', 'summary', 'application')),
  application_id uuid references programmes.application (id),
  version_id uuid not null references files.version (id),
  -- What the page says, and the digest that it stands for.
  code text not null check (code ~ '^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$'),
  sealed_digest text not null check (sealed_digest ~ '^[0-9a-f]{64}$'),
  verified_by uuid not null references people.person (id),
  verified_at timestamptz not null,
  replaced_at timestamptz,
  constraint scan_of_an_application_names_it check ((document = 'application') = (application_id is not null))
);
create unique index scan_is_the_only_valid_one
  on programmes.scan (programme_id, unit_code, document, coalesce(application_id, '00000000-0000-0000-0000-000000000000'), sealed_digest)
  where replaced_at is null;
