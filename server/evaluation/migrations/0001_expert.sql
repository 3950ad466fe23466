create schema evaluation;

-- Who an organisation may ask to review. What stands in columns is what lists look for.
create table evaluation.expert (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  -- Once the expert has come in by the invitation.
  person_id uuid references people.person (id),
  invitation_id uuid,
  state text not null check (state in ('nominated', 'approved', 'suspended', 'retired')),
  name text not null,
  email text not null,
  senior boolean not null,
  region text not null,
  employer_code text not null,
  employer_name text not null,
  field_codes text[] not null,
  profile jsonb not null,
  commitment_version integer,
  committed_at timestamptz,
  reason text,
  nominated_by uuid references people.person (id),
  version integer not null default 1,
  demo boolean not null default false,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint commitment_has_its_moment check ((commitment_version is null) = (committed_at is null))
);
create unique index expert_is_listed_once on evaluation.expert (org_id, lower(email))
  where state <> 'retired';
create unique index expert_is_one_person on evaluation.expert (org_id, person_id)
  where state <> 'retired' and person_id is not null;
create index expert_by_org on evaluation.expert (org_id, state, id);
create index expert_by_field on evaluation.expert using gin (field_codes);
create index expert_by_person on evaluation.expert (person_id) where person_id is not null;
create index expert_by_invitation on evaluation.expert (invitation_id) where invitation_id is not null;
create index expert_by_text on evaluation.expert
  using gin (kernel.grams(name || ' ' || employer_name));

-- How an expert is paid: each value under the expert's own key, shown masked, revealed with a trace.
create table evaluation.expert_personal (
  expert_id uuid not null references evaluation.expert (id),
  field text not null check (field in ('payee', 'bank', 'account', 'idNumber')),
  sealed bytea not null,
  changed_at timestamptz not null,
  primary key (expert_id, field)
);

select people.pub_add_permits('office.officer',
  '{evaluation.expert.manage,evaluation.expert.reveal,evaluation.round.manage}');
select people.pub_add_permits('office.admin', '{evaluation.expert.manage,evaluation.round.manage}');
select people.pub_add_permits('office.supervisor', '{evaluation.supervision.read}');
