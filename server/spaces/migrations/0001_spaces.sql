create schema spaces;

-- 共享空间: organisations that share with one another. The open market is no row.
create table spaces.space (
  id uuid primary key,
  owner_org_id uuid not null references people.organisation (id),
  kind text not null check (kind in ('enterprise', 'chain', 'region', 'project')),
  name text not null,
  about text not null default '',
  joining text not null check (joining in ('open', 'asked', 'invited')),
  listed boolean not null,
  state text not null default 'active' check (state in ('active', 'closed')),
  closed_reason text,
  version integer not null default 1,
  -- Rows of spaces.member in these states, kept with each of their steps.
  members integer not null default 0,
  invited integer not null default 0 check (invited >= 0),
  asked integer not null default 0 check (asked >= 0),
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint space_has_room check (members between 0 and 5000),
  constraint space_waits_for_few check (invited + asked <= 5000),
  constraint closed_space_says_why check ((state = 'closed') = (closed_reason is not null)),
  constraint unlisted_space_invites check (listed or joining = 'invited')
);
create unique index space_name_is_taken on spaces.space (owner_org_id, lower(name))
  where state = 'active';
create index space_by_name on spaces.space using gin (kernel.grams(name));
create index space_listed on spaces.space (id) where listed and state = 'active';

create table spaces.member (
  space_id uuid not null references spaces.space (id),
  org_id uuid not null references people.organisation (id),
  state text not null
    check (state in ('invited', 'asked', 'member', 'left', 'removed', 'declined')),
  role text not null default 'member' check (role in ('manager', 'member')),
  -- Of the last step.
  reason text,
  version integer not null default 1,
  changed_at timestamptz not null,
  constraint member_is_one_a_space primary key (space_id, org_id),
  constraint only_members_manage check (role = 'member' or state = 'member'),
  constraint removed_members_read_why check (state <> 'removed' or reason is not null)
);
create index member_by_org on spaces.member (org_id, state, space_id);
create index member_by_state on spaces.member (space_id, state, org_id);

create table spaces.step (
  space_id uuid not null references spaces.space (id),
  number integer not null,
  verb text not null,
  -- Whom it concerns, and which step of its membership it was; null where it is the space itself.
  org_id uuid references people.organisation (id),
  member_version integer,
  reason text,
  taken_by uuid references people.person (id),
  taken_org_id uuid references people.organisation (id),
  taken_at timestamptz not null,
  primary key (space_id, number)
);
comment on table spaces.step is 'append-only';
create index step_of_member on spaces.step (space_id, org_id, member_version);

create view spaces.pub_space as
  select id, owner_org_id, kind, name, listed, state from spaces.space;

-- Only what counts for audiences: members of spaces that are active.
create view spaces.pub_member as
  select m.space_id, m.org_id, m.role
  from spaces.member m join spaces.space s on s.id = m.space_id
  where m.state = 'member' and s.state = 'active';

-- The keys of an organisation, null for a stranger: as `keysOfOrganisation` of domain/spaces/audience.ts.
create function spaces.keys_of(org uuid) returns text[] language sql stable as $$
  select array(
    select k from (
      select 'market' as k
      union select 'o:' || org where org is not null
      union select 's:' || m.space_id from spaces.pub_member m where m.org_id = org
    ) keys order by k collate "C")
$$;

select people.pub_add_permits(role, '{spaces.space.manage}')
from unnest('{applicant.admin,authority.officer,office.officer}'::text[]) role;
