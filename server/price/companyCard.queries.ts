/** Rate cards as their makers show them on their pages. */
import { fieldsOf, type Words } from '../../domain/catalog/kind.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type { CardContent, OpenPart } from '../../domain/price/card.ts'
import { commonRates } from '../../domain/price/commonRates.ts'
import type { CompanyCard, readCompanyCards } from '../../domain/price/companyCard.endpoints.ts'
import type { ReadModel } from '../../domain/price/readModel.ts'
import { kindById, openOffersOf } from '../catalog/index.ts'
import type { Reading } from '../kernel/work.ts'
import { modelById } from './card.queries.ts'

/** What people compare: an hour of a machine or a hand, and the least that is charged. */
const comparedUnits: ReadonlySet<string> = new Set(['yuanPerH', 'yuan'])
const comparedGroups: ReadonlySet<string> = new Set(['machine', 'labour', 'quality', 'trade'])

function ratesOf({ model }: ReadModel, content: CardContent): CompanyCard['rates'] {
  return [...model.rates, ...commonRates]
    .filter(({ unit, group }) => comparedUnits.has(unit) && comparedGroups.has(group))
    .map(({ id, label, unit, typical }) => ({
      ...{ id, label, unit, value: content.rates[id] ?? typical },
    }))
}

async function materialsOf({ model }: ReadModel, content: CardContent): Promise<Words[]> {
  const field = fieldsOf(await kindById(model.id)).find(([id]) => id === 'materials')?.[1]
  const options = field !== undefined && 'options' in field.about ? field.about.options : {}
  return Object.keys(content.materials).map((id) => options[id] ?? { zh: id, en: id })
}

const finishesOf = ({ model }: ReadModel, content: CardContent): Words[] =>
  model.finishes.filter(({ id }) => Object.hasOwn(content.finishes, id)).map(({ label }) => label)

async function cardOf(read: ReadModel, content: CardContent): Promise<CompanyCard> {
  const open = (part: OpenPart): boolean => content.open?.includes(part) === true
  const { id: modelId, name } = read.model
  return {
    ...{ modelId, name },
    rates: open('rates') ? ratesOf(read, content) : [],
    materials: open('materials') ? await materialsOf(read, content) : [],
    finishes: open('materials') ? finishesOf(read, content) : [],
    breaks: open('breaks') ? content.breaks : [],
    limits: open('limits') ? [content.limits] : [],
  }
}

export async function readOpenCards(
  work: Reading,
  orgId: string,
): Promise<AnswerOf<typeof readCompanyCards>> {
  const cards = await work.db
    .selectFrom('price.card')
    .where('org_id', '=', orgId)
    .where('state', '=', 'inUse')
    .orderBy('model_id')
    .select(['model_id', 'content'])
    .execute()
  const rows: CompanyCard[] = []
  for (const { model_id: modelId, content } of cards) {
    const card = content as CardContent
    if ((card.open ?? []).length === 0) continue
    if ((await openOffersOf(work, modelId, orgId)).length === 0) continue
    rows.push(await cardOf(modelById(modelId), card))
  }
  return { rows }
}
