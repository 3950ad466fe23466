/** Reads a model: its shape, and everything that a shape cannot say. A model that passes cannot fail later. */
import { Value } from 'typebox/value'
import { commonRates } from './commonRates.ts'
import { dimensionOf, type Dimension, type PriceUnit } from './dimension.ts'
import { readFormula, type Formula } from './formula.ts'
import { formulaFault, type Names } from './formulaCheck.ts'
import { massStep, needUnits, PriceModel } from './model.ts'
import { factUnits, listUnits } from './partFacts.ts'

/** `at` is a JSON pointer into the model; `code` is said by `price:reason.<code>`. */
export type ModelFault = {
  readonly at: string
  readonly code: string
  readonly facts?: Readonly<Record<string, string | number>>
}

export type ReadModel = {
  readonly model: PriceModel
  readonly formulas: ReadonlyMap<string, Formula>
}

export type ModelReading =
  | ({ readonly ok: true } & ReadModel)
  | { readonly ok: false; readonly faults: readonly ModelFault[] }

const faultsShown = 50

const unitsOf = (units: Readonly<Record<string, PriceUnit>>): [string, Dimension][] =>
  Object.entries(units).map(([name, unit]) => [name, dimensionOf(unit)])

function* doubles(model: PriceModel): Generator<ModelFault> {
  const known = new Set<string>([...Object.keys(factUnits), ...Object.keys(needUnits)])
  const lists = ['rates', 'materialRates', 'steps', 'items'] as const
  for (const { id } of commonRates) known.add(id)
  for (const list of lists) {
    for (const [index, { id }] of model[list].entries()) {
      if (known.has(id))
        yield { at: `/${list}/${index}/id`, code: 'model_name_twice', facts: { id } }
      known.add(id)
    }
  }
}

function* rateFaults({ rates }: PriceModel): Generator<ModelFault> {
  for (const [index, { least, most, typical }] of rates.entries()) {
    if (least <= typical && typical <= most) continue
    yield { at: `/rates/${index}/typical`, code: 'model_typical_outside', facts: { least, most } }
  }
}

function* materialFaults({ materials, materialRates }: PriceModel): Generator<ModelFault> {
  for (const [material, values] of Object.entries(materials)) {
    for (const { id, least, most } of materialRates) {
      const value = values[id]
      const at = `/materials/${material}/${id}`
      if (value === undefined) yield { at, code: 'model_material_lacks', facts: { rate: id } }
      else if (value < least || value > most) {
        yield { at, code: 'model_typical_outside', facts: { least, most } }
      }
    }
    for (const id of Object.keys(values)) {
      if (materialRates.some((rate) => rate.id === id)) continue
      yield { at: `/materials/${material}/${id}`, code: 'formula_name', facts: { name: id } }
    }
  }
}

function* needFaults({ needs, steps, machineTime }: PriceModel): Generator<ModelFault> {
  for (const [index, name] of needs.entries()) {
    if (!Object.hasOwn(factUnits, name)) {
      yield { at: `/needs/${index}`, code: 'formula_name', facts: { name } }
    }
  }
  if (!steps.some(({ id, unit }) => id === massStep && unit === 'kg')) {
    yield { at: '/steps', code: 'model_mass_missing', facts: { step: massStep } }
  }
  for (const [index, name] of machineTime.entries()) {
    if (steps.some(({ id, unit }) => id === name && unit === 'min')) continue
    yield { at: `/machineTime/${index}`, code: 'formula_name', facts: { name } }
  }
}

/** Names may be used from where they are computed: steps in their order, then items and reasons. */
function readFormulas(model: PriceModel): { faults: ModelFault[]; formulas: Map<string, Formula> } {
  const faults: ModelFault[] = []
  const formulas = new Map<string, Formula>()
  const rates = [...commonRates, ...model.rates, ...model.materialRates]
  const numbers = new Map<string, Dimension>([
    ...unitsOf(factUnits),
    ...unitsOf(needUnits),
    ...rates.map(({ id, unit }): [string, Dimension] => [id, dimensionOf(unit)]),
  ])
  const lists = new Map(
    Object.entries(listUnits).map(([name, units]) => [name, new Map(unitsOf(units))]),
  )
  const names: Names = { numbers, lists }
  function take(at: string, text: string, wanted: Dimension | 'truth'): void {
    const reading = readFormula(text)
    if (!reading.ok) {
      const { code, facts = {} } = reading
      faults.push({ at, code: code.replace('price.', ''), facts })
      return
    }
    const fault = formulaFault(reading.value, names, wanted)
    const { name } = fault ?? {}
    if (fault !== null) {
      faults.push({ at, code: fault.code, ...(name === undefined ? {} : { facts: { name } }) })
    }
    formulas.set(at, reading.value)
  }
  for (const [index, { id, unit, formula }] of model.steps.entries()) {
    take(`/steps/${index}`, formula, dimensionOf(unit))
    numbers.set(id, dimensionOf(unit))
  }
  for (const [index, { formula }] of model.items.entries()) {
    take(`/items/${index}`, formula, dimensionOf('yuan'))
  }
  for (const [index, { when }] of model.persons.entries()) take(`/persons/${index}`, when, 'truth')
  return { faults, formulas }
}

export function readModel(json: unknown): ModelReading {
  if (!Value.Check(PriceModel, json)) {
    const errors = Value.Errors(PriceModel, json).slice(0, faultsShown)
    return {
      ok: false,
      faults: errors.map(({ instancePath: at, message }) => ({
        ...{ at, code: 'model_shape', facts: { message } },
      })),
    }
  }
  const { faults: written, formulas } = readFormulas(json)
  const faults = [
    ...doubles(json),
    ...rateFaults(json),
    ...materialFaults(json),
    ...needFaults(json),
    ...written,
  ]
  return faults.length > 0
    ? { ok: false, faults: faults.slice(0, faultsShown) }
    : { ok: true, model: json, formulas }
}
