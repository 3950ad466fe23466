/** A model with the kind that it prices, whose words its materials have. */
import type { Field, Kind } from '../../domain/catalog/kind.ts'
import { readKind } from '../../domain/catalog/offer.endpoints.ts'
import type { Language } from '../../domain/kernel/text.ts'
import type { PriceModel, Rate } from '../../domain/price/model.ts'
import { readModel } from '../../domain/price/price.endpoints.ts'
import { readModel as checkModel, type ReadModel } from '../../domain/price/readModel.ts'
import { useCallWhen } from '../kernel/query.ts'

export type Priced = {
  readonly read: ReadModel
  readonly model: PriceModel
  readonly common: readonly Rate[]
  readonly materialName: (id: string, language: Language) => string
}

const optionsOf = (field: Field | undefined) =>
  field !== undefined && 'options' in field.about ? field.about.options : {}

function pricedOf(model: PriceModel, rates: readonly unknown[], kind: Kind): Priced | undefined {
  const reading = checkModel(model)
  if (!reading.ok) return undefined
  const options = optionsOf(kind.fields.properties.materials)
  return {
    ...{ read: reading, model, common: rates as readonly Rate[] },
    materialName: (id, language) => options[id]?.[language] ?? id,
  }
}

const kept = new WeakMap<object, Priced | undefined>()

/** One for an answer, so that what is computed from it can be kept. */
export function usePriced(modelId: string | null) {
  const wanted = modelId !== null
  const model = useCallWhen(wanted, readModel, { params: { modelId: modelId ?? '' } })
  const kind = useCallWhen(wanted, readKind, { params: { id: modelId ?? '' } })
  const failed = [model, kind].find(({ error, data }) => error !== null && data === undefined)
  const retry = () => void Promise.all([model.refetch(), kind.refetch()])
  if (model.data === undefined || kind.data === undefined) {
    return { priced: undefined, problem: failed?.error?.problem, retry }
  }
  if (!kept.has(model.data)) {
    const { model: given, rates } = model.data
    kept.set(model.data, pricedOf(given as PriceModel, rates, kind.data.kind as Kind))
  }
  return { priced: kept.get(model.data), problem: undefined, retry }
}
