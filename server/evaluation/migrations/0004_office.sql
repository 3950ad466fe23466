-- What an office that runs a round looks at: when a freeze was proposed and on how many reviews, when it reminded
-- everybody itself, and what each of its persons has seen of the reviews to freeze.
alter table evaluation.round
  add column freeze_at timestamptz,
  add column freeze_count integer,
  add column reminded_at timestamptz;
update evaluation.round r set freeze_at = changed_at, freeze_count = (
    select count(*) from evaluation.assignment a where a.round_id = r.id and a.state = 'submitted')
  where freeze_by is not null;
alter table evaluation.round add constraint freeze_proposals_are_whole
  check ((freeze_by is null) = (freeze_at is null) and (freeze_by is null) = (freeze_count is null));

create table evaluation.round_look (
  round_id uuid not null references evaluation.round (id),
  person_id uuid not null references people.person (id),
  looked_at timestamptz not null,
  count integer not null,
  digest text not null,
  -- Assignment → beginning of its review's digest: by moments alone a review that was on its way would be missed.
  seen jsonb not null,
  primary key (round_id, person_id)
);
