/**
 * Invented offers of any kind: the kind's sample with its numbers scaled, its choices drawn anew and its words
 * varied, so that kinds which an operator adds are in the world too. What would break a rule of the kind is left out,
 * or is the sample's where the kind demands it.
 */
import { checkFields } from '../../../domain/catalog/checkFields.ts'
import {
  fieldsOf,
  type Field,
  type FieldValue,
  type FieldValues,
  type Kind,
} from '../../../domain/catalog/kind.ts'
import type { OfferContent } from '../../../domain/catalog/offer.ts'
import type { Random } from '../random.ts'

/** From half to about twice. */
const factorOf = (random: Random): number => 0.5 + random.int(160) / 100

/** Two digits that mean something, as people write sizes. */
const nice = (value: number): number => Number(value.toPrecision(2))

type Bounds = { readonly minimum?: number; readonly maximum?: number }

/** Axes, shifts, people of a team: small counts differ by one or two and are not scaled. */
const smallCount = 6

function scaled(
  value: number,
  factor: number,
  whole: boolean,
  { minimum, maximum }: Bounds,
): number {
  const counted = value <= smallCount ? value - 2 + Math.round(factor) : Math.round(value * factor)
  const near = whole ? Math.max(1, counted) : nice(value * factor)
  return Math.min(maximum ?? Infinity, Math.max(minimum ?? -Infinity, near))
}

function someOf(random: Random, ids: readonly string[], sample: readonly string[]): string[] {
  const count = 1 + random.int(Math.min(ids.length, sample.length + 2))
  return random.some(ids, count)
}

function varied(field: Field, sample: FieldValue, random: Random): FieldValue {
  const factor = factorOf(random)
  switch (field.about.shape) {
    case 'measure': {
      const { type, minimum, maximum } = field as { type: string } & Bounds
      const bounds = {
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
      }
      return scaled(sample as number, factor, type === 'integer', bounds)
    }
    case 'span': {
      const [from, to] = sample as readonly [number, number]
      // What goes below zero, such as temperatures, has no ratio.
      return from < 0 ? sample : [from, nice(to * factor)]
    }
    case 'box':
    case 'cylinder':
      return (sample as readonly number[]).map((size) => nice(size * factor))
    case 'choice':
      return random.pick((field as { enum: string[] }).enum)
    case 'choices':
      return someOf(
        random,
        (field as { items: { enum: string[] } }).items.enum,
        sample as readonly string[],
      )
    case 'terms':
      return random.some(sample as readonly string[], 1 + random.int((sample as string[]).length))
    case 'flag':
      return random.chance(60)
    default:
      return sample
  }
}

function valuesOf(kind: Kind, random: Random): FieldValues {
  const { required } = kind.fields
  const said = fieldsOf(kind).flatMap(([id, field]) => {
    const sample = kind.sample.values[id]
    const left = !required.includes(id) && random.chance(20)
    return sample === undefined || left ? [] : [[id, varied(field, sample, random)] as const]
  })
  const values = Object.fromEntries(said)
  for (const { field } of checkFields(kind, values, 'complete')) {
    const sample = kind.sample.values[field]
    if (required.includes(field) && sample !== undefined) values[field] = sample
    else delete values[field]
  }
  return values
}

const ways = ['', '', '小批量', '批量', '快速', '精密', '样件与小批', '配套'] as const

/** The material or the first choice that it names leads the title, as shops write it. */
function titleOf(kind: Kind, values: FieldValues, random: Random): string {
  const field = kind.fields.properties.materials
  const [first] = Array.isArray(values.materials) ? (values.materials as string[]) : []
  const options = field !== undefined && 'options' in field.about ? field.about.options : {}
  const material = first === undefined ? '' : (options[first]?.zh ?? '')
  return `${material}${random.pick(ways)}${kind.name.zh}（演示）`
}

export function inventedOffer(kind: Kind, region: string, random: Random): OfferContent {
  const values = valuesOf(kind, random)
  return {
    title: titleOf(kind, values, random),
    summary: kind.about.zh,
    region,
    values: values as OfferContent['values'],
  }
}
