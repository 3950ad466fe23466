-- What else is printed: an objection with its handling, the papers of followed projects, reviews, what came of a round.
alter table programmes.document
  drop constraint document_subject_check,
  add constraint document_subject_check check (subject in ('draft', 'submission', 'candidate', 'recommendation',
    'package', 'selection', 'objection', 'paper', 'paperDraft', 'review', 'round')),
  drop constraint document_kind_check,
  add constraint document_kind_check check (kind in ('application', 'wordForm', 'receipt', 'checklist', 'briefing',
    'letter', 'summary', 'publicityNotice', 'selectionList', 'objectionRecord', 'taskBook', 'report', 'changeRequest',
    'withdrawalRequest', 'acceptanceRequest', 'acceptanceOpinion', 'reviewSheet', 'roundRecord',
    'roundRecordNumbered'));
