-- What the experts of one item say to each other when their reviews lie apart: under numbers, and sealed as reviews are.
create table evaluation.discussion_message (
  id uuid primary key,
  item_id uuid not null references evaluation.discussion (item_id),
  assignment_id uuid not null references evaluation.assignment (id),
  words bytea not null,
  said_at timestamptz not null
);
create index discussion_message_by_item on evaluation.discussion_message (item_id, id);
comment on table evaluation.discussion_message is
  'sealed: to the experts of its item; opened to the office by the freeze';

-- The number under which an expert of an item is known to the others: by the order of assignment, among those who
-- ever handed in, so that nobody's number changes when another leaves.
create function evaluation.discussion_number(asked uuid)
returns integer language sql stable security definer set search_path = '' as $$
  select count(*)::integer
  from evaluation.assignment a
  join evaluation.assignment o on o.item_id = a.item_id and o.id <= a.id
  join evaluation.review r on r.assignment_id = o.id and r.submitted is not null
  where a.id = asked
$$;
revoke all on function evaluation.discussion_number(uuid) from public;

drop function evaluation.discussed_reviews(uuid, uuid);
create function evaluation.discussed_reviews(asked uuid, person uuid)
returns table (assignment_id uuid, submitted bytea, number integer)
language sql security definer set search_path = '' as $$
  select o.id, r.submitted, evaluation.discussion_number(o.id)
  from evaluation.assignment a
  join evaluation.expert e on e.id = a.expert_id
  join evaluation.discussion d on d.item_id = a.item_id
  join evaluation.assignment o on o.item_id = a.item_id and o.state in ('submitted', 'scoring')
  join evaluation.review r on r.assignment_id = o.id and r.submitted is not null
  where a.id = asked and e.person_id = person and a.state in ('submitted', 'scoring')
$$;

-- False where this person has no part in an open discussion of this item.
create function evaluation.say_in_discussion(
  message uuid, asked uuid, person uuid, sealed bytea, moment timestamptz)
returns boolean language plpgsql security definer set search_path = '' as $$
begin
  insert into evaluation.discussion_message (id, item_id, assignment_id, words, said_at)
    select message, a.item_id, a.id, sealed, moment
    from evaluation.assignment a
    join evaluation.expert e on e.id = a.expert_id
    join evaluation.round r on r.id = a.round_id
    join evaluation.discussion d on d.item_id = a.item_id
    where a.id = asked and e.person_id = person and a.state in ('submitted', 'scoring')
      and r.state = 'scoring';
  return found;
end $$;

-- To those who take part, and to nobody else.
create function evaluation.own_discussion(asked uuid, person uuid)
returns table (id uuid, number integer, mine boolean, words bytea, said_at timestamptz)
language sql security definer set search_path = '' as $$
  select m.id, evaluation.discussion_number(m.assignment_id), m.assignment_id = a.id, m.words, m.said_at
  from evaluation.assignment a
  join evaluation.expert e on e.id = a.expert_id
  join evaluation.discussion_message m on m.item_id = a.item_id
  where a.id = asked and e.person_id = person and a.state in ('submitted', 'scoring')
$$;

-- To the office once nothing may change any more.
create function evaluation.frozen_discussion(item uuid)
returns table (id uuid, number integer, mine boolean, words bytea, said_at timestamptz)
language sql security definer set search_path = '' as $$
  select m.id, evaluation.discussion_number(m.assignment_id), false, m.words, m.said_at
  from evaluation.item i
  join evaluation.round r on r.id = i.round_id and r.state in ('frozen', 'released')
  join evaluation.discussion_message m on m.item_id = i.id
  where i.id = item
$$;
