-- Cases at the desk of those who look after all are found by a few signs of their title (decision 0017).
create index study_by_text on cases.study using gin (kernel.grams(title));
