/** What must always hold of selections. */
import type { Invariant } from '../kernel/module.ts'

export const selectionInvariants: readonly Invariant[] = [
  {
    name: 'no selected name stands in the open before the publicity of its list has begun',
    sql: `select x.id from programmes.selected x join programmes.selection z on z.id = x.selection_id
          where z.state not in ('public', 'published')`,
  },
  {
    name: 'a selected name is published with its list, and only then',
    sql: `select x.id from programmes.selected x join programmes.selection z on z.id = x.selection_id
          where (x.state = 'published') <> (z.state = 'published' and x.state <> 'struck')`,
  },
  {
    name: 'a published list has the rows that its open data say, numbered without a gap',
    sql: `select z.id from programmes.selection z
          left join programmes.selected x on x.selection_id = z.id and x.state = 'published'
          where z.state = 'published' group by z.id, z.open_rows
          having count(x.id) <> z.open_rows or coalesce(max(x.seq), 0) <> z.open_rows`,
  },
  {
    name: 'a published project is of an accepted entry that claims the direction',
    sql: `select x.id from programmes.selected x join programmes.entry e on e.id = x.entry_id
          where x.state = 'published' and (e.state <> 'accepted' or not x.direction = any (e.directions))`,
  },
  {
    name: 'names that are public have a publicity',
    sql: `select z.id from programmes.selection z where z.state in ('public', 'published') and not exists (
            select from programmes.publicity p where p.selection_id = z.id and p.state <> 'cancelled')`,
  },
  {
    name: 'a selection stands where its last step put it',
    sql: `select z.id from programmes.selection z
          left join lateral (select verb from programmes.selection_step s
            where s.selection_id = z.id and s.verb <> 'strike' order by version desc limit 1) last on true
          where z.state <> case last.verb when 'propose' then 'proposed' when 'confirm' then 'confirmed'
            when 'lift' then 'confirmed' when 'begin' then 'public' when 'publish' then 'published'
            else 'drafting' end`,
  },
]
