-- The reviews of one item once its round is frozen: whoever reads one item does not open the whole round.
create function evaluation.frozen_item_reviews(asked uuid)
returns table (assignment_id uuid, submitted bytea)
language sql security definer set search_path = '' as $$
  select a.id, r.submitted
  from evaluation.item i
  join evaluation.round d on d.id = i.round_id and d.state in ('frozen', 'released')
  join evaluation.assignment a on a.item_id = i.id and a.state = 'submitted'
  join evaluation.review r on r.assignment_id = a.id
  where i.id = asked
$$;
