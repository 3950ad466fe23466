-- 最优分派: plans of a round, each with what was asked for and what the engine answered. Nothing is assigned until one is confirmed.
create table evaluation.arrangement (
  id uuid primary key,
  round_id uuid not null references evaluation.round (id),
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'confirmed')),
  wish jsonb not null,
  -- The plan that it is compared with.
  after_id uuid references evaluation.arrangement (id),
  left_out jsonb not null default '[]',
  -- Cover, sum, bounds, proof, repair and faults, without the pairs.
  answer jsonb,
  attempts integer not null default 0,
  asked_by uuid references people.person (id),
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  changed_at timestamptz not null,
  constraint confirmed_plans_have_their_moment check ((state = 'confirmed') = (confirmed_at is not null)),
  constraint plans_have_their_answer check (state not in ('done', 'confirmed') or answer is not null)
);
create index arrangement_by_round on evaluation.arrangement (round_id, asked_at desc);

create table evaluation.arrangement_pair (
  arrangement_id uuid not null references evaluation.arrangement (id),
  item_id uuid not null,
  expert_id uuid not null references evaluation.expert (id),
  level integer not null,
  utility integer not null,
  reasons jsonb not null,
  instead_id uuid references evaluation.expert (id),
  loss integer,
  primary key (arrangement_id, item_id, expert_id)
);
