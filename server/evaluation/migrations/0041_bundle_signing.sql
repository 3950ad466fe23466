-- 离线签名: the key that what comes back from a bundle is signed with, and what was signed.
alter table evaluation.bundle
  -- Public half; null until the house knows it.
  add column sign_point jsonb,
  -- The private half as it travels, closed by a code that the house never has; null where the page makes the key.
  add column sign_closed jsonb,
  -- Bundles made before could not sign: what comes back of them is taken without, and told so.
  add column signs boolean not null default false,
  add constraint a_closed_key_has_its_public_half check (sign_closed is null or sign_point is not null);
alter table evaluation.bundle alter column signs set default true;

create table evaluation.review_signature (
  assignment_id uuid not null references evaluation.assignment (id),
  bundle_id uuid not null references evaluation.bundle (id),
  signed_at timestamptz not null,
  -- Statement and signature, under the house's key: a digest of marks would tell who guesses them.
  proof bytea not null,
  taken_at timestamptz not null,
  constraint a_review_is_signed_once_a_moment primary key (assignment_id, bundle_id, signed_at)
);
comment on table evaluation.review_signature is 'append-only: what was signed stays signed';
