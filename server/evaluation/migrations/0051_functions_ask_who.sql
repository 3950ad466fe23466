-- Functions that run with their owner's rights ask who acts: whoever calls one with another's id is told nothing, not
-- even that the two belong together.
create or replace function evaluation.own_review(asked uuid, person uuid)
returns table (draft bytea, version integer, submitted bytea)
language sql security definer set search_path = '' as $$
  select r.draft, r.version, r.submitted
  from evaluation.review r
  join evaluation.assignment a on a.id = r.assignment_id
  join evaluation.expert e on e.id = a.expert_id
  where evaluation.acts(person) and a.id = asked and e.person_id = person and a.state <> 'replaced'
$$;

create or replace function evaluation.keep_review(asked uuid, person uuid, base integer, words bytea, moment timestamptz)
returns integer language plpgsql security definer set search_path = '' as $$
declare kept integer;
begin
  perform from evaluation.assignment a
    join evaluation.expert e on e.id = a.expert_id
    join evaluation.round d on d.id = a.round_id
    where evaluation.acts(person) and a.id = asked and e.person_id = person
      and a.state = 'scoring' and d.state = 'scoring';
  if not found then return null; end if;
  insert into evaluation.review as r (assignment_id, draft, version, changed_at)
    values (asked, words, 1, moment)
    on conflict (assignment_id) do update
      set draft = excluded.draft, version = r.version + 1, changed_at = excluded.changed_at
      where r.version = base
    returning r.version into kept;
  return kept;
end $$;

create or replace function evaluation.hand_in_review(asked uuid, person uuid, base integer, moment timestamptz)
returns text language plpgsql security definer set search_path = '' as $$
declare digest text;
begin
  perform from evaluation.assignment a
    join evaluation.expert e on e.id = a.expert_id
    join evaluation.round d on d.id = a.round_id
    where evaluation.acts(person) and a.id = asked and e.person_id = person
      and a.state = 'scoring' and d.state = 'scoring';
  if not found then return null; end if;
  update evaluation.review r set submitted = r.draft, changed_at = moment
    where r.assignment_id = asked and r.version = base
    returning encode(sha256(r.submitted), 'hex') into digest;
  return digest;
end $$;

create or replace function evaluation.item_reviews(asked uuid)
returns table (assignment_id uuid, submitted bytea)
language sql security definer set search_path = '' as $$
  select a.id, r.submitted
  from evaluation.assignment a join evaluation.review r on r.assignment_id = a.id
  where kernel.acts_as_house() and a.item_id = asked and a.state = 'submitted' and not exists (
    select from evaluation.assignment o where o.item_id = asked
      and o.state in ('proposed', 'invited', 'accepted', 'scoring'))
$$;

create or replace function evaluation.discussed_reviews(asked uuid, person uuid)
returns table (assignment_id uuid, submitted bytea, number integer)
language sql security definer set search_path = '' as $$
  select o.id, r.submitted, evaluation.discussion_number(o.id)
  from evaluation.assignment a
  join evaluation.expert e on e.id = a.expert_id
  join evaluation.discussion d on d.item_id = a.item_id
  join evaluation.assignment o on o.item_id = a.item_id and o.state in ('submitted', 'scoring')
  join evaluation.review r on r.assignment_id = o.id and r.submitted is not null
  where evaluation.acts(person) and a.id = asked and e.person_id = person
    and a.state in ('submitted', 'scoring')
$$;

create or replace function evaluation.say_in_discussion(
  message uuid, asked uuid, person uuid, sealed bytea, moment timestamptz)
returns boolean language plpgsql security definer set search_path = '' as $$
begin
  insert into evaluation.discussion_message (id, item_id, assignment_id, words, said_at)
    select message, a.item_id, a.id, sealed, moment
    from evaluation.assignment a
    join evaluation.expert e on e.id = a.expert_id
    join evaluation.round r on r.id = a.round_id
    join evaluation.discussion d on d.item_id = a.item_id
    where evaluation.acts(person) and a.id = asked and e.person_id = person
      and a.state in ('submitted', 'scoring') and r.state = 'scoring';
  return found;
end $$;

create or replace function evaluation.own_discussion(asked uuid, person uuid)
returns table (id uuid, number integer, mine boolean, words bytea, said_at timestamptz)
language sql security definer set search_path = '' as $$
  select m.id, evaluation.discussion_number(m.assignment_id), m.assignment_id = a.id, m.words, m.said_at
  from evaluation.assignment a
  join evaluation.expert e on e.id = a.expert_id
  join evaluation.discussion_message m on m.item_id = a.item_id
  where evaluation.acts(person) and a.id = asked and e.person_id = person
    and a.state in ('submitted', 'scoring')
$$;

create or replace function evaluation.role_at_table(asked uuid, person uuid)
returns text language sql stable security definer set search_path = '' as $$
  select m.role
  from evaluation.slot s
  join evaluation.session x on x.id = s.session_id and x.state = 'called'
  join evaluation.panel_member m on m.panel_id = x.panel_id
  join evaluation.expert e on e.id = m.expert_id
  where evaluation.acts(person) and s.id = asked and e.person_id = person and s.state <> 'planned'
    and (m.role = 'secretary' or exists (
      select from evaluation.assignment a
      where a.item_id = s.item_id and a.expert_id = m.expert_id
        and a.state in ('accepted', 'scoring', 'submitted')))
$$;

-- What the freeze opens, it opens to the office.
create or replace function evaluation.frozen_reviews(asked uuid)
returns table (assignment_id uuid, submitted bytea)
language sql security definer set search_path = '' as $$
  select a.id, r.submitted
  from evaluation.round d
  join evaluation.assignment a on a.round_id = d.id and a.state = 'submitted'
  join evaluation.review r on r.assignment_id = a.id
  where d.id = asked and d.state in ('frozen', 'released') and evaluation.acts_for(d.org_id)
$$;

create or replace function evaluation.frozen_item_reviews(asked uuid)
returns table (assignment_id uuid, submitted bytea)
language sql security definer set search_path = '' as $$
  select a.id, r.submitted
  from evaluation.item i
  join evaluation.round d on d.id = i.round_id and d.state in ('frozen', 'released')
    and evaluation.acts_for(d.org_id)
  join evaluation.assignment a on a.item_id = i.id and a.state = 'submitted'
  join evaluation.review r on r.assignment_id = a.id
  where i.id = asked
$$;

create or replace function evaluation.frozen_discussion(item uuid)
returns table (id uuid, number integer, mine boolean, words bytea, said_at timestamptz)
language sql security definer set search_path = '' as $$
  select m.id, evaluation.discussion_number(m.assignment_id), false, m.words, m.said_at
  from evaluation.item i
  join evaluation.round r on r.id = i.round_id and r.state in ('frozen', 'released')
    and evaluation.acts_for(r.org_id)
  join evaluation.discussion_message m on m.item_id = i.id
  where i.id = item
$$;

create or replace function evaluation.frozen_table_records(asked uuid)
returns table (slot_id uuid, signed bytea)
language sql security definer set search_path = '' as $$
  select s.id, r.signed
  from evaluation.round d
  join evaluation.item i on i.round_id = d.id
  join evaluation.slot s on s.item_id = i.id
  join evaluation.panel_record r on r.slot_id = s.id and r.signed is not null
  where d.id = asked and d.state in ('frozen', 'released') and evaluation.acts_for(d.org_id)
$$;

create or replace function evaluation.written_records(asked uuid)
returns integer language sql stable security definer set search_path = '' as $$
  select count(*)::integer
  from evaluation.session x
  join evaluation.round d on d.id = x.round_id and evaluation.acts_for(d.org_id)
  join evaluation.slot s on s.session_id = x.id
  join evaluation.panel_record r on r.slot_id = s.id
  where x.id = asked
$$;
