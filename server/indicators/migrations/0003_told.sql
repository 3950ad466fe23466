-- Since when a figure is known to the public, whether or not it was withdrawn: what was read once may have been kept.
-- Empty again once the answers have changed, for then it is another number.
alter table indicators.survey_figure add column told_at timestamptz;
update indicators.survey_figure set told_at = published_at;
alter table indicators.survey_figure
  add constraint survey_figure_published_is_told check (published_at is null or told_at is not null);
