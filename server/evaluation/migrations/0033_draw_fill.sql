-- 候补补位: a vacated place of a round drawn by lot, filled by the next in the order that the draw's seed gives.
create table evaluation.draw_fill (
  draw_id uuid not null references evaluation.draw (id),
  seq integer not null,
  item_id uuid not null references evaluation.item (id),
  field text not null,
  expert_id uuid not null references evaluation.expert (id),
  -- Reserves before this one who could not be asked, each with the cause.
  passed jsonb not null,
  at timestamptz not null,
  primary key (draw_id, seq),
  constraint reserve_fills_once unique (item_id, expert_id)
);
comment on table evaluation.draw_fill is 'append-only: who filled a place is part of the draw''s record';
