-- Passkeys (WebAuthn): public keys of a person's devices, good for signing in and as a second factor.
create table people.passkey (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  credential_id bytea not null,
  public_key bytea not null,
  -- How often the device says it has signed; 0 for ever where it does not count.
  counter bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  -- Whether it may leave its device (backup eligible), and whether it has (backup state).
  synced boolean not null,
  backed_up boolean not null,
  name text not null check (length(name) between 1 and 60),
  made_at timestamptz not null,
  last_used_at timestamptz,
  -- Its counter ran backwards: perhaps a copy of the key is about.
  suspended_at timestamptz
);
create unique index passkey_is_registered_already on people.passkey (credential_id);
create index passkey_by_person on people.passkey (person_id);

-- What a device is asked to sign; taken once, and gone a day after it expired.
create table people.passkey_challenge (
  id uuid primary key,
  -- Null: anybody who signs in.
  person_id uuid references people.person (id),
  challenge text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null
);
create index passkey_challenge_by_age on people.passkey_challenge (expires_at);

-- Since when a passkey is asked for after the password.
alter table people.person add column passkey_step_at timestamptz;
