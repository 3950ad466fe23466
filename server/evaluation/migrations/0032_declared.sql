-- 声明的利益关系: with an organisation, not with one item. It holds in every round of the office until the expert
-- withdraws it; what was withdrawn stays as it was said.
create table evaluation.declared_conflict (
  id uuid primary key,
  expert_id uuid not null references evaluation.expert (id),
  -- 统一社会信用代码, or empty where none is known: then the name tells which it is.
  org_code text not null,
  org_name text not null check (org_name <> ''),
  reason text not null,
  -- The invitation on which it was declared; null where the expert said it unasked.
  assignment_id uuid references evaluation.assignment (id),
  declared_by uuid references people.person (id),
  declared_at timestamptz not null,
  withdrawn_by uuid references people.person (id),
  withdrawn_at timestamptz,
  withdraw_reason text,
  constraint withdrawn_conflicts_say_why check ((withdrawn_at is null) = (withdraw_reason is null))
);
create unique index conflict_is_declared_once on evaluation.declared_conflict (expert_id, org_code, org_name)
  where withdrawn_at is null;
create index declared_conflict_by_expert on evaluation.declared_conflict (expert_id);

-- 竞争对手 with their names; the codes by which conflicts are found stay among the facts.
alter table evaluation.item add column competitors jsonb not null default '[]';
update evaluation.item set competitors = (
    select jsonb_agg(jsonb_build_object('code', code, 'name', code))
    from jsonb_array_elements_text(conflict_facts -> 'competitors') code)
  where jsonb_array_length(conflict_facts -> 'competitors') > 0;

-- Conflicts that were declared before now hold for the organisations of their items.
insert into evaluation.declared_conflict
    (id, expert_id, org_code, org_name, reason, assignment_id, declared_by, declared_at)
  select distinct on (a.expert_id, p ->> 'code', p ->> 'name') gen_random_uuid(), a.expert_id, p ->> 'code', p ->> 'name',
    coalesce(a.note, ''), a.id, e.person_id, a.changed_at
  from evaluation.assignment a
  join evaluation.item i on i.id = a.item_id
  join evaluation.expert e on e.id = a.expert_id
  cross join lateral jsonb_array_elements(i.parties) p
  where a.cause = 'conflict' and p ->> 'name' <> ''
  order by a.expert_id, p ->> 'code', p ->> 'name', a.changed_at;
