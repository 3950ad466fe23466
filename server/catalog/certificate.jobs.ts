/** What time brings: a certificate whose last day is over counts no more, and whoever keeps it is told. */
import { systemActor } from '../../domain/kernel/actor.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Host } from '../kernel/host.ts'
import { newId } from '../kernel/id.ts'
import { record } from '../kernel/history/record.ts'
import { writing, type Writing } from '../kernel/work.ts'
import { tellMoved } from './certificate.actions.ts'
import { tellEnded } from './certificate.notices.ts'

const atOnce = 200

async function expireSome(work: Writing): Promise<number> {
  const due = await work.db
    .selectFrom('catalog.certificate')
    .where('removed_at', 'is', null)
    .where('expired_at', 'is', null)
    .where('valid_until', '<', dayOfMoment(work.now.toISOString()))
    .orderBy('valid_until')
    .orderBy('id')
    .limit(atOnce)
    .forUpdate()
    .selectAll()
    .execute()
  for (const row of due) {
    const version = row.version + 1
    await work.db
      .updateTable('catalog.certificate')
      .set({ expired_at: work.now, version })
      .where('id', '=', row.id)
      .execute()
    await record(work, 'catalog.certificate.expire', row.id, { version })
    await tellEnded(work, { ...row, version })
    await tellMoved(work, 'expire', { ...row, version })
  }
  return due.length
}

export async function expireCertificates(host: Host): Promise<void> {
  for (let some = atOnce; some === atOnce;) {
    const start = { actor: systemActor, requestId: newId(host.clock.now()) }
    some = await writing(host, start, expireSome)
  }
}
