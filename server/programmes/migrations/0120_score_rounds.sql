-- 同一项目同一方向可以有几次评审结果: each is kept; the one that was fixed last among those with a score counts.
alter table programmes.entry_score
  drop constraint entry_score_pkey,
  add constraint entry_score_pkey primary key (entry_id, direction, source_id),
  -- Of a round: its stage, and why it was held once more.
  add column stage text check (stage in ('paper', 'defence', 'onSite', 'reReview')),
  add column reason text,
  -- When the round was frozen, or the list taken.
  add column fixed_at timestamptz;
update programmes.entry_score set fixed_at = came_at, stage = case source when 'round' then 'paper' end;
alter table programmes.entry_score
  alter column fixed_at set not null,
  add constraint rounds_have_their_stage check ((source = 'round') = (stage is not null));
