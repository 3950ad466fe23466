-- Questions to the office: private until the office publishes question and answer in its own words.
create table programmes.question (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  org_id uuid not null references people.organisation (id),
  asked_by uuid not null references people.person (id),
  asked_at timestamptz not null,
  body text not null check (length(body) between 5 and 2000),
  answer text check (length(answer) between 1 and 4000),
  answered_by uuid references people.person (id),
  answered_at timestamptz,
  -- What the public reads; names of the asker never go with it.
  public_question text check (length(public_question) between 5 and 2000),
  published_at timestamptz,
  constraint question_published_with_answer
    check (published_at is null or (answer is not null and public_question is not null))
);
create index question_by_programme on programmes.question (programme_id, asked_at);
create index question_by_org on programmes.question (org_id, asked_at);

create table programmes.briefing (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  title text not null check (length(title) between 2 and 200),
  starts_at timestamptz not null,
  place text not null check (length(place) between 1 and 300),
  body text not null default '' check (length(body) <= 4000),
  made_by uuid not null references people.person (id),
  cancelled_at timestamptz
);
create index briefing_by_programme on programmes.briefing (programme_id, starts_at);

-- Another organisation that the applicant lets read the draft and comment on it.
create table programmes.draft_guest (
  application_id uuid not null references programmes.application (id),
  org_id uuid not null references people.organisation (id),
  invited_by uuid not null references people.person (id),
  invited_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  primary key (application_id, org_id)
);
create index draft_guest_by_org on programmes.draft_guest (org_id) where ended_at is null;

create table programmes.draft_comment (
  id uuid primary key,
  application_id uuid not null references programmes.application (id),
  -- Address in the form, or empty for the whole.
  at text not null default '',
  person_id uuid not null references people.person (id),
  org_id uuid not null references people.organisation (id),
  body text not null check (length(body) between 1 and 2000),
  made_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by uuid references people.person (id)
);
create index draft_comment_by_application on programmes.draft_comment (application_id, made_at);
