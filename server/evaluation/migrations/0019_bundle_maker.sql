-- Who at the office made it, for an expert without a network; null where the expert did.
alter table evaluation.bundle add column made_by uuid references people.person (id);
