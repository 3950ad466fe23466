/** The length units of a STEP file's shapes. */
import type { StepFile } from './scan.ts'
import { enumerationOf, isList, isReference, isTyped, partsOf, type Value } from './values.ts'

export type LengthUnit = { readonly name: string; readonly mm: number }

const prefixes: Readonly<Record<string, readonly [string, number]>> = {
  KILO: ['kilometre', 1e6],
  DECI: ['decimetre', 100],
  CENTI: ['centimetre', 10],
  MILLI: ['millimetre', 1],
  MICRO: ['micrometre', 1e-3],
  NANO: ['nanometre', 1e-6],
}

/** As exporters call them; the factor in the file decides, the name is what people know. */
const named: readonly (readonly [string, number])[] = [
  ['inch', 25.4],
  ['foot', 304.8],
  ['yard', 914.4],
  ['mil', 0.0254],
  ['micro-inch', 25.4e-6],
  ['mile', 1_609_344],
]

const nearly = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(b)

function knownAs(mm: number): LengthUnit {
  const si = Object.values(prefixes).find(([, factor]) => nearly(factor, mm))
  if (nearly(mm, 1000)) return { name: 'metre', mm }
  const name = si?.[0] ?? named.find(([, factor]) => nearly(factor, mm))?.[0] ?? 'other'
  return { name, mm }
}

/** A unit in millimetres; undefined where it is no length or cannot be followed. */
function mmOf(file: StepFile, id: number, depth: number): number | undefined {
  const instance = file.instances.get(id)
  if (instance === undefined || depth > 4) return undefined
  const parts = partsOf(file, instance)
  const si = parts.get('SI_UNIT')
  if (si !== undefined) {
    const [prefix, unit] = si.slice(-2)
    if (enumerationOf(unit) !== 'METRE') return undefined
    const name = enumerationOf(prefix)
    return name === undefined || name === '*' ? 1000 : prefixes[name]?.[1]
  }
  const conversion = parts.get('CONVERSION_BASED_UNIT')
  const factor = conversion?.at(-1)
  if (!isReference(factor)) return undefined
  const measured = file.instances.get(factor.ref)
  if (measured === undefined) return undefined
  const [value, unit] =
    [...partsOf(file, measured).values()].find(({ length }) => length >= 2) ?? []
  const many = isTyped(value) ? value.args[0] : value
  const base = isReference(unit) ? mmOf(file, unit.ref, depth + 1) : undefined
  return typeof many === 'number' && base !== undefined ? many * base : undefined
}

function unitsOf(value: Value | undefined): number[] {
  return isList(value) ? value.filter((one) => isReference(one)).map(({ ref }) => ref) : []
}

/** The distinct length units in which the file's shapes are given, as they first appear. */
export function lengthUnits(file: StepFile): LengthUnit[] {
  const found = new Map<string, LengthUnit>()
  for (const instance of file.instances.values()) {
    if (!instance.names.includes('GLOBAL_UNIT_ASSIGNED_CONTEXT')) continue
    if (!instance.names.includes('GEOMETRIC_REPRESENTATION_CONTEXT')) continue
    const assigned = partsOf(file, instance).get('GLOBAL_UNIT_ASSIGNED_CONTEXT')
    for (const id of unitsOf(assigned?.[0])) {
      const mm = mmOf(file, id, 0)
      if (mm === undefined || !(mm > 0)) continue
      const unit = knownAs(mm)
      found.set(unit.name === 'other' ? String(mm) : unit.name, unit)
    }
  }
  return [...found.values()]
}
