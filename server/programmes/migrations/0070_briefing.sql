-- Briefing sessions: by the office or a recommending unit, with an end, a way in online, and room for so many.
alter table programmes.briefing
  add column unit_code text,
  add column ends_at timestamptz,
  add column online text check (length(online) between 1 and 500),
  add column capacity integer check (capacity between 1 and 100000),
  add constraint briefing_ends_after_it_starts check (ends_at > starts_at);

-- Who said that they will come. Leaving takes the row away; the history keeps that it was there.
create table programmes.briefing_seat (
  briefing_id uuid not null references programmes.briefing (id),
  person_id uuid not null references people.person (id),
  org_id uuid references people.organisation (id),
  taken_at timestamptz not null,
  constraint briefing_seat_is_taken_once primary key (briefing_id, person_id)
);
create index briefing_seat_by_person on programmes.briefing_seat (person_id);

select people.pub_add_permits('office.officer', '{programmes.briefing.run}');
select people.pub_add_permits('office.institute', '{programmes.briefing.run}');
select people.pub_add_permits('authority.officer', '{programmes.briefing.run}');
