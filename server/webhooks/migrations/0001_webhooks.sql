create schema webhooks;

-- An organisation's address that is told of events.
create table webhooks.subscription (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  name text not null,
  url text not null,
  kinds text[] not null check (cardinality(kinds) between 1 and 300),
  state text not null default 'active' check (state in ('active', 'paused')),
  paused_because text check (paused_because in ('person', 'failing', 'gone')),
  version integer not null default 1,
  -- The number of the last event told; rises by one with each.
  last_sequence bigint not null default 0,
  last_success_at timestamptz,
  last_failure_at timestamptz,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint subscription_paused_says_why check ((state = 'paused') = (paused_because is not null))
);
create index subscription_of_org on webhooks.subscription (org_id, id);
create index subscription_of_kinds on webhooks.subscription using gin (kinds);

-- Sealed under the instance's key; a former one holds until its time, so that receivers can change over.
create table webhooks.secret (
  id uuid primary key,
  subscription_id uuid not null references webhooks.subscription (id) on delete cascade,
  sealed bytea not null,
  made_at timestamptz not null,
  until_at timestamptz
);
create unique index secret_is_the_only_present_one on webhooks.secret (subscription_id)
  where until_at is null;
create index secret_of_subscription on webhooks.secret (subscription_id);

create table webhooks.delivery (
  id uuid primary key,
  subscription_id uuid not null references webhooks.subscription (id) on delete cascade,
  org_id uuid not null references people.organisation (id),
  sequence bigint not null,
  -- Null of what was sent to test.
  event_id bigint,
  kind text not null,
  -- What was announced, but for who did it: by it is asked again who may know.
  facts jsonb not null,
  body text not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'sending', 'delivered', 'failed', 'withheld')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  claimed_at timestamptz,
  settled_at timestamptz,
  made_at timestamptz not null,
  constraint delivery_is_numbered_once unique (subscription_id, sequence),
  constraint delivery_once_an_event unique (subscription_id, event_id)
);
create index delivery_of_org on webhooks.delivery (org_id, id desc);
create index delivery_of_subscription on webhooks.delivery (subscription_id, id desc);
create index delivery_due on webhooks.delivery (next_at) where state in ('waiting', 'sending');
create index delivery_open on webhooks.delivery (subscription_id, state)
  where state in ('waiting', 'sending', 'failed');
create index delivery_by_age on webhooks.delivery (made_at);

create table webhooks.attempt (
  id uuid primary key,
  delivery_id uuid not null references webhooks.delivery (id) on delete cascade,
  at timestamptz not null,
  duration_ms integer not null,
  status integer,
  fault text,
  sent_headers text not null,
  answer_headers text not null,
  answer text not null
);
create index attempt_of_delivery on webhooks.attempt (delivery_id, id);

select people.pub_add_permits(role, '{webhooks.subscription.manage}')
from unnest('{applicant.admin,authority.admin,office.admin,operator.admin}'::text[]) role;
