-- 离线评审包: what an expert took to where there is no network, and the key that opens what comes back.
create table evaluation.bundle (
  id uuid primary key,
  round_id uuid not null references evaluation.round (id),
  expert_id uuid not null references evaluation.expert (id),
  -- Of each assignment: the digest of what is judged, and the version of the draft that was packed.
  contents jsonb not null,
  -- The page seals with this half; the other one is kept under the house's key.
  point jsonb not null,
  key bytea not null,
  made_at timestamptz not null,
  returned_at timestamptz
);
create index bundle_by_expert on evaluation.bundle (expert_id, made_at desc);
