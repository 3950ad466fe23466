/**
 * Whether a new version of a kind leaves every offer right that was right before: words, optional fields, options and
 * wider bounds may come; what an offer may already say may not go.
 */
import { type Tier, tiers } from '../spaces/tier.ts'
import type { Field, Kind } from './kind.ts'
import type { KindFault } from './readKind.ts'

/** Bounds that may only fall, and those that may only rise; none is the widest. */
const fall = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'] as const
const rise = ['maximum', 'maxLength', 'maxItems'] as const

type Bounds = Readonly<Record<string, unknown>>

function* boundFaults(before: Bounds, after: Bounds, at: string): Generator<KindFault> {
  const fault = (bound: string): KindFault => ({
    at: `${at}/${bound}`,
    code: 'kind_bound_narrowed',
    facts: { bound, before: String(before[bound] ?? '—') },
  })
  for (const bound of fall) {
    const [was, is] = [before[bound] ?? -Infinity, after[bound] ?? -Infinity] as [number, number]
    if (is > was) yield fault(bound)
  }
  for (const bound of rise) {
    const [was, is] = [before[bound] ?? Infinity, after[bound] ?? Infinity] as [number, number]
    if (is < was) yield fault(bound)
  }
}

const itemsOf = (field: Field): Bounds => ('items' in field ? (field.items as Bounds) : {})
const optionsOf = ({ about }: Field) => ('options' in about ? Object.keys(about.options) : [])
const tierOf = ({ about }: Field): Tier => about.tier ?? 'public'
const unitOf = ({ about }: Field) => ('unit' in about ? about.unit : undefined)

function* fieldFaults(before: Field, after: Field, at: string): Generator<KindFault> {
  if (before.about.shape !== after.about.shape) {
    return yield { at: `${at}/about/shape`, code: 'kind_shape_changed' }
  }
  const narrower = before.type === 'number' && after.type === 'integer'
  if (narrower) yield { at: `${at}/type`, code: 'kind_whole_only' }
  if (unitOf(before) !== unitOf(after)) {
    yield {
      at: `${at}/about/unit`,
      code: 'kind_unit_changed',
      facts: { before: unitOf(before) ?? '—' },
    }
  }
  yield* boundFaults(before as Bounds, after as Bounds, at)
  yield* boundFaults(itemsOf(before), itemsOf(after), `${at}/items`)
  const options = new Set(optionsOf(after))
  for (const id of optionsOf(before)) {
    if (!options.has(id))
      yield { at: `${at}/about/options`, code: 'kind_option_gone', facts: { id } }
  }
  // What owners wrote for few must not come to be read by more.
  if (tiers.indexOf(tierOf(after)) < tiers.indexOf(tierOf(before))) {
    yield { at: `${at}/about/tier`, code: 'kind_tier_widened' }
  }
}

/** What keeps `after` from following `before`. */
export function changeFaults(before: Kind, after: Kind): KindFault[] {
  const faults: KindFault[] = []
  if (before.id !== after.id) faults.push({ at: '/id', code: 'kind_id_changed' })
  // Offers are listed by the service of their kind.
  if (before.service !== after.service)
    faults.push({ at: '/service', code: 'kind_service_changed' })
  const [was, is] = [before.fields.properties, after.fields.properties]
  for (const [id, field] of Object.entries(was)) {
    const next = is[id]
    const at = `/fields/properties/${id}`
    if (next === undefined) faults.push({ at, code: 'kind_field_gone', facts: { id } })
    else faults.push(...fieldFaults(field, next, at))
  }
  for (const id of after.fields.required) {
    if (!before.fields.required.includes(id)) {
      faults.push({ at: '/fields/required', code: 'kind_required_added', facts: { id } })
    }
  }
  return faults
}
