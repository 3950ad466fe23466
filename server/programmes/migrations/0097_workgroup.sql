-- 工作组: organisations that help to run a programme, what each answers for, what is to be done, and what was agreed.
create table programmes.workgroup_member (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  org_id uuid not null references people.organisation (id),
  duty text not null check (length(duty) between 2 and 500),
  state text not null check (state in ('invited', 'accepted', 'declined', 'left')),
  invited_by uuid not null references people.person (id),
  invited_at timestamptz not null,
  answered_by uuid references people.person (id),
  answered_at timestamptz,
  -- Why it declined, left or was released.
  reason text,
  constraint workgroup_member_is_one_a_programme unique (programme_id, org_id),
  constraint workgroup_answer_has_its_moment check ((state = 'invited') = (answered_at is null)),
  constraint workgroup_end_says_why check (state not in ('declined', 'left') or reason is not null)
);
create index workgroup_member_by_org on programmes.workgroup_member (org_id, programme_id);

-- 职责分工: one row a task of a stage, with those who answer for it.
create table programmes.workgroup_duty (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  stage text not null,
  what text not null check (length(what) between 2 and 500),
  -- Whether everybody reads who is responsible, or only those whose stage it is.
  open boolean not null,
  set_by uuid not null references people.person (id),
  set_at timestamptz not null
);
create index workgroup_duty_by_programme on programmes.workgroup_duty (programme_id, id);

create table programmes.workgroup_duty_member (
  duty_id uuid not null references programmes.workgroup_duty (id) on delete cascade,
  member_id uuid not null references programmes.workgroup_member (id),
  -- 牵头 rather than 配合.
  leads boolean not null,
  primary key (duty_id, member_id)
);
create unique index workgroup_duty_has_one_lead on programmes.workgroup_duty_member (duty_id) where leads;
create index workgroup_duty_of_member on programmes.workgroup_duty_member (member_id);

-- 会议纪要: written by one, approved by another; approved it is numbered, digested and changes no more.
create table programmes.workgroup_minutes (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  no integer,
  state text not null check (state in ('draft', 'approved', 'discarded')),
  version integer not null default 1,
  title text not null check (length(title) between 2 and 200),
  held_on date not null,
  place text not null,
  chair text not null,
  attendees jsonb not null,
  body text not null,
  decisions jsonb not null,
  written_by uuid not null references people.person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  approved_by uuid references people.person (id),
  approved_at timestamptz,
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  constraint workgroup_minutes_are_numbered_once unique (programme_id, no),
  constraint workgroup_minutes_are_approved_by_another check (approved_by <> written_by),
  constraint workgroup_minutes_approved_are_whole check ((state = 'approved') =
    (no is not null and approved_by is not null and approved_at is not null and digest is not null))
);
create index workgroup_minutes_by_programme on programmes.workgroup_minutes (programme_id, held_on desc);

create table programmes.workgroup_task (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  member_id uuid not null references programmes.workgroup_member (id),
  title text not null check (length(title) between 2 and 200),
  body text not null,
  stage text,
  due_on date not null,
  state text not null check (state in ('open', 'doing', 'reported', 'done', 'cancelled')),
  version integer not null default 1,
  -- The last reminder that was sent of it.
  reminded text check (reminded in ('near', 'overdue')),
  -- The decision that it comes from.
  minutes_id uuid references programmes.workgroup_minutes (id),
  decision integer,
  made_by uuid not null references people.person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint workgroup_decision_becomes_one_task unique (minutes_id, decision),
  constraint workgroup_decision_is_of_minutes check ((minutes_id is null) = (decision is null))
);
create index workgroup_task_by_programme on programmes.workgroup_task (programme_id, due_on);
create index workgroup_task_by_member on programmes.workgroup_task (member_id, due_on);
create index workgroup_task_due on programmes.workgroup_task (due_on) where state in ('open', 'doing');

create table programmes.workgroup_task_note (
  id uuid primary key,
  task_id uuid not null references programmes.workgroup_task (id),
  by_person uuid not null references people.person (id),
  by_org uuid not null references people.organisation (id),
  at timestamptz not null,
  verb text check (verb in ('start', 'report', 'confirm', 'return', 'cancel')),
  body text not null check (length(body) <= 4000)
);
comment on table programmes.workgroup_task_note is 'append-only: what was said and done about a task';
create index workgroup_note_by_task on programmes.workgroup_task_note (task_id, at);

-- 意见: an opinion on a stage, which the office answers.
create table programmes.workgroup_advice (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  member_id uuid not null references programmes.workgroup_member (id),
  stage text,
  subject text not null check (length(subject) between 2 and 200),
  body text not null check (length(body) between 5 and 8000),
  given_by uuid not null references people.person (id),
  given_at timestamptz not null,
  adopted text check (adopted in ('adopted', 'partly', 'notAdopted')),
  answer text check (length(answer) between 2 and 4000),
  answered_by uuid references people.person (id),
  answered_at timestamptz,
  constraint workgroup_advice_answer_is_whole
    check ((adopted is null) = (answer is null) and (answer is null) = (answered_at is null))
);
create index workgroup_advice_by_programme on programmes.workgroup_advice (programme_id, given_at desc);
create index workgroup_advice_by_member on programmes.workgroup_advice (member_id);

-- 专家推荐: a list of a member, sealed under the house's key until the office takes it into its register.
create table programmes.workgroup_nomination (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  member_id uuid not null references programmes.workgroup_member (id),
  file_name text not null check (length(file_name) between 1 and 200),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  rows integer not null check (rows > 0),
  reason text not null check (length(reason) between 2 and 2000),
  state text not null check (state in ('given', 'taken', 'declined', 'withdrawn')),
  cells bytea,
  given_by uuid not null references people.person (id),
  given_at timestamptz not null,
  settled_by uuid references people.person (id),
  settled_at timestamptz,
  settled_reason text,
  -- The list in the office's register that it became.
  batch_id uuid,
  constraint workgroup_nomination_is_kept_while_open check ((state = 'given') = (cells is not null)),
  constraint workgroup_nomination_taken_says_where check ((state = 'taken') = (batch_id is not null)),
  constraint workgroup_nomination_declined_says_why check (state <> 'declined' or settled_reason is not null)
);
create index workgroup_nomination_by_programme on programmes.workgroup_nomination (programme_id, given_at desc);

-- 致推荐单位: messages of the office to all units or to some, numbered within the programme.
create table programmes.circular (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  no integer not null,
  title text not null check (length(title) between 2 and 200),
  body text not null check (length(body) between 2 and 8000),
  -- 澄清: the published question and answer that it passes on.
  question_id uuid references programmes.question (id),
  sent_by uuid not null references people.person (id),
  sent_at timestamptz not null,
  constraint circular_is_numbered_once unique (programme_id, no),
  constraint question_is_passed_on_once unique (question_id)
);
create table programmes.circular_unit (
  circular_id uuid not null references programmes.circular (id),
  unit_code text not null,
  primary key (circular_id, unit_code)
);
create table programmes.circular_read (
  circular_id uuid not null,
  unit_code text not null,
  person_id uuid not null references people.person (id),
  read_at timestamptz not null,
  primary key (circular_id, unit_code, person_id),
  foreign key (circular_id, unit_code) references programmes.circular_unit (circular_id, unit_code)
);
comment on table programmes.circular_read is 'append-only: who opened it first when';

-- Published questions are numbered in the order of their publication.
alter table programmes.question add column no integer;
update programmes.question q set no = n.no
from (select id, row_number() over (partition by programme_id order by published_at, id) as no
      from programmes.question where published_at is not null) n
where n.id = q.id;
alter table programmes.question
  add constraint question_is_numbered_once unique (programme_id, no),
  add constraint question_numbered_is_published check (published_at is null or no is not null);

alter table programmes.document
  drop constraint document_subject_check,
  add constraint document_subject_check check (subject in ('draft', 'submission', 'candidate', 'recommendation',
    'package', 'selection', 'objection', 'paper', 'paperDraft', 'review', 'round', 'minutes')),
  drop constraint document_kind_check,
  add constraint document_kind_check check (kind in ('application', 'wordForm', 'receipt', 'checklist', 'briefing',
    'letter', 'summary', 'publicityNotice', 'decisionSheet', 'selectionList', 'objectionRecord', 'taskBook', 'report',
    'changeRequest', 'withdrawalRequest', 'acceptanceRequest', 'acceptanceOpinion', 'reviewSheet', 'roundRecord',
    'roundRecordNumbered', 'minutes'));

select people.pub_add_permits('office.officer', '{programmes.workgroup.manage,programmes.circular.send}');
select people.pub_add_permits(role, '{programmes.workgroup.serve}')
from unnest('{applicant.admin,authority.officer,authority.admin,office.institute}'::text[]) role;
