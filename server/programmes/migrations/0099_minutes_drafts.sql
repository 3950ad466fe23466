-- Drafts of minutes are kept while they are typed, whole or not; what is approved has its name and its day.
alter table programmes.workgroup_minutes
  alter column held_on drop not null,
  drop constraint workgroup_minutes_title_check,
  add constraint workgroup_minutes_title_check check (length(title) <= 200),
  add constraint workgroup_minutes_approved_have_name_and_day
    check (state <> 'approved' or (held_on is not null and length(title) >= 2));
