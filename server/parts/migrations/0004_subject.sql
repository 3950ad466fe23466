-- What is said of a file is kept for each organisation that owns parts: whoever brings the bytes of another's secret
-- waits for them as if nobody had. The subject of an analysis is the organisation and the digest of the file.
alter table parts.revision add column subject text;
update parts.revision r set subject = p.org_id || '-' || r.digest from parts.part p where p.id = r.part_id;
alter table parts.revision alter column subject set not null;
create index revision_by_subject on parts.revision (subject);

alter table parts.analysis rename column digest to subject;
insert into parts.analysis (subject, analyser, state, answer, surfaces, brief, reason, asked_at, begun_at, done_at)
select distinct r.subject, a.analyser, a.state, a.answer, a.surfaces, a.brief, a.reason, a.asked_at, a.begun_at, a.done_at
from parts.analysis a join parts.revision r on r.digest = a.subject;
delete from parts.analysis where position('-' in subject) = 0;
