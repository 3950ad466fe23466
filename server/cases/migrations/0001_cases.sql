create schema cases;

-- 案例: written from a project of a module above, from a track of indicators, or on a stated basis.
create table cases.study (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  -- The office of the project's programme; null where any office reviews.
  office_org_id uuid references people.organisation (id),
  state text not null default 'draft'
    check (state in ('draft', 'inReview', 'returned', 'published', 'withdrawn', 'discarded')),
  version integer not null default 1,
  source_kind text check (source_kind in ('project', 'track')),
  source_id uuid,
  -- The track of indicators from which its numbers come.
  track_id uuid,
  project_title text,
  programme_title jsonb,
  accepted_on date,
  content jsonb not null,
  -- Of the content, for lists and searching.
  title text not null default '',
  words text not null default '',
  -- As handed in.
  measures jsonb not null default '[]',
  measured_on date,
  -- Verified adoptions of distinct organisations, kept with each of their steps.
  adopted integer not null default 0 check (adopted >= 0),
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  constraint study_source_is_whole check ((source_kind is null) = (source_id is null)),
  constraint study_that_is_public_was_published check (state <> 'published' or published_at is not null)
);
create unique index study_source_is_written_already on cases.study (source_id)
  where state <> 'discarded';
create index study_of_org on cases.study (org_id, id);
create index study_in_rank on cases.study (adopted, published_at, id) where state = 'published';
create index study_by_date on cases.study (published_at, id) where state = 'published';
create index study_handed_in on cases.study (state, changed_at) where state in ('inReview', 'returned');
create index study_has_words on cases.study using gin (kernel.grams(words)) where state = 'published';

create table cases.study_step (
  study_id uuid not null references cases.study (id),
  version integer not null,
  verb text not null,
  reason text,
  taken_by uuid references people.person (id),
  taken_at timestamptz not null,
  primary key (study_id, version)
);
comment on table cases.study_step is 'append-only';

-- 采用: what an organisation took over from a case.
create table cases.adoption (
  id uuid primary key,
  study_id uuid not null references cases.study (id),
  org_id uuid not null references people.organisation (id),
  state text not null default 'declared'
    check (state in ('declared', 'verified', 'refused', 'withdrawn')),
  version integer not null default 1,
  wish jsonb not null,
  measure jsonb not null,
  -- Of the one who verified; what was declared stays beside it.
  finding jsonb,
  reason text,
  settled_by uuid references people.person (id),
  settled_org_id uuid references people.organisation (id),
  declared_by uuid references people.person (id),
  declared_at timestamptz not null,
  changed_at timestamptz not null,
  constraint adoption_is_verified_with_a_finding check (state <> 'verified' or finding is not null)
);
create unique index adoption_is_declared_once on cases.adoption (study_id, org_id)
  where state <> 'withdrawn';
create index adoption_of_org on cases.adoption (org_id, id);
create index adoption_of_study on cases.adoption (study_id, state, id);
create index adoption_to_settle on cases.adoption (id) where state = 'declared';

select people.pub_add_permits(role, '{cases.study.write}')
from unnest('{applicant.admin,applicant.member}'::text[]) role;
select people.pub_add_permits('applicant.admin', '{cases.study.submit}');
select people.pub_add_permits('office.officer', '{cases.study.review,cases.adoption.verify}');
select people.pub_add_permits(role, '{cases.study.read}')
from unnest('{office.institute,office.supervisor}'::text[]) role;
select people.pub_add_permits('authority.officer', '{cases.adoption.verify}');
