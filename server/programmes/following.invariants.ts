/** What must hold of followed projects whenever nobody is writing. */
import type { Invariant } from '../kernel/module.ts'

export const followingInvariants: readonly Invariant[] = [
  {
    name: 'the last signature of a paper is over the content that stands',
    sql: `select p.id from programmes.paper p where p.state in ('unit', 'office', 'settled', 'refused')
          and not exists (select from programmes.paper_signature s
            where s.paper_id = p.id and s.version = p.version)`,
  },
  {
    name: 'a settled paper was signed by its project, its unit and the office',
    sql: `select p.id from programmes.paper p where p.state = 'settled' and 3 > (
            select count(distinct s.level) from programmes.paper_signature s
            where s.paper_id = p.id and s.verb in ('sign', 'pass', 'fail'))`,
  },
  {
    name: 'a project that runs has a settled task book',
    sql: `select f.id from programmes.following f where f.track_id is not null and not exists (
            select from programmes.paper p
            where p.following_id = f.id and p.kind = 'taskBook' and p.state = 'settled')`,
  },
  {
    name: 'the state of a project is where its last step led',
    sql: `select f.id from programmes.following f
          left join lateral (select s.verb from programmes.following_step s where s.following_id = f.id
            order by s.version desc limit 1) last on true
          where (f.state = 'preparing') <> (last.verb is null)
            or (f.state = 'accepted') <> coalesce(last.verb = 'pass', false)
            or (f.state = 'withdrawn') <> coalesce(last.verb = 'withdraw', false)`,
  },
]
