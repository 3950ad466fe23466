create schema people;

create table people.person (
  id uuid primary key,
  email text not null,
  name text not null check (length(name) between 1 and 100),
  language text not null default 'zh' check (language in ('zh', 'en')),
  password_hash text,
  email_verified_at timestamptz,
  -- Encrypted under the person's own key; the index is keyed, so equal numbers can be found without reading them.
  mobile_sealed bytea,
  mobile_index text,
  totp_sealed bytea,
  totp_confirmed_at timestamptz,
  disabled_at timestamptz,
  made_at timestamptz not null
);
create unique index person_email_is_taken on people.person (lower(email));
create unique index person_mobile_is_taken on people.person (mobile_index);

-- The key under which a subject's personal values are encrypted; deleting it shreds them.
create table people.subject_key (
  subject_id uuid primary key,
  wrapped bytea not null,
  made_at timestamptz not null
);

create table people.organisation (
  id uuid primary key,
  -- authority: recommends; office: runs programmes; operator: runs the place; others apply and serve.
  kind text not null check (kind in ('enterprise', 'institute', 'authority', 'office', 'association', 'operator')),
  name text not null check (length(name) between 2 and 200),
  uscc text,
  -- A code that fails its check digits and was accepted by an officer, who said why.
  uscc_accepted_by uuid references people.person (id),
  uscc_accepted_reason text,
  division text,
  verified_at timestamptz,
  verified_by uuid references people.person (id),
  refused_reason text,
  profile jsonb not null default '{}',
  profile_version integer not null default 1,
  demo boolean not null default false,
  made_at timestamptz not null
);
create unique index organisation_uscc_is_taken on people.organisation (uscc);
create index organisation_by_name on people.organisation (name);

create table people.former_name (
  org_id uuid not null references people.organisation (id),
  name text not null,
  until date,
  primary key (org_id, name)
);

create table people.org_unit (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  parent_id uuid references people.org_unit (id),
  name text not null check (length(name) between 1 and 100)
);

-- Roles are data: what each permits is edited in the console.
create table people.role (
  code text primary key,
  org_kind text,
  name_zh text not null,
  name_en text not null,
  permits text[] not null,
  built_in boolean not null default false,
  changed_at timestamptz not null
);

create table people.membership (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  org_id uuid not null references people.organisation (id),
  org_unit_id uuid references people.org_unit (id),
  roles text[] not null check (cardinality(roles) between 1 and 20),
  title text,
  since timestamptz not null,
  ended_at timestamptz
);
create unique index membership_once_a_person_and_organisation on people.membership (person_id, org_id)
  where ended_at is null;
create index membership_by_org on people.membership (org_id) where ended_at is null;

create table people.session (
  token_hash bytea primary key,
  person_id uuid not null references people.person (id),
  acting_org_id uuid references people.organisation (id),
  second_factor_at timestamptz,
  -- An operator who looks with somebody else's eyes; such a session reads only.
  viewed_by uuid references people.person (id),
  user_agent text,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_by_person on people.session (person_id) where ended_at is null;

create view people.pub_organisation as
  select id, kind, name, uscc, division, verified_at, demo from people.organisation;
create view people.pub_person as
  select id, name, email, language, disabled_at from people.person;
create view people.pub_membership as
  select id, person_id, org_id, roles, title from people.membership where ended_at is null;
