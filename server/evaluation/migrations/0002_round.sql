-- 评审批次: what is reviewed by whom, by which rubric, until when.
create table evaluation.round (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  title text not null,
  rubric jsonb not null,
  method text not null check (method in ('optimal', 'lot', 'panel')),
  reviews_per_item integer not null check (reviews_per_item between 1 and 50),
  rules jsonb not null,
  score_by date not null,
  state text not null check (state in
    ('preparing', 'assigned', 'inviting', 'scoring', 'frozen', 'released')),
  freeze_by uuid references people.person (id),
  freeze_digest text,
  frozen_at timestamptz,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint frozen_rounds_have_their_moment check ((state in ('frozen', 'released')) = (frozen_at is not null))
);
create index round_by_org on evaluation.round (org_id, made_at desc);

-- 评审件. `subject` names what another module sent for review, so that it is never sent twice.
create table evaluation.item (
  id uuid primary key,
  round_id uuid not null references evaluation.round (id),
  seq integer not null,
  subject text not null,
  title text not null,
  brief text not null,
  field_codes text[] not null,
  region text not null,
  parties jsonb not null,
  conflict_facts jsonb not null,
  added_at timestamptz not null,
  constraint item_is_numbered_once unique (round_id, seq),
  constraint item_is_sent_once unique (round_id, subject)
);

create table evaluation.assignment (
  id uuid primary key,
  round_id uuid not null references evaluation.round (id),
  item_id uuid not null references evaluation.item (id),
  expert_id uuid not null references evaluation.expert (id),
  state text not null check (state in
    ('proposed', 'invited', 'accepted', 'scoring', 'submitted', 'declined', 'abstained', 'replaced')),
  -- Why this expert reads this item, and the conflicts known when it was decided.
  reason text not null,
  findings jsonb not null,
  cleared_at timestamptz,
  -- Why it was declined, abstained from or given to another.
  cause text,
  note text,
  -- Of the sealed review as it was handed in: says that it stands, and nothing of what it says.
  review_digest text,
  submitted_at timestamptz,
  amended_at timestamptz,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint submitted_reviews_have_their_digest
    check (state <> 'submitted' or (review_digest is not null and submitted_at is not null))
);
create unique index assignment_is_made_once on evaluation.assignment (item_id, expert_id)
  where state <> 'replaced';
create index assignment_by_round on evaluation.assignment (round_id, item_id);
create index assignment_by_expert on evaluation.assignment (expert_id, state);

-- Opened by the house when the experts of an item differ beyond the round's limit.
create table evaluation.discussion (
  item_id uuid primary key references evaluation.item (id),
  opened_at timestamptz not null
);

-- Marks and words of the experts. The web role has no grant: only the functions below read or write it, each
-- for one purpose, and what they give is sealed by the house's key as well.
create table evaluation.review (
  assignment_id uuid primary key references evaluation.assignment (id),
  draft bytea not null,
  version integer not null,
  submitted bytea,
  changed_at timestamptz not null
);
comment on table evaluation.review is 'sealed: opened to the office by the freeze, to an expert for own reviews';

create function evaluation.own_review(asked uuid, person uuid)
returns table (draft bytea, version integer, submitted bytea)
language sql security definer set search_path = '' as $$
  select r.draft, r.version, r.submitted
  from evaluation.review r
  join evaluation.assignment a on a.id = r.assignment_id
  join evaluation.expert e on e.id = a.expert_id
  where a.id = asked and e.person_id = person and a.state <> 'replaced'
$$;

-- Null where somebody else wrote meanwhile, or nothing may be written.
create function evaluation.keep_review(asked uuid, person uuid, base integer, words bytea, moment timestamptz)
returns integer language plpgsql security definer set search_path = '' as $$
declare kept integer;
begin
  perform from evaluation.assignment a
    join evaluation.expert e on e.id = a.expert_id
    join evaluation.round d on d.id = a.round_id
    where a.id = asked and e.person_id = person and a.state = 'scoring' and d.state = 'scoring';
  if not found then return null; end if;
  insert into evaluation.review as r (assignment_id, draft, version, changed_at)
    values (asked, words, 1, moment)
    on conflict (assignment_id) do update
      set draft = excluded.draft, version = r.version + 1, changed_at = excluded.changed_at
      where r.version = base
    returning r.version into kept;
  return kept;
end $$;

-- Seals the draft of that version as the review; answers the digest of what was sealed.
create function evaluation.hand_in_review(asked uuid, person uuid, base integer, moment timestamptz)
returns text language plpgsql security definer set search_path = '' as $$
declare digest text;
begin
  perform from evaluation.assignment a
    join evaluation.expert e on e.id = a.expert_id
    join evaluation.round d on d.id = a.round_id
    where a.id = asked and e.person_id = person and a.state = 'scoring' and d.state = 'scoring';
  if not found then return null; end if;
  update evaluation.review r set submitted = r.draft, changed_at = moment
    where r.assignment_id = asked and r.version = base
    returning encode(sha256(r.submitted), 'hex') into digest;
  return digest;
end $$;

-- For the house alone, which compares them: nothing while one of the item's reviews is still open.
create function evaluation.item_reviews(asked uuid)
returns table (assignment_id uuid, submitted bytea)
language sql security definer set search_path = '' as $$
  select a.id, r.submitted
  from evaluation.assignment a join evaluation.review r on r.assignment_id = a.id
  where a.item_id = asked and a.state = 'submitted' and not exists (
    select from evaluation.assignment o where o.item_id = asked
      and o.state in ('proposed', 'invited', 'accepted', 'scoring'))
$$;

-- Experts of one item see each other's handed-in reviews while it is discussed.
create function evaluation.discussed_reviews(asked uuid, person uuid)
returns table (assignment_id uuid, submitted bytea)
language sql security definer set search_path = '' as $$
  select o.id, r.submitted
  from evaluation.assignment a
  join evaluation.expert e on e.id = a.expert_id
  join evaluation.discussion d on d.item_id = a.item_id
  join evaluation.assignment o on o.item_id = a.item_id and o.state in ('submitted', 'scoring')
  join evaluation.review r on r.assignment_id = o.id and r.submitted is not null
  where a.id = asked and e.person_id = person and a.state in ('submitted', 'scoring')
$$;

-- Everything, once nothing may change any more.
create function evaluation.frozen_reviews(asked uuid)
returns table (assignment_id uuid, submitted bytea)
language sql security definer set search_path = '' as $$
  select a.id, r.submitted
  from evaluation.round d
  join evaluation.assignment a on a.round_id = d.id and a.state = 'submitted'
  join evaluation.review r on r.assignment_id = a.id
  where d.id = asked and d.state in ('frozen', 'released')
$$;
