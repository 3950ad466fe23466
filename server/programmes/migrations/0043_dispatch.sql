-- How a package left the house and arrived. Sending is an act and must be in time; a receipt is an observation
-- and is always recorded, with what it means for the deadline.
create table programmes.dispatch (
  id uuid primary key,
  -- Null for what travels by 机要 alone: of classified material only its receipt is kept, never a word of content.
  package_id uuid references programmes.package (id),
  programme_id text not null references programmes.programme (id),
  unit_code text not null,
  medium text not null,
  way text not null check (way in ('ems', 'confidential', 'courier', 'hand', 'email', 'online')),
  number text check (length(number) between 1 and 60),
  pieces integer not null default 1 check (pieces between 1 and 1000),
  sent_at timestamptz not null,
  sent_by uuid references people.person (id),
  recorded_at timestamptz not null,
  -- Which moment decides, and until when it had to come; null where no deadline is published.
  basis text check (basis in ('posted', 'received', 'uploaded')),
  closes_at timestamptz,
  -- Null while the moment that decides has not come.
  in_time boolean,
  late_reason text,
  received_at timestamptz,
  received_by uuid references people.person (id),
  receipt_recorded_at timestamptz,
  constraint dispatch_without_content_is_confidential check (package_id is not null or way = 'confidential'),
  constraint dispatch_is_received_after_it_was_sent check (received_at >= sent_at)
);
create unique index dispatch_once_a_medium on programmes.dispatch (package_id, medium)
  where package_id is not null;
create unique index dispatch_number_is_recorded_already on programmes.dispatch (programme_id, way, number, medium)
  where number is not null;
create index dispatch_by_programme on programmes.dispatch (programme_id, unit_code);

-- One mail with one archive. `asked`: given to the outbox of the house, which says later what came of it.
create table programmes.package_mail (
  package_id uuid not null references programmes.package (id),
  medium text not null,
  part integer not null,
  address text not null,
  subject text not null,
  state text not null check (state in ('asked', 'sent', 'failed')),
  -- True where the officer sent it from the authority's own mailbox and only noted it here.
  own_mailbox boolean not null,
  fault text,
  asked_by uuid references people.person (id),
  asked_at timestamptz not null,
  settled_at timestamptz,
  primary key (package_id, medium, part),
  constraint package_mail_settled_says_when check ((state = 'asked') = (settled_at is null))
);

-- The mailbox of an office, which notices leave out and the office enters.
create table programmes.mailbox (
  programme_id text not null references programmes.programme (id),
  medium text not null,
  address text not null check (address ~ '^[^@\s]+@[^@\s]+$' and length(address) <= 254),
  changed_by uuid references people.person (id),
  changed_at timestamptz not null,
  primary key (programme_id, medium)
);

-- 抄送: units that see a package once it was delivered.
create table programmes.package_copy_to (
  package_id uuid not null references programmes.package (id),
  to_programme_id text not null references programmes.programme (id),
  to_unit_code text not null,
  made_at timestamptz not null,
  primary key (package_id, to_programme_id, to_unit_code)
);
