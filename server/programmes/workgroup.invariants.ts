/** What must always hold of working groups and of messages to units. */
import type { Invariant } from '../kernel/module.ts'

export const workgroupInvariants: readonly Invariant[] = [
  {
    name: 'a duty has one member that leads, and all of its members are in the group',
    sql: `select d.id from programmes.workgroup_duty d
          left join programmes.workgroup_duty_member x on x.duty_id = d.id
          left join programmes.workgroup_member m on m.id = x.member_id
          group by d.id
          having count(*) filter (where x.leads) <> 1
            or bool_or(m.state <> 'accepted' or m.programme_id <> d.programme_id)`,
  },
  {
    name: 'an open task is of a member that is in the group',
    sql: `select t.id from programmes.workgroup_task t
          join programmes.workgroup_member m on m.id = t.member_id
          where m.programme_id <> t.programme_id
            or (t.state in ('open', 'doing', 'reported') and m.state <> 'accepted')`,
  },
  {
    name: 'approved minutes of a programme are numbered without a gap',
    sql: `select programme_id from programmes.workgroup_minutes where no is not null
          group by 1 having max(no) <> count(*)`,
  },
  {
    name: 'messages to units are numbered without a gap and went to somebody',
    sql: `select c.programme_id from programmes.circular c
          group by 1 having max(c.no) <> count(*)
            or bool_or(not exists (select from programmes.circular_unit u where u.circular_id = c.id))`,
  },
]
