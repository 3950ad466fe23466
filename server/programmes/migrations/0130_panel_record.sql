-- What a panel recorded of an item prints, and all records of a round together.
alter table programmes.document
  drop constraint document_subject_check,
  add constraint document_subject_check check (subject in ('draft', 'submission', 'candidate', 'recommendation',
    'package', 'selection', 'objection', 'paper', 'paperDraft', 'review', 'round', 'record', 'minutes')),
  drop constraint document_kind_check,
  add constraint document_kind_check check (kind in ('application', 'wordForm', 'receipt', 'checklist', 'briefing',
    'letter', 'summary', 'publicityNotice', 'decisionSheet', 'selectionList', 'objectionRecord', 'taskBook', 'report',
    'changeRequest', 'withdrawalRequest', 'acceptanceRequest', 'acceptanceOpinion', 'reviewSheet', 'roundRecord',
    'roundRecordNumbered', 'panelRecord', 'panelRecords', 'minutes'));
