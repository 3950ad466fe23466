-- 会议记录: what a panel says of an item at its table. Kept as reviews are: the web role has no grant, the functions
-- below are the only way in, and what they give is sealed by the house's key as well.
create table evaluation.panel_record (
  slot_id uuid primary key references evaluation.slot (id) on delete cascade,
  draft bytea not null,
  version integer not null,
  signed bytea,
  changed_at timestamptz not null
);
comment on table evaluation.panel_record is
  'sealed: to those who sit at its table; opened to the office by the freeze';

-- Who was there, as the leader signed it: what fees are counted from, and nothing of what was said.
create table evaluation.attendance (
  slot_id uuid not null references evaluation.slot (id),
  expert_id uuid not null references evaluation.expert (id),
  present boolean not null,
  recused boolean not null,
  primary key (slot_id, expert_id)
);
comment on table evaluation.attendance is 'append-only: who sat is fixed by the signature';
create index attendance_by_expert on evaluation.attendance (expert_id);

-- The role of a person at the table of an item: of those who may know it. Null for all others.
create function evaluation.role_at_table(asked uuid, person uuid)
returns text language sql stable security definer set search_path = '' as $$
  select m.role
  from evaluation.slot s
  join evaluation.session x on x.id = s.session_id and x.state = 'called'
  join evaluation.panel_member m on m.panel_id = x.panel_id
  join evaluation.expert e on e.id = m.expert_id
  where s.id = asked and e.person_id = person and s.state <> 'planned'
    and (m.role = 'secretary' or exists (
      select from evaluation.assignment a
      where a.item_id = s.item_id and a.expert_id = m.expert_id
        and a.state in ('accepted', 'scoring', 'submitted')))
$$;

create function evaluation.table_record(asked uuid, person uuid)
returns table (draft bytea, version integer, signed bytea)
language sql security definer set search_path = '' as $$
  select r.draft, r.version, r.signed
  from evaluation.panel_record r
  where r.slot_id = asked and evaluation.role_at_table(asked, person) is not null
$$;

-- Null where somebody else wrote meanwhile, or nothing may be written.
create function evaluation.keep_table_record(asked uuid, person uuid, base integer, words bytea, moment timestamptz)
returns integer language plpgsql security definer set search_path = '' as $$
declare kept integer;
begin
  perform from evaluation.slot s
    join evaluation.item i on i.id = s.item_id
    join evaluation.round d on d.id = i.round_id
    where s.id = asked and s.record_digest is null and d.state = 'scoring'
      and evaluation.role_at_table(asked, person) in ('leader', 'secretary');
  if not found then return null; end if;
  insert into evaluation.panel_record as r (slot_id, draft, version, changed_at)
    values (asked, words, 1, moment)
    on conflict (slot_id) do update
      set draft = excluded.draft, version = r.version + 1, changed_at = excluded.changed_at
      where r.version = base
    returning r.version into kept;
  return kept;
end $$;

-- The leader's signature seals the draft of that version; answers the digest of what was sealed.
create function evaluation.sign_table_record(asked uuid, person uuid, base integer, moment timestamptz)
returns text language plpgsql security definer set search_path = '' as $$
declare digest text;
begin
  perform from evaluation.slot s
    join evaluation.item i on i.id = s.item_id
    join evaluation.round d on d.id = i.round_id
    where s.id = asked and s.record_digest is null and d.state = 'scoring'
      and evaluation.role_at_table(asked, person) = 'leader';
  if not found then return null; end if;
  update evaluation.panel_record r set signed = r.draft, changed_at = moment
    where r.slot_id = asked and r.version = base
    returning encode(sha256(r.signed), 'hex') into digest;
  return digest;
end $$;

-- What each member wrote alone, for the table: nothing while one of the item's reviews is still open.
create function evaluation.table_reviews(asked uuid, person uuid)
returns table (assignment_id uuid, submitted bytea)
language sql security definer set search_path = '' as $$
  select a.id, r.submitted
  from evaluation.slot s
  join evaluation.assignment a on a.item_id = s.item_id and a.state = 'submitted'
  join evaluation.review r on r.assignment_id = a.id
  where s.id = asked and evaluation.role_at_table(asked, person) is not null
    and not exists (select from evaluation.assignment o where o.item_id = s.item_id
      and o.state in ('proposed', 'invited', 'accepted', 'scoring'))
$$;

-- Every signed record, once nothing may change any more.
create function evaluation.frozen_table_records(asked uuid)
returns table (slot_id uuid, signed bytea)
language sql security definer set search_path = '' as $$
  select s.id, r.signed
  from evaluation.round d
  join evaluation.item i on i.round_id = d.id
  join evaluation.slot s on s.item_id = i.id
  join evaluation.panel_record r on r.slot_id = s.id and r.signed is not null
  where d.id = asked and d.state in ('frozen', 'released')
$$;
