/** What must always hold of entries. */
import type { Invariant } from '../kernel/module.ts'

export const entryInvariants: readonly Invariant[] = [
  {
    name: 'an application is one entry of its programme at most, as it was signed',
    sql: `select e.id from programmes.entry e
          join programmes.package k on k.id = e.package_id
          where k.programme_id <> e.programme_id or k.unit_code <> e.unit_code
            or not k.content -> 'projects' @> jsonb_build_array(jsonb_build_object(
              'applicationId', e.application_id, 'submissionId', e.submission_id, 'rank', e.rank))`,
  },
  {
    name: 'what a package that the office received names is entered whole',
    sql: `select e.package_id from programmes.entry e
          join programmes.package k on k.id = e.package_id
          group by e.package_id, k.content
          having count(*) <> jsonb_array_length(k.content -> 'projects')`,
  },
  {
    name: 'no entry is of a package that holds no longer',
    sql: `select e.id from programmes.entry e join programmes.package k on k.id = e.package_id
          where k.state in ('proposed', 'stale')`,
  },
  {
    name: 'an accepted entry has a result on every item that was asked, and none waits',
    sql: `select e.id from programmes.entry e, unnest(e.accepted_items) item
          where not exists (select from programmes.entry_check r
            where r.entry_id = e.id and r.item = item and r.result <> 'needsMending')`,
  },
  {
    name: 'an entry stands where its last decision put it',
    sql: `select e.id from programmes.entry e
          left join lateral (select verb from programmes.entry_decision d
            where d.entry_id = e.id order by version desc limit 1) last on true
          where e.state <> case last.verb when 'accept' then 'accepted' when 'settle' then 'accepted'
            when 'condition' then 'conditional' when 'lapse' then 'lapsed'
            when 'refuse' then 'refused' else 'received' end`,
  },
  {
    name: 'the figures of entries are those of their rows',
    sql: `with told as (
            select programme_id, part, count(*)::int as value from programmes.entry e,
              lateral (values ('total'), ('state:' || e.state),
                (case when e.differs > 0 then 'flagged' end), (case when e.late then 'late' end),
                (case when e.duplicate and e.state in ('received', 'conditional', 'lapsed') then 'duplicate' end)) p (part)
            where part is not null group by programme_id, part),
          kept as (select replace(name, 'programmes.entries/', '') as programme_id, part, value
            from kernel.counter where name like 'programmes.entries/%' and value <> 0)
          select programme_id, part from told full join kept using (programme_id, part)
          where told.value is distinct from kept.value`,
  },
]
