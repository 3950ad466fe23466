-- First review, ranking, publicity and recommendation of a unit.

-- One project travels one way: live applications of an applicant with one project name, in programmes
-- that end at the same issuer, exclude each other, whoever submits first.
alter table programmes.application
  -- The programme at whose issuer the way ends.
  add column root_programme_id text,
  add column project_key text,
  -- When the clock told that a returned file did not come back in time.
  add column return_lapsed_at timestamptz;
create unique index project_travels_once on programmes.application (root_programme_id, org_id, project_key)
  where state in ('submitted', 'returned', 'recommended', 'delivered');

-- Exceptions have a table of their own: two rules can be passed for one candidate, each with its reason.
alter table programmes.candidate
  drop column exception_reason,
  drop column exception_confirmed_by,
  -- Why a declined file was taken up again.
  add column recall_reason text;
create index candidate_by_arrival on programmes.candidate (programme_id, unit_code, arrived_at desc, id);

-- Results of the formal check, kept for each submission: a mended file is checked anew beside the old results.
create table programmes.check_result (
  candidate_id uuid not null references programmes.candidate (id),
  submission_id uuid not null references programmes.submission (id),
  item text not null,
  result text not null check (result in ('pass', 'fail', 'needsMending')),
  note text not null default '' check (length(note) <= 2000),
  checked_by uuid not null references people.person (id),
  checked_at timestamptz not null,
  primary key (candidate_id, submission_id, item)
);

create table programmes.file_return (
  id uuid primary key,
  candidate_id uuid not null references programmes.candidate (id),
  submission_id uuid not null references programmes.submission (id),
  -- Each {at, text}: an address of the form, or null for the file as a whole.
  reasons jsonb not null,
  deadline timestamptz not null,
  returned_by uuid not null references people.person (id),
  returned_at timestamptz not null
);
comment on table programmes.file_return is 'append-only';
create index file_return_by_candidate on programmes.file_return (candidate_id, returned_at);

-- The list of one unit and what became of it. Every change of the order raises `version`.
create table programmes.recommendation (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  unit_code text not null,
  state text not null check (state in ('draft', 'checking', 'signing', 'signed', 'dispatched')),
  version integer not null default 0,
  -- Why no publicity was held where only an example asks for it.
  publicity_waiver text,
  sent_by uuid references people.person (id),
  sent_at timestamptz,
  checked_by uuid references people.person (id),
  checked_at timestamptz,
  -- What the checker or the leader asked for when the list came back.
  back_reason text,
  back_by uuid references people.person (id),
  signed_by uuid references people.person (id),
  signed_for uuid references people.person (id),
  signed_at timestamptz,
  document_number text,
  document_date date,
  late_reason text,
  list_digest text,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint recommendation_once_a_unit unique (programme_id, unit_code),
  constraint recommendation_is_signed_whole check (
    (state in ('signed', 'dispatched')) = (signed_by is not null and signed_at is not null
      and document_number is not null and document_date is not null and list_digest is not null))
);

-- Every change of an order, before and after, for undo and for "what changed since I looked".
create table programmes.rank_change (
  recommendation_id uuid not null references programmes.recommendation (id),
  version integer not null,
  kind text not null check (kind in ('insert', 'move', 'remove', 'swap', 'undo', 'leave')),
  -- Candidate ids in rank order.
  before uuid[] not null,
  after uuid[] not null,
  -- The version that an undo took back.
  undoes integer,
  changed_by uuid references people.person (id),
  changed_at timestamptz not null,
  primary key (recommendation_id, version),
  constraint rank_change_is_undone_once unique (recommendation_id, undoes)
);
comment on table programmes.rank_change is 'append-only';

-- Passing a soft rule: the reason, and a second person who confirmed it.
create table programmes.exception (
  id uuid primary key,
  candidate_id uuid not null references programmes.candidate (id),
  -- `quota`, or the code of an exclusion of the programme.
  rule text not null,
  reason text not null check (length(reason) between 10 and 4000),
  state text not null check (state in ('asked', 'confirmed', 'refused', 'lapsed')),
  asked_by uuid not null references people.person (id),
  asked_at timestamptz not null,
  decided_by uuid references people.person (id),
  decided_at timestamptz,
  decision_note text,
  constraint exception_is_confirmed_by_another check (state <> 'confirmed' or decided_by <> asked_by)
);
create unique index exception_is_open_once on programmes.exception (candidate_id, rule)
  where state in ('asked', 'confirmed');
create index exception_by_candidate on programmes.exception (candidate_id, asked_at);

create table programmes.publicity (
  id uuid primary key,
  recommendation_id uuid not null references programmes.recommendation (id),
  -- running: the public may object. awaiting: time is over, objections are open.
  state text not null check (state in ('running', 'awaiting', 'ended', 'cancelled')),
  working_days integer not null check (working_days between 1 and 366),
  first_day date not null,
  last_day date not null check (last_day > first_day),
  provisional boolean not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  real_name boolean not null,
  -- What the public read, as it stood: [{candidateId, applicationId, title, applicant}] by applicant.
  list jsonb not null,
  end_reason text,
  ended_at timestamptz,
  made_by uuid not null references people.person (id),
  made_at timestamptz not null
);
create unique index publicity_runs_already on programmes.publicity (recommendation_id)
  where state in ('running', 'awaiting');
create index publicity_by_close on programmes.publicity (closes_at) where state = 'running';

-- Who objects is sealed under a key of the objection's own, which erasure shreds.
create table programmes.objection (
  id uuid primary key,
  publicity_id uuid not null references programmes.publicity (id),
  candidate_id uuid references programmes.candidate (id),
  receipt_no text not null,
  objector_sealed bytea not null,
  body text not null check (length(body) between 10 and 4000),
  evidence text not null check (length(evidence) <= 8000),
  state text not null check (state in ('received', 'accepted', 'rejected')),
  answer text,
  handled_by uuid references people.person (id),
  handled_at timestamptz,
  received_at timestamptz not null,
  constraint objection_receipt_is_unique unique (receipt_no)
);
create index objection_by_publicity on programmes.objection (publicity_id, received_at);

-- 抄送: what a unit with a channel of its own sent, for the unit that gets a copy.
create table programmes.copy (
  id uuid primary key,
  recommendation_id uuid not null references programmes.recommendation (id),
  candidate_id uuid not null references programmes.candidate (id),
  programme_id text not null references programmes.programme (id),
  unit_code text not null,
  title text not null,
  applicant text not null,
  directions text[] not null,
  document_number text not null,
  sent_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index copy_is_sent_once on programmes.copy (recommendation_id, candidate_id, programme_id, unit_code)
  where withdrawn_at is null;
create index copy_by_unit on programmes.copy (programme_id, unit_code, sent_at desc);

-- Up to which version somebody has seen a list.
create table programmes.list_look (
  recommendation_id uuid not null references programmes.recommendation (id),
  person_id uuid not null references people.person (id),
  version integer not null,
  looked_at timestamptz not null,
  primary key (recommendation_id, person_id)
);

-- What the clock has told already, so that it tells once.
create table programmes.told (
  programme_id text not null references programmes.programme (id),
  unit_code text not null,
  what text not null,
  told_at timestamptz not null,
  primary key (programme_id, unit_code, what)
);

-- Lists of earlier winners come in batches that can be undone whole.
create table programmes.winner_batch (
  id uuid primary key,
  series text not null,
  file_name text not null,
  state text not null check (state in ('previewed', 'committed', 'undone')),
  -- Rows as read, each with the reasons why it cannot be taken.
  rows jsonb not null,
  demo boolean not null default false,
  made_by uuid not null references people.person (id),
  made_at timestamptz not null,
  committed_at timestamptz,
  undone_at timestamptz,
  undo_reason text
);
create index winner_batch_by_age on programmes.winner_batch (made_at desc);

drop index programmes.winner_once_a_list;
drop index programmes.winner_by_name;
alter table programmes.winner
  drop column org_id,
  drop column confirmed_by,
  -- The name without its legal form, by which a renamed company is still found.
  add column applicant_core text not null default '';
update programmes.winner set applicant_core = applicant_key;
create unique index winner_is_listed_once on programmes.winner (series, year, seq);
create index winner_by_name on programmes.winner (series, applicant_key);
create index winner_by_core on programmes.winner (series, applicant_core);
create index winner_by_batch on programmes.winner (batch_id);

-- Whether an applicant and a winner that look alike are one organisation: an officer's finding.
create table programmes.winner_match (
  winner_id uuid not null references programmes.winner (id) on delete cascade,
  org_id uuid not null references people.organisation (id),
  same boolean not null,
  reason text not null check (length(reason) between 10 and 2000),
  decided_by uuid not null references people.person (id),
  decided_at timestamptz not null,
  primary key (winner_id, org_id)
);

select people.pub_add_permits('authority.officer', '{programmes.candidate.read,programmes.recommendation.read,programmes.publicity.run,programmes.objection.handle,programmes.winner.match}');
select people.pub_add_permits('authority.checker', '{programmes.candidate.read,programmes.recommendation.read,programmes.exception.confirm}');
select people.pub_add_permits('authority.leader', '{programmes.candidate.read,programmes.recommendation.read,programmes.exception.confirm}');
