-- 参评项目: an application as the issuing office holds it, from the first receipt of its unit's package. Names are
-- those of what was sealed. What the findings say is kept beside for lists; decisions look at the facts anew.
create table programmes.entry (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  unit_code text not null,
  package_id uuid not null references programmes.package (id),
  application_id uuid not null references programmes.application (id),
  candidate_id uuid not null references programmes.candidate (id),
  submission_id uuid not null references programmes.submission (id),
  org_id uuid not null references people.organisation (id),
  -- Place in the unit's order, as signed.
  rank integer not null check (rank >= 1),
  title text not null,
  applicant text not null,
  uscc text,
  directions text[] not null,
  -- By these the same project is found again that came through another unit.
  project_key text,
  applicant_core text not null,
  state text not null check (state in ('received', 'accepted', 'conditional', 'lapsed', 'refused')),
  -- Raised by every change, so that nobody decides on what they have not seen.
  version integer not null default 1,
  differs integer not null default 0 check (differs >= 0),
  unknown integer not null default 0 check (unknown >= 0),
  late boolean not null default false,
  duplicate boolean not null default false,
  looked_at timestamptz not null,
  -- What is missing, and until when it must come.
  missing text check (length(missing) between 10 and 2000),
  settle_day date,
  settle_until timestamptz,
  -- Why it was refused, taken up again, or accepted after its day.
  reason text check (length(reason) between 10 and 2000),
  -- The items that were asked when it was accepted.
  accepted_items text[],
  decided_by uuid references people.person (id),
  decided_at timestamptz,
  received_at timestamptz not null,
  changed_at timestamptz not null,
  constraint entry_once_an_application unique (programme_id, application_id),
  constraint entry_waits_until_a_day check (state not in ('conditional', 'lapsed')
    or (missing is not null and settle_day is not null and settle_until is not null)),
  constraint entry_refused_says_why check (state <> 'refused' or reason is not null),
  constraint entry_accepted_says_what check ((state = 'accepted') = (accepted_items is not null))
);
create index entry_by_rank on programmes.entry (programme_id, unit_code, rank, id);
create index entry_by_org on programmes.entry (org_id);
create index entry_by_uscc on programmes.entry (programme_id, uscc) where uscc is not null;
create index entry_by_project on programmes.entry (programme_id, project_key) where project_key is not null;
create index entry_by_applicant on programmes.entry (programme_id, applicant_core);
create index entry_by_package on programmes.entry (package_id);
create index entry_by_settling on programmes.entry (settle_until) where state = 'conditional';

-- What an officer found on one item, and what the facts said at that moment.
create table programmes.entry_check (
  entry_id uuid not null references programmes.entry (id),
  item text not null,
  result text not null check (result in ('pass', 'fail', 'needsMending')),
  note text not null default '' check (length(note) <= 2000),
  finding text not null check (finding in ('agrees', 'differs', 'unknown')),
  checked_by uuid not null references people.person (id),
  checked_at timestamptz not null,
  primary key (entry_id, item)
);

-- Every decision on an entry, in order.
create table programmes.entry_decision (
  entry_id uuid not null references programmes.entry (id),
  version integer not null,
  verb text not null check (verb in ('accept', 'condition', 'settle', 'lapse', 'refuse', 'reopen')),
  reason text,
  settle_day date,
  -- Null where the clock decided.
  decided_by uuid references people.person (id),
  decided_at timestamptz not null,
  primary key (entry_id, version)
);
comment on table programmes.entry_decision is 'append-only';

select people.pub_add_permits('office.officer', '{programmes.entry.read,programmes.entry.check,programmes.entry.decide}');
select people.pub_add_permits('office.institute', '{programmes.entry.read,programmes.entry.check}');
select people.pub_add_permits('office.supervisor', '{programmes.entry.read}');
