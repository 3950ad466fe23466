/** Old letters and old notices go: they are news, the history is kept elsewhere. */
import type { Host } from '../kernel/host.ts'

const letterDays = 90
const secretDays = 2
const noticeDays = 730
const reminderDays = 365
const batchMax = 5000

const statements: readonly (readonly [number, string])[] = [
  [
    secretDays,
    `delete from notices.letter where id in (select id from notices.letter
       where purpose in ('code', 'invitation') and state <> 'waiting' and made_at < $1 limit $2)`,
  ],
  [
    letterDays,
    `delete from notices.letter where id in (select id from notices.letter
       where state <> 'waiting' and made_at < $1 limit $2)`,
  ],
  [
    noticeDays,
    `delete from notices.notice where id in (select id from notices.notice
       where made_at < $1 order by made_at limit $2)`,
  ],
  [
    reminderDays,
    `delete from notices.reminder where id in (select id from notices.reminder
       where state <> 'planned' and deadline_at < $1 limit $2)`,
  ],
]

export async function tidy(host: Host): Promise<void> {
  for (const [days, sql] of statements) {
    const before = new Date(host.clock.now().getTime() - days * 86_400_000)
    for (let removed = batchMax; removed === batchMax;) {
      removed = (await host.database.owner.query(sql, [before, batchMax])).rowCount ?? 0
    }
  }
}
