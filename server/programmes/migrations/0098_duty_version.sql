-- Of two officers who change one line of the table of duties, the later is told of the earlier.
alter table programmes.workgroup_duty add column version integer not null default 1;
