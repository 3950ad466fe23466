-- Signing in: sessions that can act in somebody's place or look with somebody's eyes, codes, attempts.
alter table people.person
  add column mobile_verified_at timestamptz,
  -- The last time step whose code was accepted: a code works once.
  add column totp_last_step bigint,
  add column erased_at timestamptz;

alter table people.session
  add column id uuid not null default gen_random_uuid(),
  add column ip text,
  -- The principal in whose place the session acts; the deputy grant is checked on every request.
  add column deputy_id uuid,
  -- The membership with whose eyes an operator looks; such a session reads only.
  add column viewing_membership_id uuid references people.membership (id),
  drop column viewed_by;
create unique index session_by_id on people.session (id);

create table people.recovery_code (
  person_id uuid not null references people.person (id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

-- Something sent to an address to prove that it is read there. Everything personal is sealed under the
-- instance key, and the row is deleted a day after it expired.
create table people.challenge (
  id uuid primary key,
  kind text not null check (kind in ('signUp', 'recovery', 'email', 'mobile', 'mobileSignIn')),
  channel text not null check (channel in ('email', 'sms')),
  -- Null: nobody is there; the row exists so that asking takes as long as for somebody.
  person_id uuid references people.person (id),
  to_sealed bytea not null,
  code_sealed bytea not null,
  token_sealed bytea not null,
  token_hash bytea not null,
  payload_sealed bytea,
  -- What the letter says instead where the answer on screen must not tell: this address has an account.
  known boolean not null default false,
  language text not null default 'zh',
  failures integer not null default 0,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create unique index challenge_by_token on people.challenge (token_hash);
create index challenge_by_age on people.challenge (expires_at);

-- Failed attempts under a keyed digest of an account, an address or both, whether or not they exist.
create table people.attempt (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz
);
create index attempt_by_age on people.attempt (last_at);

create table people.api_key (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  membership_id uuid not null references people.membership (id),
  name text not null check (length(name) between 1 and 100),
  prefix text not null,
  key_hash bytea not null,
  scopes text[] not null check (cardinality(scopes) between 1 and 200),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create unique index api_key_by_hash on people.api_key (key_hash);
create index api_key_by_org on people.api_key (org_id);
