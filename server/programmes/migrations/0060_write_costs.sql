-- A save changes neither what an index holds nor the page a row lies on, so that it leaves no new index entries:
-- applications are listed by id, and pages keep room for the next version of their rows.
drop index programmes.application_by_org;
create index application_by_org on programmes.application (org_id, id desc);
alter table programmes.application set (fillfactor = 70);
alter table programmes.answer_field set (fillfactor = 80);
