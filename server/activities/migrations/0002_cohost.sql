-- 协办单位: organisations that hold an activity together with its host, once they have said yes.
create table activities.cohost (
  activity_id uuid not null references activities.activity (id),
  org_id uuid not null references people.organisation (id),
  state text not null check (state in ('invited', 'accepted', 'declined', 'released')),
  invited_by uuid references people.person (id),
  invited_at timestamptz not null,
  answered_by uuid references people.person (id),
  answered_at timestamptz,
  -- Why it declined, or was released.
  reason text,
  constraint cohost_is_one_an_activity primary key (activity_id, org_id),
  constraint cohost_answer_has_its_moment check ((state = 'invited') = (answered_at is null)),
  constraint declined_cohosts_say_why check (state <> 'declined' or reason is not null)
);
create index cohost_by_org on activities.cohost (org_id, activity_id);

select people.pub_add_permits(role, '{activities.cohost.serve}')
from unnest('{applicant.admin,authority.officer,office.officer,office.institute}'::text[]) role;
