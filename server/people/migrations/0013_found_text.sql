-- Persons are found by a few signs of their name or address, by those who run the house (decision 0017).
create index person_by_text on people.person using gin (kernel.grams(name || ' ' || email));
-- Organisations to choose from, before anything is typed.
create index organisation_of_authority on people.organisation (division, name) where kind = 'authority';
