-- Rounds whose reviews an office forms by hand.
alter table evaluation.round drop constraint round_method_check;
alter table evaluation.round add constraint round_method_check
  check (method in ('hand', 'optimal', 'lot', 'panel'));
