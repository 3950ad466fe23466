-- 专家费清单: by which rule a round pays, and the list as it was settled. The house pays nothing itself.
create table evaluation.fee_rule (
  round_id uuid primary key references evaluation.round (id),
  rule jsonb not null,
  settled_by uuid references people.person (id),
  settled_at timestamptz,
  changed_at timestamptz not null
);

create table evaluation.fee_line (
  round_id uuid not null references evaluation.fee_rule (round_id),
  expert_id uuid not null references evaluation.expert (id),
  senior boolean not null,
  reviews integer not null,
  half_days integer not null,
  gross_fen bigint not null check (gross_fen > 0),
  cut_fen bigint not null check (cut_fen >= 0),
  paid_on date,
  paid_by uuid references people.person (id),
  primary key (round_id, expert_id),
  constraint payments_have_their_day check ((paid_on is null) = (paid_by is null))
);
