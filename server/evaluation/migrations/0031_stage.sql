-- 评审环节: a paper review, a defence, a visit on site, or the same reviewed once more. A round that is not frozen may
-- be cancelled: nothing of it goes, and its items may be sent anew.
alter table evaluation.round
  add column stage text not null default 'paper' check (stage in ('paper', 'defence', 'onSite', 'reReview')),
  add column cancelled_by uuid references people.person (id),
  add column cancelled_at timestamptz,
  add column cancel_reason text;
alter table evaluation.round alter column stage drop default;
alter table evaluation.round drop constraint round_state_check;
alter table evaluation.round
  add constraint round_state_check check (state in
    ('preparing', 'assigned', 'inviting', 'scoring', 'frozen', 'released', 'cancelled')),
  add constraint cancelled_rounds_say_why check ((state = 'cancelled')
    = (cancelled_at is not null and cancel_reason is not null));

-- Why it is reviewed once more, where it is.
alter table evaluation.item add column reason text;
create index item_by_subject on evaluation.item (subject);
