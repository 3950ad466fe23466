/** The price models that ship. A file that breaks a rule stops the program: it is ours. */
import additive from '../../data/prices/additive.json' with { type: 'json' }
import injectionMoulding from '../../data/prices/injection-moulding.json' with { type: 'json' }
import milling from '../../data/prices/milling.json' with { type: 'json' }
import sheetMetal from '../../data/prices/sheet-metal.json' with { type: 'json' }
import turning from '../../data/prices/turning.json' with { type: 'json' }
import { readModel, type ReadModel } from './readModel.ts'

function shipped(json: unknown): ReadModel {
  const reading = readModel(json)
  if (!reading.ok) {
    throw new Error(`a price model that ships is wrong: ${JSON.stringify(reading.faults)}`)
  }
  return reading
}

const all = [milling, turning, sheetMetal, additive, injectionMoulding].map(shipped)

export const priceModels: ReadonlyMap<string, ReadModel> = new Map(
  all.map((one) => [one.model.id, one]),
)
