-- Who reviews what is shown to the office whose round it is, to the expert whose review it is, and to the house.
-- Policies ask for the context that the house signed (kernel/migrations/0006_signed_context.sql), once a statement;
-- whoever speaks SQL without one finds these tables empty.

-- Places filled by reserves stand with the lots that they complete.
alter table evaluation.draw add column fills jsonb not null default '[]';
update evaluation.draw d set fills = f.fills
  from (select draw_id, jsonb_agg(jsonb_build_object('item', item_id, 'field', field, 'expert', expert_id,
      'passed', passed, 'at', at) order by seq) as fills
    from evaluation.draw_fill group by draw_id) f
  where f.draw_id = d.id;
drop table evaluation.draw_fill;

-- What was said in discussions is announced by the speaker's review.
update kernel.event set facts = facts - 'itemId' where name = 'evaluation.discussion.said';
update kernel.event e set facts = (e.facts - 'itemId') || jsonb_build_object('assignmentId', a.id)
  from evaluation.assignment a join evaluation.expert x on x.id = a.expert_id
  where e.name = 'evaluation.discussion.opened' and e.facts ->> 'itemId' = a.item_id::text
    and e.facts ->> 'actorId' = x.person_id::text;

create function evaluation.acts(person uuid) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return kernel.acts_as_house() or coalesce(person = kernel.acting_person(), false);
end $$;
comment on function evaluation.acts(uuid) is 'whether the house signed for this person, or for itself';

create function evaluation.acts_for(org uuid) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return kernel.acts_as_house() or coalesce(org = kernel.acting_organisation(), false);
end $$;
comment on function evaluation.acts_for(uuid) is 'whether the house signed for somebody of this organisation, or for itself';

-- A policy of panel_member cannot ask panel_member.
create function evaluation.own_panels() returns uuid[]
language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return array(select m.panel_id from evaluation.panel_member m
    join evaluation.expert e on e.id = m.expert_id where e.person_id = kernel.acting_person());
end $$;
comment on function evaluation.own_panels() is 'panels in which the signed person sits';

alter table evaluation.assignment enable row level security, force row level security;
create policy assignment_of_house_and_office on evaluation.assignment
  using ((select kernel.acts_as_house()) or round_id in (
    select r.id from evaluation.round r where r.org_id = (select kernel.acting_organisation())));
create policy assignment_of_expert on evaluation.assignment for select
  using (expert_id in (select e.id from evaluation.expert e where e.person_id = (select kernel.acting_person())));
create policy assignment_answered_by_expert on evaluation.assignment for update
  using (expert_id in (select e.id from evaluation.expert e where e.person_id = (select kernel.acting_person())));

alter table evaluation.arrangement_pair enable row level security, force row level security;
create policy pair_of_house_and_office on evaluation.arrangement_pair
  using ((select kernel.acts_as_house()) or arrangement_id in (
    select p.id from evaluation.arrangement p join evaluation.round r on r.id = p.round_id
    where r.org_id = (select kernel.acting_organisation())));

alter table evaluation.draw enable row level security, force row level security;
create policy draw_of_house_and_office on evaluation.draw
  using ((select kernel.acts_as_house()) or round_id in (
    select r.id from evaluation.round r where r.org_id = (select kernel.acting_organisation())));

alter table evaluation.panel_member enable row level security, force row level security;
create policy member_of_house_and_office on evaluation.panel_member
  using ((select kernel.acts_as_house()) or panel_id in (
    select p.id from evaluation.panel p join evaluation.round r on r.id = p.round_id
    where r.org_id = (select kernel.acting_organisation())));
create policy member_of_panel on evaluation.panel_member for select
  using (panel_id = any ((select evaluation.own_panels())::uuid[]));

alter table evaluation.panel_recusal enable row level security, force row level security;
create policy recusal_of_house_and_office on evaluation.panel_recusal
  using ((select kernel.acts_as_house()) or exists (
    select from evaluation.item i where i.id = item_id and i.round_id in (
      select r.id from evaluation.round r where r.org_id = (select kernel.acting_organisation()))));

-- Which item a panel hears and when: also to those who sit there, and to those who wrote or handed in what is heard.
alter table evaluation.slot enable row level security, force row level security;
create policy time_of_house_and_office on evaluation.slot
  using ((select kernel.acts_as_house()) or session_id in (
    select s.id from evaluation.session s join evaluation.round r on r.id = s.round_id
    where r.org_id = (select kernel.acting_organisation())));
create policy time_of_panel on evaluation.slot
  using (session_id in (select s.id from evaluation.session s
    where s.panel_id = any ((select evaluation.own_panels())::uuid[])));
create policy time_of_applicant on evaluation.slot
  using (exists (select from evaluation.item i
    where i.id = item_id and (i.conflict_facts -> 'team') ? (select kernel.acting_person())::text));

alter table evaluation.attendance enable row level security, force row level security;
create policy seat_of_house_and_office on evaluation.attendance
  using ((select kernel.acts_as_house()) or exists (
    select from evaluation.slot s join evaluation.session x on x.id = s.session_id
    where s.id = slot_id and x.round_id in (
      select r.id from evaluation.round r where r.org_id = (select kernel.acting_organisation()))));

-- Force binds the owner too, where it is no superuser: it migrates, saves and looks after the data.
do $$
declare sealed text;
begin
  foreach sealed in array array['assignment', 'arrangement_pair', 'draw', 'panel_member', 'panel_recusal', 'slot',
    'attendance']
  loop
    execute format('create policy owner_keeps_all on evaluation.%I to current_user using (true)', sealed);
  end loop;
end $$;

-- What the policies look at stays as it was made: nobody moves a round into the own office.
create function evaluation.keep_owner() returns trigger language plpgsql as $$
begin
  raise exception 'whose this is stays as it was made' using errcode = 'integrity_constraint_violation';
end $$;
create trigger round_keeps_its_office before update of org_id on evaluation.round
  for each row when (old.org_id is distinct from new.org_id) execute function evaluation.keep_owner();
create trigger expert_keeps_its_office before update of org_id on evaluation.expert
  for each row when (old.org_id is distinct from new.org_id) execute function evaluation.keep_owner();
create trigger item_keeps_its_round before update of round_id on evaluation.item
  for each row when (old.round_id is distinct from new.round_id) execute function evaluation.keep_owner();
create trigger panel_keeps_its_round before update of round_id on evaluation.panel
  for each row when (old.round_id is distinct from new.round_id) execute function evaluation.keep_owner();
create trigger arrangement_keeps_its_round before update of round_id on evaluation.arrangement
  for each row when (old.round_id is distinct from new.round_id) execute function evaluation.keep_owner();
create trigger session_keeps_its_panel before update of round_id, panel_id on evaluation.session
  for each row when ((old.round_id, old.panel_id) is distinct from (new.round_id, new.panel_id))
  execute function evaluation.keep_owner();

-- Who an expert is, the house says when the invitation is answered.
create function evaluation.keep_person() returns trigger language plpgsql as $$
begin
  if old.person_id is null and evaluation.acts_for(old.org_id) then return new; end if;
  raise exception 'who an expert is stays as it was' using errcode = 'integrity_constraint_violation';
end $$;
create trigger expert_keeps_its_person before update of person_id on evaluation.expert
  for each row when (old.person_id is distinct from new.person_id)
  execute function evaluation.keep_person();
