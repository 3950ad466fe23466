/** What cards and estimates are called in the history: the process, and what the asker calls the part. */
import { sql } from 'kysely'
import { thingWords } from '../../domain/console/sentence.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { priceModels } from '../../domain/price/models.ts'
import { isUuid } from '../console/index.ts'
import type { Reading } from '../kernel/work.ts'

type Names = Promise<Map<string, string>>

/** To whoever acts for the organisation whose card it is. */
export async function cardNames(work: Reading, ids: readonly string[], language: Language): Names {
  const uuids = ids.filter(isUuid)
  const rows = await work.db
    .selectFrom('price.card')
    .where('id', '=', sql<string>`any(${uuids}::uuid[])`)
    .where('org_id', '=', work.actor.orgId)
    .select(['id', 'model_id'])
    .execute()
  const nameOf = (modelId: string) => priceModels.get(modelId)?.model.name[language] ?? modelId
  return new Map(
    rows.map(({ id, model_id: modelId }) => [
      id,
      thingWords(language, 'quoted', { name: nameOf(modelId) }),
    ]),
  )
}

/** To both sides. */
export async function estimateNames(
  work: Reading,
  ids: readonly string[],
  language: Language,
): Names {
  const uuids = ids.filter(isUuid)
  const { orgId } = work.actor
  const rows = await work.db
    .selectFrom('price.estimate')
    .where('id', '=', sql<string>`any(${uuids}::uuid[])`)
    .where((eb) => eb.or([eb('maker_org_id', '=', orgId), eb('asked_by_org_id', '=', orgId)]))
    .select(['id', 'label'])
    .execute()
  return new Map(rows.map(({ id, label }) => [id, thingWords(language, 'quoted', { name: label })]))
}
