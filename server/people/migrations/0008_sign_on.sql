-- Signing on from outside: providers that the operator sets up, accounts there that are linked, flows under way.
create table people.sign_on_provider (
  id uuid primary key,
  kind text not null check (kind in ('oidc', 'ldap')),
  name_zh text not null check (length(name_zh) between 1 and 60),
  name_en text not null check (length(name_en) between 1 and 60),
  enabled boolean not null default false,
  -- Whom it may bring in, and with which roles.
  rule jsonb not null,
  -- How it is reached; never a secret.
  settings jsonb not null,
  -- Client secret or password of the service account, sealed under the instance key.
  secret_sealed bytea,
  version integer not null default 1,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  last_ok_at timestamptz,
  last_fault text,
  last_fault_at timestamptz,
  removed_at timestamptz
);

-- An account elsewhere that opens an account here. `subject` is the provider's own stable name for it.
create table people.identity_link (
  id uuid primary key,
  provider_id uuid not null references people.sign_on_provider (id),
  person_id uuid not null references people.person (id),
  subject text not null check (length(subject) between 1 and 500),
  made_at timestamptz not null,
  last_used_at timestamptz
);
create unique index identity_is_linked_already on people.identity_link (provider_id, subject);
create unique index identity_link_once_a_provider on people.identity_link (person_id, provider_id);

-- A flow between leaving for a provider and having come in; bound to one browser, taken once.
create table people.sign_on (
  id uuid primary key,
  provider_id uuid not null references people.sign_on_provider (id),
  -- Null: somebody signs in; otherwise the person who links.
  person_id uuid references people.person (id),
  browser_hash bytea not null,
  state_hash bytea not null,
  -- Nonce and code verifier, then what the provider said; sealed under the instance key.
  secrets_sealed bytea not null,
  proven_sealed bytea,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  taken_at timestamptz
);
create unique index sign_on_by_browser on people.sign_on (browser_hash);
create index sign_on_by_age on people.sign_on (expires_at);

alter table people.session
  add column provider_id uuid references people.sign_on_provider (id),
  -- Where signing out goes on to, so that the provider forgets this browser as well.
  add column sign_out_url text;
-- Made by a provider's rule, and following it until a hand changes it.
alter table people.membership add column by_provider_id uuid references people.sign_on_provider (id);

select people.pub_add_permits('operator.admin', '{people.provider.manage}');
