/** Where one may sign on from, and which accounts elsewhere open one's own. */
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type { ProviderKind } from '../../domain/people/provider.ts'
import type * as endpoints from '../../domain/people/signOn.endpoints.ts'
import type { Reading } from '../kernel/work.ts'

export async function listSignOns(work: Reading): Promise<AnswerOf<typeof endpoints.listSignOns>> {
  const rows = await work.db
    .selectFrom('people.sign_on_provider')
    .where('enabled', '=', true)
    .where('removed_at', 'is', null)
    .select(['id', 'kind', 'name_zh as nameZh', 'name_en as nameEn'])
    .orderBy('made_at')
    .limit(50)
    .execute()
  return { rows: rows.map((row) => ({ ...row, kind: row.kind as ProviderKind })) }
}

export async function listLinks(work: Reading): Promise<AnswerOf<typeof endpoints.listLinks>> {
  const rows = await work.db
    .selectFrom('people.identity_link as l')
    .innerJoin('people.sign_on_provider as o', 'o.id', 'l.provider_id')
    .where('l.person_id', '=', work.actor.personId)
    .where('o.removed_at', 'is', null)
    .select(['l.id', 'l.provider_id', 'o.name_zh', 'o.name_en', 'l.made_at', 'l.last_used_at'])
    .orderBy('l.made_at')
    .limit(50)
    .execute()
  return {
    rows: rows.map((row) => ({
      id: row.id,
      providerId: row.provider_id,
      nameZh: row.name_zh,
      nameEn: row.name_en,
      madeAt: row.made_at.toISOString(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
    })),
  }
}
