-- Winners are found by a few signs of their name or project.
create index winner_by_text on programmes.winner
  using gin (kernel.grams(applicant || ' ' || project));
-- In the order of a list, however many years there are.
create index winner_by_year on programmes.winner (year, id);
create index winner_by_series on programmes.winner (series, id);
