-- 遴选: scores come in by entry and direction, an office decides, another person confirms, names become public.

-- What the review found of one entry in one direction, from a released round or from an imported list; the one
-- place where selection looks. Points in hundredths.
create table programmes.entry_score (
  entry_id uuid not null references programmes.entry (id),
  direction text not null,
  source text not null check (source in ('round', 'list')),
  source_id uuid not null,
  source_title text not null,
  raw integer check (raw >= 0),
  z integer,
  additive integer,
  -- Standard error of the additive score, hundredths.
  error integer,
  -- Ranks within the round: by method, likely, and with an expert or a dimension less.
  ranks jsonb not null,
  reviews integer not null check (reviews >= 0),
  -- Highest less lowest review, hundredths.
  spread integer,
  recused integer not null default 0 check (recused >= 0),
  vetoed text[] not null,
  came_at timestamptz not null,
  primary key (entry_id, direction)
);
create index entry_score_by_source on programmes.entry_score (source_id);

create table programmes.score_list (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  file_name text not null check (length(file_name) between 1 and 200),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('previewed', 'committed')),
  rows jsonb not null,
  made_by uuid not null references people.person (id),
  made_at timestamptz not null,
  committed_at timestamptz
);
create index score_list_by_programme on programmes.score_list (programme_id, made_at desc);

create table programmes.selection (
  id uuid primary key,
  programme_id text not null references programmes.programme (id),
  state text not null check (state in ('drafting', 'proposed', 'confirmed', 'public', 'published')),
  version integer not null default 1,
  -- Rules and decisions while nothing is public: sealed under the house's key, whoever reads the row.
  draft bytea not null,
  proposal bytea,
  proposed_by uuid references people.person (id),
  proposed_at timestamptz,
  confirmed_by uuid references people.person (id),
  confirmed_at timestamptz,
  document_number text check (length(document_number) between 1 and 100),
  document_date date,
  published_at timestamptz,
  -- Of the open data as it was published.
  open_rows integer,
  csv_sha256 text check (csv_sha256 ~ '^[0-9a-f]{64}$'),
  json_sha256 text check (json_sha256 ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint selection_is_one_a_programme unique (programme_id),
  constraint selection_is_confirmed_by_another check (confirmed_by <> proposed_by),
  constraint selection_proposal_is_whole check ((state = 'drafting') = (proposal is null)
    and (proposal is null) = (proposed_by is null)),
  constraint selection_confirmed_says_by_whom check
    ((state in ('confirmed', 'public', 'published')) = (confirmed_by is not null)),
  constraint selection_published_says_what check ((state = 'published') = (published_at is not null
    and document_number is not null and document_date is not null and open_rows is not null
    and csv_sha256 is not null and json_sha256 is not null))
);

-- What somebody saw when they last looked: sealed too.
create table programmes.selection_look (
  selection_id uuid not null references programmes.selection (id),
  person_id uuid not null references people.person (id),
  seen bytea not null,
  looked_at timestamptz not null,
  primary key (selection_id, person_id)
);

-- Every step, in order: who, when, on which list, and why where it asks for a reason (sealed).
create table programmes.selection_step (
  selection_id uuid not null references programmes.selection (id),
  version integer not null,
  verb text not null check (verb in
    ('propose', 'takeBack', 'confirm', 'reopen', 'begin', 'lift', 'strike', 'publish')),
  digest text,
  reason bytea,
  by_person uuid references people.person (id),
  at timestamptz not null,
  primary key (selection_id, version)
);
comment on table programmes.selection_step is 'append-only';

-- A project in one direction, from the first day of its publicity. No row stands here before.
create table programmes.selected (
  id uuid primary key,
  selection_id uuid not null references programmes.selection (id),
  entry_id uuid not null references programmes.entry (id),
  direction text not null,
  state text not null check (state in ('public', 'struck', 'published')),
  title text not null,
  applicant text not null,
  unit_code text not null,
  -- The province by its two digits, or the code of a unit that serves no region.
  region text not null,
  year integer not null,
  -- Place in the published list.
  seq integer,
  reason text check (length(reason) between 10 and 2000),
  struck_by uuid references people.person (id),
  changed_at timestamptz not null,
  constraint selected_once_a_direction unique (selection_id, entry_id, direction),
  constraint selected_struck_says_why check ((state = 'struck') = (reason is not null)),
  constraint selected_published_has_a_place check ((state = 'published') = (seq is not null))
);
create unique index selected_has_one_place on programmes.selected (selection_id, seq) where seq is not null;
create index selected_by_entry on programmes.selected (entry_id);
create index selected_by_place on programmes.selected (year desc, region, direction, id) where state = 'published';

-- 公示 of the issuer: the same table, clock and objections as that of a unit.
alter table programmes.publicity
  alter column recommendation_id drop not null,
  add column selection_id uuid references programmes.selection (id),
  add constraint publicity_is_of_one_list check (num_nonnulls(recommendation_id, selection_id) = 1);
create unique index publicity_of_selection_runs_already on programmes.publicity (selection_id)
  where state in ('running', 'awaiting');

-- The list on paper.
alter table programmes.document
  drop constraint document_subject_check,
  add constraint document_subject_check check (subject in
    ('draft', 'submission', 'candidate', 'recommendation', 'package', 'selection')),
  drop constraint document_kind_check,
  add constraint document_kind_check check (kind in ('application', 'wordForm', 'receipt', 'checklist',
    'briefing', 'letter', 'summary', 'publicityNotice', 'selectionList'));

select people.pub_add_permits('office.officer', '{programmes.selection.read,programmes.selection.decide,programmes.publicity.run,programmes.objection.handle}');
select people.pub_add_permits('office.supervisor', '{programmes.selection.read}');
