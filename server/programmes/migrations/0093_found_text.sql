-- Files are found by a few signs of their title or receipt number, questions by what was asked and answered
-- (decision 0017); a file's stops by its submission.
create index submission_by_text on programmes.submission
  using gin (kernel.grams(title || ' ' || receipt_no));
create index question_by_text on programmes.question
  using gin (kernel.grams(body || ' ' || coalesce(answer, '')));
create index candidate_by_submission on programmes.candidate (submission_id);
