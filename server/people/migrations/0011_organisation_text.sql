-- Organisations are found by a few signs of their name or code, wherever files name them (decision 0017).
create index organisation_by_text on people.organisation
  using gin (kernel.grams(name || ' ' || coalesce(uscc, '')));
