-- 入选项目: a selected project while it is followed. What lists show of its lights and dues is kept beside and looked
-- at anew when something is said of it, and every night.
create table programmes.following (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  unit_code text not null,
  org_id uuid not null references people.organisation (id),
  -- Absent for projects of rounds that were not received here.
  entry_id uuid references programmes.entry (id),
  submission_id uuid references programmes.submission (id),
  title text not null check (length(title) between 2 and 200),
  applicant text not null,
  uscc text,
  directions text[] not null,
  selected_on date not null,
  from_day date not null,
  until_day date not null,
  state text not null check (state in ('preparing', 'running', 'accepting', 'rectifying', 'reaccepting',
    'accepted', 'revoked', 'withdrawn')),
  version integer not null default 1,
  -- Its indicators, once the task book is signed.
  track_id uuid,
  light text not null default 'grey' check (light in ('green', 'amber', 'red', 'grey')),
  next_due date,
  -- Reports not handed in, by the day each is due; past ones are overdue.
  open_dues text[] not null default '{}',
  rectify_until date,
  looked_at timestamptz not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint following_runs_forward check (until_day > from_day),
  constraint following_rectifies_until_a_day check ((state in ('rectifying', 'reaccepting')) <= (rectify_until is not null)),
  constraint following_begins_with_goals check (state in ('preparing', 'revoked', 'withdrawn') or track_id is not null)
);
create unique index following_once_an_entry on programmes.following (entry_id) where entry_id is not null;
create index following_of_programme on programmes.following (programme_id, unit_code, id);
create index following_of_org on programmes.following (org_id, id);
create unique index following_of_track on programmes.following (track_id) where track_id is not null;

-- Task books, reports, changes, withdrawals, requests for acceptance: what travels from the project through its unit
-- to the office.
create table programmes.paper (
  id uuid primary key,
  following_id uuid not null references programmes.following (id),
  kind text not null check (kind in ('taskBook', 'report', 'change', 'withdrawal', 'acceptance')),
  code text,
  period text,
  state text not null check (state in ('draft', 'unit', 'office', 'settled', 'refused')),
  version integer not null default 1,
  content jsonb not null,
  handed_in_at timestamptz,
  settled_at timestamptz,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint paper_of_a_period check ((kind = 'report') = (code is not null and period is not null)),
  constraint paper_handed_in_says_when check (state = 'draft' or handed_in_at is not null)
);
create index paper_of_following on programmes.paper (following_id, id);
create unique index paper_once_a_period on programmes.paper (following_id, code, period) where kind = 'report';
create unique index paper_once_open on programmes.paper (following_id, kind)
  where kind <> 'report' and state in ('draft', 'unit', 'office');

-- Who signed, sent back or refused what, with the digest of the very content.
create table programmes.paper_signature (
  paper_id uuid not null references programmes.paper (id),
  version integer not null,
  level text not null check (level in ('project', 'unit', 'office')),
  verb text not null check (verb in ('sign', 'return', 'refuse', 'pass', 'fail')),
  opinion text check (length(opinion) <= 5000),
  digest_sha256 text not null check (digest_sha256 ~ '^[0-9a-f]{64}$'),
  -- Of acceptance: when it was held, and the experts.
  judgement jsonb,
  signed_by uuid not null references people.person (id),
  org_id uuid not null references people.organisation (id),
  signed_at timestamptz not null,
  primary key (paper_id, version)
);
comment on table programmes.paper_signature is 'append-only';

-- Every step of a project.
create table programmes.following_step (
  following_id uuid not null references programmes.following (id),
  version integer not null,
  verb text not null check (verb in ('begin', 'ask', 'pass', 'fail', 'revoke', 'withdraw')),
  ground text check (ground in ('notAccepted', 'notAsked', 'silent', 'falseData', 'changedAlone', 'other')),
  reason text check (length(reason) <= 5000),
  until_day date,
  taken_by uuid references people.person (id),
  taken_at timestamptz not null,
  primary key (following_id, version)
);
comment on table programmes.following_step is 'append-only';

-- 现场核查
create table programmes.visit (
  id uuid primary key,
  following_id uuid not null references programmes.following (id),
  day date not null,
  place text not null,
  people text not null,
  findings text not null,
  mend text,
  mend_until date,
  org_id uuid not null references people.organisation (id),
  made_by uuid not null references people.person (id),
  made_at timestamptz not null,
  constraint visit_mends_until_a_day check ((mend is null) = (mend_until is null))
);
comment on table programmes.visit is 'append-only';
create index visit_of_following on programmes.visit (following_id, id);

-- What a person was reminded of, once.
create table programmes.following_told (
  following_id uuid not null references programmes.following (id),
  what text not null,
  told_at timestamptz not null,
  primary key (following_id, what)
);

select people.pub_add_permits(role, '{programmes.following.read}')
from unnest('{authority.officer,authority.checker,authority.leader,office.officer,office.institute,office.supervisor}'::text[]) role;
select people.pub_add_permits(role, '{programmes.following.review}')
from unnest('{authority.officer,office.officer}'::text[]) role;
select people.pub_add_permits(role, '{programmes.following.sign}')
from unnest('{authority.leader,office.officer}'::text[]) role;
select people.pub_add_permits('office.officer', '{programmes.following.decide}');
