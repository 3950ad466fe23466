create schema notices;

create table notices.notice (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  kind text not null,
  facts jsonb not null default '{}',
  thing_kind text,
  thing_id text,
  due_at timestamptz,
  -- What must be told only once: a reminder that is due, an event that is heard twice.
  once_key text,
  made_at timestamptz not null,
  read_at timestamptz,
  archived_at timestamptz
);
create unique index notice_is_told_once on notices.notice (person_id, once_key) where once_key is not null;
create index notice_in_box on notices.notice (person_id, id) where archived_at is null;
create index notice_archived on notices.notice (person_id, id) where archived_at is not null;
create index notice_unread on notices.notice (person_id, id) where read_at is null and archived_at is null;
create index notice_by_thing on notices.notice (person_id, thing_kind, thing_id, id);
create index notice_by_age on notices.notice (made_at);

create table notices.preference (
  person_id uuid not null references people.person (id),
  kind text not null,
  channel text not null check (channel in ('mail', 'sms', 'wecom', 'dingtalk', 'feishu')),
  choice text not null check (choice in ('at_once', 'digest', 'off')),
  changed_at timestamptz not null,
  primary key (person_id, kind, channel)
);

create table notices.rhythm (
  person_id uuid primary key references people.person (id),
  digest_hour integer not null default 9 check (digest_hour between 0 and 23),
  working_days_only boolean not null default true,
  -- Stands at the foot of mails; whoever has it may end a kind of mail and nothing else.
  unsubscribe_token text not null
);
create unique index rhythm_by_token on notices.rhythm (unsubscribe_token);

-- A rendered message to one address.
create table notices.letter (
  id uuid primary key,
  person_id uuid references people.person (id),
  channel text not null check (channel in ('mail', 'sms', 'wecom', 'dingtalk', 'feishu')),
  purpose text not null check (purpose in ('notice', 'digest', 'code', 'invitation')),
  address text not null,
  subject text not null,
  plain text not null,
  html text not null,
  unsubscribe_url text,
  once_key text,
  state text not null default 'waiting'
    check (state in ('waiting', 'sending', 'sent', 'kept', 'bounced', 'failed')),
  attempts integer not null default 0 check (attempts between 0 and 8),
  fault text,
  made_at timestamptz not null,
  next_at timestamptz not null,
  claimed_at timestamptz,
  settled_at timestamptz,
  constraint letter_that_is_settled_says_when check (
    (settled_at is not null) = (state in ('sent', 'kept', 'bounced', 'failed')))
);
create unique index letter_is_written_once on notices.letter (once_key) where once_key is not null;
create index letter_open on notices.letter (next_at) where state in ('waiting', 'sending');
create index letter_by_person on notices.letter (person_id, id);
create index letter_by_address on notices.letter (lower(address), id);
create index letter_by_age on notices.letter (made_at);

-- That a notice shall go one way beside the inbox; then, in which letter it went.
create table notices.delivery (
  id uuid primary key,
  notice_id uuid not null references notices.notice (id) on delete cascade,
  person_id uuid not null,
  channel text not null check (channel in ('mail', 'sms', 'wecom', 'dingtalk', 'feishu')),
  urgent boolean not null,
  choice text not null check (choice in ('at_once', 'digest')),
  due_at timestamptz not null,
  state text not null default 'planned' check (state in ('planned', 'written', 'skipped')),
  letter_id uuid references notices.letter (id) on delete set null,
  constraint delivery_is_planned_once unique (notice_id, channel)
);
create index delivery_due on notices.delivery (due_at, person_id) where state = 'planned';
create index delivery_by_letter on notices.delivery (letter_id);

-- An address that refused mail for good; nothing is sent there any more.
create table notices.bounce (
  address text primary key check (address = lower(address)),
  fault text not null,
  at timestamptz not null
);

create table notices.reminder (
  id uuid primary key,
  kind text not null,
  thing_kind text not null,
  thing_id text not null,
  -- {personIds} or {orgId, permit}; who that is, is asked when it is due.
  audience jsonb not null,
  audience_key text not null,
  facts jsonb not null default '{}',
  before_days integer not null check (before_days between 0 and 250),
  remind_at timestamptz not null,
  deadline_at timestamptz not null,
  state text not null default 'planned' check (state in ('planned', 'told', 'passed')),
  settled_at timestamptz,
  constraint reminder_comes_before_the_deadline check (remind_at < deadline_at),
  constraint reminder_is_planned_once
    unique (kind, thing_kind, thing_id, audience_key, deadline_at, before_days)
);
create index reminder_due on notices.reminder (remind_at) where state = 'planned';
create index reminder_by_thing on notices.reminder (thing_kind, thing_id);
