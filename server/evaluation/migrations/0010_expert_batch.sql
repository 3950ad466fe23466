-- 批量导入专家: a list that was looked through, what of it was taken, and what it takes to undo it.
create table evaluation.expert_batch (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  file_name text not null,
  digest text not null,
  state text not null check (state in ('previewed', 'committed', 'undone')),
  updates boolean not null,
  rows integer not null,
  faulty integer not null,
  fresh integer not null,
  changes integer not null,
  taken integer not null default 0,
  made_by uuid not null references people.person (id),
  made_at timestamptz not null,
  committed_at timestamptz,
  undone_at timestamptz,
  undo_reason text,
  constraint batches_have_their_moment check ((state = 'previewed') = (committed_at is null)),
  constraint undone_batches_say_why
    check ((state = 'undone') = (undone_at is not null and undo_reason is not null))
);
create index expert_batch_by_org on evaluation.expert_batch (org_id, made_at desc);

create table evaluation.expert_batch_line (
  batch_id uuid not null references evaluation.expert_batch (id) on delete cascade,
  line integer not null,
  kind text not null check (kind in ('new', 'change', 'same')),
  faulty boolean not null,
  -- As it is looked through: cells, faults, what stood there before.
  shown jsonb not null,
  -- As the expert is kept once the row is taken.
  profile jsonb,
  -- Whom the row makes or changes, and the version it was compared with.
  expert_id uuid,
  seen_version integer,
  taken boolean not null default false,
  -- Of a row that was taken: the version it left, and what an undo brings back.
  left_version integer,
  before jsonb,
  primary key (batch_id, line)
);

-- Experts of an undone batch go; whether a plan names one is found by these.
create index arrangement_pair_by_expert on evaluation.arrangement_pair (expert_id);
create index arrangement_pair_by_instead on evaluation.arrangement_pair (instead_id)
  where instead_id is not null;
