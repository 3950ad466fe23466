create schema console;

-- What waits for whoever runs the place. The thing itself belongs to the module that sent it here.
create table console.approval (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$'),
  thing_id text not null,
  -- References and codes only; names are looked up when somebody looks.
  facts jsonb not null default '{}',
  asked_by uuid references people.person (id),
  state text not null default 'open' check (state in ('open', 'approved', 'refused', 'settled')),
  made_at timestamptz not null,
  -- Until then others may decide it; the operator is asked afterwards.
  opens_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references people.person (id),
  reason text,
  constraint approval_that_is_decided_says_when check ((state = 'open') = (decided_at is null))
);
create unique index approval_is_open_already on console.approval (kind, thing_id) where state = 'open';
create index approval_waiting on console.approval (opens_at, id) where state = 'open';
create index approval_decided on console.approval (decided_at, id) where state <> 'open';

-- Every change of a role, with what it was before. Version 1 is the first change of a shipped role.
create table console.role_change (
  code text not null,
  version integer not null check (version >= 1),
  before jsonb,
  after jsonb,
  reason text not null check (length(reason) between 4 and 1000),
  changed_by uuid references people.person (id),
  changed_at timestamptz not null,
  constraint role_changed_meanwhile primary key (code, version),
  constraint role_change_changes_something check (before is not null or after is not null)
);
comment on table console.role_change is 'append-only';

create table console.agreement_version (
  id uuid primary key,
  code text not null check (code ~ '^[a-z][a-zA-Z]{1,39}$'),
  version integer not null check (version >= 1),
  state text not null default 'draft' check (state in ('draft', 'published')),
  -- Counts the savings of the draft: two editors see each other.
  edition integer not null default 1,
  title_zh text not null check (length(title_zh) between 1 and 100),
  title_en text not null check (length(title_en) between 1 and 200),
  body_zh text not null check (length(body_zh) <= 100000),
  body_en text not null check (length(body_en) <= 200000),
  effective_on date not null,
  must_accept boolean not null,
  changed_by uuid references people.person (id),
  changed_at timestamptz not null,
  published_by uuid references people.person (id),
  published_at timestamptz,
  digest text,
  constraint agreement_that_is_published_says_when
    check ((state = 'published') = (published_at is not null and digest is not null))
);
create unique index agreement_version_is_taken on console.agreement_version (code, version);
create unique index agreement_has_a_draft_already on console.agreement_version (code) where state = 'draft';

-- Who accepted which version, once and for good.
create table console.acceptance (
  person_id uuid not null references people.person (id),
  agreement_version_id uuid not null references console.agreement_version (id),
  digest text not null,
  accepted_at timestamptz not null,
  constraint agreement_is_accepted_already primary key (person_id, agreement_version_id)
);
comment on table console.acceptance is 'append-only';
create index acceptance_by_version on console.acceptance (agreement_version_id);

create table console.announcement (
  id uuid primary key,
  version integer not null default 1,
  title_zh text not null check (length(title_zh) between 1 and 100),
  title_en text not null check (length(title_en) between 1 and 200),
  body_zh text not null check (length(body_zh) <= 5000),
  body_en text not null check (length(body_en) <= 10000),
  audience text not null check (audience in ('everybody', 'signedIn', 'role', 'orgKind')),
  audience_parts text[] not null default '{}',
  from_at timestamptz not null,
  until_at timestamptz,
  pinned boolean not null default false,
  withdrawn_at timestamptz,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint announcement_runs_forward check (until_at is null or until_at > from_at),
  constraint announcement_names_its_audience
    check ((audience in ('role', 'orgKind')) = (cardinality(audience_parts) > 0))
);
create index announcement_by_time on console.announcement (from_at) where withdrawn_at is null;

-- Values live in kernel.setting, which every module reads; here is how they came about.
create table console.setting_change (
  name text not null,
  version integer not null check (version >= 1),
  before jsonb not null,
  after jsonb not null,
  before_digest text not null,
  after_digest text not null,
  reason text not null check (length(reason) between 4 and 1000),
  changed_by uuid references people.person (id),
  changed_at timestamptz not null,
  constraint setting_changed_meanwhile primary key (name, version)
);
comment on table console.setting_change is 'append-only';

-- When an operator looked with whose eyes, and why.
create table console.viewing (
  id uuid primary key,
  operator_id uuid not null references people.person (id),
  operator_org_id uuid not null references people.organisation (id),
  person_id uuid not null references people.person (id),
  org_id uuid not null references people.organisation (id),
  reason text not null check (length(reason) between 4 and 1000),
  started_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  constraint viewing_is_of_somebody_else check (operator_id <> person_id),
  constraint viewing_runs_forward check (until_at > started_at)
);
create index viewing_by_person on console.viewing (person_id, id);
create index viewing_by_operator on console.viewing (operator_id, id);

-- The audit trail is read by time and shows the seal over each line.
create index history_by_time on kernel.history (at);
create index seal_by_place on kernel.seal (last_xid, last_id);

-- The queue belongs to the job runner and the web role may not touch it. These two functions are the window:
-- what waits or failed, without payloads, and another try for what failed.
create function console.jobs() returns table (
  id bigint, task text, job_key text, attempts integer, max_attempts integer, last_error text,
  run_at timestamptz, made_at timestamptz, running boolean
) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query
    select j.id, j.task_identifier, j.key, j.attempts::integer, j.max_attempts::integer, left(j.last_error, 500),
      j.run_at, j.created_at, j.locked_at is not null
    from graphile_worker.jobs j;
end $$;

create function console.try_job_again(job_id bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare tried integer;
begin
  select count(*) into tried from graphile_worker.jobs j
    where j.id = job_id and j.locked_at is null and j.attempts >= j.max_attempts;
  if tried = 0 then return false; end if;
  perform graphile_worker.reschedule_jobs(array[job_id], run_at => now(), attempts => 0);
  return true;
end $$;

select people.pub_add_permits('operator.admin', '{console.status.read,console.job.retry,console.viewing.read}');
select people.pub_add_permits('operator.auditor', '{console.status.read,console.viewing.read}');
