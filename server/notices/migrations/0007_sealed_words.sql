-- What people are told is sealed by the house's key: it names what each of them has to do with, and codes that open
-- accounts. What was written before stays as it is until it is tidied away.
alter table notices.letter
  add column words bytea,
  alter column subject set default '',
  alter column plain set default '',
  alter column html set default '';
alter table notices.notice add column sealed_facts bytea;
