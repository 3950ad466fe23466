-- How many records of a session have words, signed or not: that many, and nothing of what they say.
create function evaluation.written_records(asked uuid)
returns integer language sql stable security definer set search_path = '' as $$
  select count(*)::integer
  from evaluation.slot s join evaluation.panel_record r on r.slot_id = s.id
  where s.session_id = asked
$$;

-- The time that was told before, where it was moved since: the applicant is asked anew.
alter table evaluation.slot add column moved_from timestamptz;
