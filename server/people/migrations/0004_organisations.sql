-- Registering and verifying an organisation, its people, and who acts for whom.
alter table people.organisation
  add column state text not null default 'pending'
    check (state in ('pending', 'needsOfficer', 'verified', 'refused')),
  add column uscc_fault text,
  add column registered_by uuid references people.person (id),
  add column refused_at timestamptz,
  -- Identity number and telephone of the legal representative, sealed under the organisation's own key.
  add column representative_sealed bytea,
  add column changed_at timestamptz;
update people.organisation set state = 'verified' where verified_at is not null;
alter table people.organisation
  add constraint organisation_is_verified_by_moment check ((state = 'verified') = (verified_at is not null));

-- A refused registration holds no code: whoever owns it may register.
drop index people.organisation_uscc_is_taken;
create unique index organisation_uscc_is_taken on people.organisation (uscc) where state <> 'refused';
create index organisation_by_state on people.organisation (state, made_at) where state <> 'verified';
create index organisation_by_division on people.organisation (division);

create table people.profile_version (
  org_id uuid not null references people.organisation (id),
  version integer not null,
  profile jsonb not null,
  changed_by uuid references people.person (id),
  changed_at timestamptz not null,
  primary key (org_id, version)
);
comment on table people.profile_version is 'append-only';

create unique index org_unit_name_is_taken
  on people.org_unit (org_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name));
create unique index org_unit_of_org on people.org_unit (id, org_id);
alter table people.org_unit
  add constraint org_unit_parent_is_of_the_organisation
    foreign key (parent_id, org_id) references people.org_unit (id, org_id),
  add constraint org_unit_is_not_its_own_parent check (parent_id <> id);

create unique index membership_of_org on people.membership (id, org_id);
alter table people.membership
  add column ended_by uuid references people.person (id),
  add constraint membership_unit_is_of_the_organisation
    foreign key (org_unit_id, org_id) references people.org_unit (id, org_id);

create table people.invitation (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  email text not null,
  roles text[] not null check (cardinality(roles) between 1 and 20),
  org_unit_id uuid,
  title text,
  token_hash bytea not null,
  token_sealed bytea not null,
  invited_by uuid references people.person (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references people.person (id),
  revoked_at timestamptz,
  constraint invitation_unit_is_of_the_organisation
    foreign key (org_unit_id, org_id) references people.org_unit (id, org_id)
);
create unique index invitation_is_open_already on people.invitation (org_id, lower(email))
  where accepted_at is null and revoked_at is null;
create unique index invitation_by_token on people.invitation (token_hash);

create table people.join_request (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  person_id uuid not null references people.person (id),
  note text not null default '',
  made_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references people.person (id),
  accepted boolean,
  reason text
);
create unique index join_request_is_open_already on people.join_request (org_id, person_id)
  where decided_at is null;

create extension if not exists btree_gist;
create table people.deputy (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  principal_membership_id uuid not null,
  deputy_membership_id uuid not null,
  roles text[] not null check (cardinality(roles) between 1 and 20),
  from_at timestamptz not null,
  until_at timestamptz not null,
  reason text not null default '',
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint deputy_is_somebody_else check (principal_membership_id <> deputy_membership_id),
  constraint deputy_period_runs_forward check (until_at > from_at),
  constraint deputy_principal_is_of_the_organisation
    foreign key (principal_membership_id, org_id) references people.membership (id, org_id),
  constraint deputy_is_of_the_organisation
    foreign key (deputy_membership_id, org_id) references people.membership (id, org_id),
  constraint deputy_is_named_for_that_time exclude using gist (
    principal_membership_id with =, deputy_membership_id with =, tstzrange(from_at, until_at) with &&
  ) where (ended_at is null)
);
create index deputy_by_deputy on people.deputy (deputy_membership_id) where ended_at is null;
alter table people.session
  add constraint session_deputy_fkey foreign key (deputy_id) references people.deputy (id);

create or replace view people.pub_organisation as
  select id, kind, name, uscc, division, verified_at, demo, state from people.organisation;
create or replace view people.pub_membership as
  select id, person_id, org_id, roles, title, org_unit_id from people.membership where ended_at is null;
