-- A printed document is a job and its result. Equal content is made once: the digest covers everything that
-- the pages show, and the templates that draw them.
create table programmes.document (
  id uuid primary key,
  -- What it shows: `draft` by application, `submission`, `candidate`, `recommendation`.
  subject text not null check (subject in ('draft', 'submission', 'candidate', 'recommendation')),
  subject_id uuid not null,
  kind text not null check (kind in
    ('application', 'wordForm', 'receipt', 'checklist', 'briefing', 'letter', 'summary')),
  format text not null check (format in ('pdf', 'docx', 'xlsx')),
  -- What the job needs to make exactly this one, whatever has changed since it was asked for.
  recipe jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  name text not null check (length(name) between 1 and 200),
  version_id uuid references files.version (id),
  pages integer,
  missing_glyphs text[] not null default '{}',
  fault_code text,
  fault_facts jsonb not null default '{}',
  attempts integer not null default 0,
  asked_by uuid references people.person (id),
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  constraint document_is_made_once unique (subject, subject_id, kind, format, digest),
  constraint document_done_has_a_file check ((state = 'done') = (version_id is not null)),
  constraint document_failed_says_why check ((state = 'failed') = (fault_code is not null))
);
create index document_by_subject on programmes.document (subject, subject_id, asked_at desc);
