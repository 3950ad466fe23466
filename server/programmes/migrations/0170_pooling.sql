-- 汇聚水平: what a project counts as owned, on its platform and used by others: in its task book, and in its last
-- report that was handed in. The whole level of each is kept beside, so that lists can be ordered by it.
alter table programmes.following
  add column pooling_before jsonb,
  add column pooling_after jsonb,
  -- Which report, for which period, until which day.
  add column pooling_report text,
  add column pooling_period text,
  add column pooling_day date,
  add column pooled_before numeric(4, 1) check (pooled_before between 0 and 100),
  add column pooled_after numeric(4, 1) check (pooled_after between 0 and 100),
  add constraint following_pools_after_it_counted check (pooling_before is not null or pooling_after is null),
  add constraint following_names_the_report_of_its_pooling check ((pooling_after is null) = (pooling_day is null)
    and (pooling_after is null) = (pooling_report is null) and (pooling_after is null) = (pooling_period is null));
