-- 疑似重复 counts entries on which nobody has decided yet.
update kernel.counter c set value = (
  select count(*) from programmes.entry e
  where c.name = 'programmes.entries/' || e.programme_id
    and e.duplicate and e.state in ('received', 'conditional', 'lapsed'))
where c.part = 'duplicate' and c.name like 'programmes.entries/%';
