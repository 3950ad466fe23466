-- 专家组结论: what the panels of a released round concluded of an entry in a direction, one row a signed record. Nothing
-- comes here before the release; what was said at the table stays in the record.
create table programmes.entry_conclusion (
  record_id uuid primary key,
  entry_id uuid not null references programmes.entry (id),
  direction text not null,
  round_id uuid not null,
  round_title text not null,
  item_id uuid not null,
  kind text not null check (kind in ('defence', 'onSite')),
  number text not null,
  panel text not null,
  recommendation text check (recommendation in ('recommend', 'reserve', 'reject')),
  agree integer not null check (agree >= 0),
  against integer not null check (against >= 0),
  -- Agreed on by the panel, hundredths; null where it voted.
  points integer check (points >= 0),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  signed_at timestamptz not null,
  came_at timestamptz not null
);
create index entry_conclusion_by_claim on programmes.entry_conclusion (entry_id, direction);

alter table programmes.document
  drop constraint document_kind_check,
  add constraint document_kind_check check (kind in ('application', 'wordForm', 'receipt', 'checklist', 'briefing',
    'letter', 'summary', 'publicityNotice', 'decisionSheet', 'selectionList', 'objectionRecord', 'taskBook', 'report',
    'changeRequest', 'withdrawalRequest', 'acceptanceRequest', 'acceptanceOpinion', 'reviewSheet', 'roundRecord',
    'roundRecordNumbered'));
