-- 专家组: who reads a batch together, and from which items a member stands back.
create table evaluation.panel (
  id uuid primary key,
  round_id uuid not null references evaluation.round (id),
  seq integer not null,
  name text not null,
  version integer not null default 1,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint panel_is_numbered_once unique (round_id, seq)
);
create unique index panel_is_named_once on evaluation.panel (round_id, lower(name));

create table evaluation.panel_member (
  panel_id uuid not null references evaluation.panel (id),
  expert_id uuid not null references evaluation.expert (id),
  role text not null check (role in ('leader', 'member', 'secretary')),
  joined_at timestamptz not null,
  primary key (panel_id, expert_id)
);
create unique index panel_has_one_leader on evaluation.panel_member (panel_id) where role = 'leader';
create unique index panel_has_one_secretary on evaluation.panel_member (panel_id) where role = 'secretary';
create index panel_member_by_expert on evaluation.panel_member (expert_id);

alter table evaluation.item add column panel_id uuid references evaluation.panel (id);
create index item_by_panel on evaluation.item (panel_id) where panel_id is not null;

-- A conflict that was found when the panel was put together: that member has no assignment of that item.
create table evaluation.panel_recusal (
  item_id uuid not null references evaluation.item (id),
  expert_id uuid not null references evaluation.expert (id),
  findings jsonb not null,
  found_at timestamptz not null,
  primary key (item_id, expert_id)
);
