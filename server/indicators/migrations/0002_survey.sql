-- A survey of penetration over one period, of the office or authority that asked.
create table indicators.survey (
  id uuid primary key,
  org_id uuid not null references people.organisation (id),
  title text not null check (length(title) between 2 and 200),
  from_day date not null,
  until_day date not null,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  constraint survey_runs_forward check (until_day >= from_day)
);
create index survey_of_org on indicators.survey (org_id, id);

-- A definition by which a survey's answers are counted. Another definition is another row.
create table indicators.survey_figure (
  id uuid primary key,
  survey_id uuid not null references indicators.survey (id),
  definition jsonb not null,
  made_by uuid references people.person (id),
  made_at timestamptz not null,
  published_at timestamptz,
  constraint survey_figure_is_defined_once unique (survey_id, definition)
);

-- Answers come in batches that can be undone whole.
create table indicators.survey_batch (
  id uuid primary key,
  survey_id uuid not null references indicators.survey (id),
  file_name text not null,
  state text not null check (state in ('previewed', 'committed', 'undone')),
  rows jsonb not null,
  made_by uuid not null references people.person (id),
  made_at timestamptz not null,
  committed_at timestamptz,
  undone_at timestamptz,
  undo_reason text
);
create index survey_batch_of_survey on indicators.survey_batch (survey_id, id);

-- What one enterprise answered, once a survey.
create table indicators.surveyed (
  id uuid primary key,
  survey_id uuid not null references indicators.survey (id),
  batch_id uuid not null references indicators.survey_batch (id),
  uscc text,
  name text not null,
  name_key text not null,
  -- GB/T 4754 with its section, two digits at least.
  industry text not null check (industry ~ '^[A-T][0-9]{2,4}$'),
  division text not null check (division ~ '^([0-9]{6}|XPCC)$'),
  is_leading boolean not null,
  platform_use text not null check (platform_use in ('built', 'uses', 'planned', 'none')),
  constraint surveyed_once_by_name unique (survey_id, name_key)
);
create unique index surveyed_once_by_code on indicators.surveyed (survey_id, uscc) where uscc is not null;
create index surveyed_of_survey on indicators.surveyed (survey_id, id);
create index surveyed_of_batch on indicators.surveyed (batch_id);

select people.pub_add_permits(role, '{indicators.survey.keep}')
from unnest('{authority.officer,office.officer}'::text[]) role;
