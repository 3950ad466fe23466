-- Entries and followed projects are found by a few signs, like files (decision 0017).
create index entry_by_text on programmes.entry
  using gin (kernel.grams(title || ' ' || applicant || ' ' || coalesce(uscc, '')));
create index following_by_text on programmes.following
  using gin (kernel.grams(title || ' ' || applicant));
