/** How the channels stand, counted from the letters. */
import { sql } from 'kysely'
import type { ChannelStanding } from '../../domain/notices/channel.ts'
import { perMinute } from '../../domain/notices/channel.ts'
import { channels } from '../../domain/notices/kind.ts'
import type { Reading } from '../kernel/work.ts'
import { waysOf } from './channel.ts'

type Counts = {
  readonly channel: string
  readonly sent: number
  readonly kept: number
  readonly bounced: number
  readonly failed: number
  readonly waiting: number
  readonly last_sent_at: Date | null
  readonly fault: string | null
  readonly fault_at: Date | null
}

async function counted(work: Reading): Promise<readonly Counts[]> {
  const since = new Date(work.now.getTime() - 86_400_000)
  const { rows } = await sql<Counts>`
    select l.channel,
      count(*) filter (where l.state = 'sent' and l.settled_at > ${since})::int as sent,
      count(*) filter (where l.state = 'kept' and l.settled_at > ${since})::int as kept,
      count(*) filter (where l.state = 'bounced' and l.settled_at > ${since})::int as bounced,
      count(*) filter (where l.state = 'failed' and l.settled_at > ${since})::int as failed,
      count(*) filter (where l.state in ('waiting', 'sending'))::int as waiting,
      max(l.settled_at) filter (where l.state in ('sent', 'kept')) as last_sent_at,
      (array_agg(l.fault order by l.id desc) filter (where l.fault is not null
        and l.made_at > ${since} and l.state <> 'bounced'))[1] as fault,
      max(l.made_at) filter (where l.fault is not null
        and l.made_at > ${since} and l.state <> 'bounced') as fault_at
    from notices.letter l group by l.channel`.execute(work.db)
  return rows
}

export async function listChannels(work: Reading): Promise<{ rows: ChannelStanding[] }> {
  const counts = await counted(work)
  const ways = waysOf(work.host.config)
  const rows = channels.map((channel): ChannelStanding => {
    const found = counts.find((one) => one.channel === channel)
    const { fault = null, fault_at: faultAt = null, last_sent_at: sentAt = null } = found ?? {}
    return {
      channel,
      way: ways[channel],
      perMinute: perMinute[ways[channel]],
      sent: found?.sent ?? 0,
      kept: found?.kept ?? 0,
      bounced: found?.bounced ?? 0,
      failed: found?.failed ?? 0,
      waiting: found?.waiting ?? 0,
      lastSentAt: sentAt?.toISOString() ?? null,
      lastFault: fault === null || faultAt === null ? null : { at: faultAt.toISOString(), fault },
    }
  })
  return { rows }
}
