/** Who had seen what was recalled is asked to delete it; who is named learns that there is something to see. */
import { sql } from 'kysely'
import type { NoticeKind } from '../../domain/notices/kind.ts'
import { confidenceNoticesEn } from '../../domain/spaces/text.confidenceNotices.en.ts'
import { confidenceNoticesZh } from '../../domain/spaces/text.confidenceNotices.zh.ts'
import { signAgreements } from '../../domain/spaces/agreement.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { tell } from '../notices/index.ts'

export const confidenceKinds: readonly NoticeKind[] = [
  {
    code: 'spaces.recalled',
    urgent: true,
    optional: false,
    defaults: { mail: 'at_once' },
    path: '/confidentiality',
    permits: [signAgreements],
    words: { zh: confidenceNoticesZh.recalled, en: confidenceNoticesEn.recalled },
  },
]

const text = (event: KeptEvent, name: string): string => String(event.facts[name] ?? '')

/** The persons who looked, and those who bind their organisations. What it was is not named: it is gone. */
async function recallMade(work: Writing, event: KeptEvent): Promise<void> {
  await work.host.traces.flush()
  const row = await work.db
    .selectFrom('spaces.recall')
    .where('id', '=', text(event, 'recallId'))
    .where('ended_at', 'is', null)
    .select(['thing_kind', 'thing_id', 'org_id', 'reason', 'made_by'])
    .executeTakeFirst()
  if (row === undefined) return
  const { rows: seen } = await sql<{ org_id: string; keeper: string; persons: string[] }>`
    select v.org_id, o.name as keeper, array_agg(distinct v.person_id) as persons
    from spaces.seen v join people.pub_organisation o on o.id = v.owner_org_id
    where v.thing_id = ${row.thing_id} and v.thing_kind = ${row.thing_kind} and v.org_id is not null
      and v.person_id is not null and (${row.org_id}::uuid is null or v.org_id = ${row.org_id}::uuid)
    group by v.org_id, o.name order by v.org_id`.execute(work.db)
  for (const { org_id: orgId, keeper, persons } of seen) {
    const facts = { keeper, reason: row.reason }
    const news = { kind: 'spaces.recalled', facts, once: `spaces.recalled:${event.id}` } as const
    await tell(work, { ...news, to: { personIds: persons } })
    await tell(work, { ...news, to: { orgId, permit: signAgreements } })
  }
}

export const confidenceHears = { 'spaces.recall.made': recallMade }
