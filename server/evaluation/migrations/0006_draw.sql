-- 抽签: what is drawn from, fixed with its digest before a witness speaks; the secret is sealed by the house's key until the lots are drawn.
create table evaluation.draw (
  id uuid primary key,
  round_id uuid not null references evaluation.round (id),
  state text not null check (state in ('committed', 'drawing', 'drawn', 'failed', 'abandoned')),
  rules jsonb not null,
  sheet jsonb not null,
  left_out jsonb not null,
  sheet_digest text not null,
  commitment text not null,
  secret_sealed bytea not null,
  secret text,
  pairs jsonb,
  failure text check (failure in ('noDraw', 'sheetChanged', 'stopped')),
  reason text,
  attempts integer not null default 0,
  committed_by uuid references people.person (id),
  committed_at timestamptz not null,
  drawn_by uuid references people.person (id),
  drawn_at timestamptz,
  changed_at timestamptz not null,
  constraint drawn_lots_are_told check (state <> 'drawn'
    or (secret is not null and pairs is not null and drawn_at is not null)),
  constraint failed_draws_say_why check ((state = 'failed') = (failure is not null)),
  constraint abandoned_draws_say_why check (state <> 'abandoned' or reason is not null)
);
create index draw_by_round on evaluation.draw (round_id, committed_at desc);
create unique index round_has_one_draw on evaluation.draw (round_id)
  where state in ('committed', 'drawing', 'drawn');

create table evaluation.draw_witness (
  draw_id uuid not null references evaluation.draw (id),
  person_id uuid not null references people.person (id),
  place integer not null,
  text text not null,
  at timestamptz not null,
  primary key (draw_id, person_id),
  constraint witnesses_stand_in_order unique (draw_id, place)
);
comment on table evaluation.draw_witness is 'append-only: what a witness said is never taken back';
