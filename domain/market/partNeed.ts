/** 零件的需求: what a part says of the need by itself, and what of the need its price rests on. */
import type { Kind } from '../catalog/kind.ts'
import type { NeedValues } from '../catalog/match.ts'
import { materialOf } from '../parts/material.ts'
import type { HeldTo, PriceModel } from '../price/model.ts'
import type { PriceNeed } from '../price/needs.ts'
import type { PartFacts } from '../price/partFacts.ts'
import type { MarketFilters } from './filters.ts'

/** What is thicker is plate: its edges are milled. */
const sheetMostMm = 6

/** Which kind of offers suits the shape: sheet is cut and bent, what is round is turned, all else is milled. */
export function kindOfPart({ thicknessMm, diameterMm }: PartFacts): string {
  if (thicknessMm !== null && thicknessMm <= sheetMostMm) return 'sheetMetal'
  return diameterMm === null ? 'milling' : 'turning'
}

/** What is taken from the part; each may be changed. */
export type TakenOfPart = Pick<MarketFilters, 'materials' | 'grades' | 'limits'> &
  Partial<Pick<MarketFilters, 'part'>>

/** Edges are asked for in whole tenths of a millimetre, rounded up: no maker states its room more finely. */
const roomOf = (lengthMm: number): number => Math.ceil(Math.round(lengthMm * 1000) / 100) / 10

const optionsOf = (kind: Kind, field: string): Readonly<Record<string, unknown>> => {
  const about = kind.fields.properties[field]?.about
  return about !== undefined && 'options' in about ? about.options : {}
}

/** A grade, and the family of materials under which the kind has it. */
export function materialsOf(
  kind: Kind,
  grade: string | null,
): Pick<TakenOfPart, 'materials' | 'grades'> {
  const found = grade === null ? undefined : materialOf(grade)
  if (found === undefined) return { materials: [], grades: [] }
  const options = optionsOf(kind, 'materials')
  const family = found.families.find((id) => Object.hasOwn(options, id))
  const graded = kind.fields.properties.grades?.about.match !== undefined
  return {
    materials: family === undefined ? [] : [family],
    grades: graded && family !== undefined ? [found.code] : [],
  }
}

/**
 * In the fields that the kind has: the room that the part takes, its material and grade, the thickness of a sheet, the
 * tightest tolerance that is noted of it (± in mm).
 */
export function takenOfPart(
  kind: Kind,
  facts: PartFacts,
  grade: string | null,
  toleranceMm: number | null = null,
): TakenOfPart {
  const about = (field: string) => kind.fields.properties[field]?.about
  const envelope = Object.values(kind.fields.properties).find(
    (one) => one.about.match?.as === 'envelope',
  )?.about.shape
  const { lengthMm, widthMm, heightMm, diameterMm, roundLengthMm, thicknessMm } = facts
  const round =
    envelope === 'cylinder' && diameterMm !== null && roundLengthMm !== null
      ? [diameterMm, roundLengthMm]
      : null
  const part = (round ?? [lengthMm, widthMm, heightMm]).map(roomOf)
  const sheet = thicknessMm !== null && about('thickness')?.match?.as === 'contains'
  const held = toleranceMm !== null && about('tolerance')?.match?.as === 'atMost'
  return {
    ...materialsOf(kind, grade),
    ...(envelope === undefined ? {} : { part }),
    limits: [
      ...(sheet ? [{ field: 'thickness', min: thicknessMm, max: thicknessMm }] : []),
      ...(held ? [{ field: 'tolerance', max: toleranceMm }] : []),
    ],
  }
}

const without = (filters: MarketFilters, taken: TakenOfPart) =>
  filters.limits.filter(({ field }) => !taken.limits.some((one) => one.field === field))

/** The need with what the part says in the place of what was said of the same before. */
export function withPart(
  filters: MarketFilters,
  kindId: string,
  taken: TakenOfPart,
): MarketFilters {
  const { part: _part, ...rest } = filters
  const or = (now: readonly string[], old: readonly string[]) => (now.length > 0 ? now : old)
  return {
    ...rest,
    kind: kindId,
    materials: or(taken.materials, filters.materials),
    grades: or(taken.grades, filters.grades),
    limits: [...without(filters, taken), ...taken.limits],
    ...(taken.part === undefined ? {} : { part: taken.part }),
  }
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Names of the conditions that still say what the part said, as `withoutCondition` takes them. */
export function conditionsOfPart(filters: MarketFilters, taken: TakenOfPart): readonly string[] {
  const lists = (['materials', 'grades'] as const).filter(
    (name) => taken[name].length > 0 && same(taken[name], filters[name]),
  )
  const limits = taken.limits.filter((limit) => filters.limits.some((one) => same(one, limit)))
  const hasPart = taken.part !== undefined && same(taken.part, filters.part)
  return [...lists, ...(hasPart ? ['part'] : []), ...limits.map(({ field }) => `limit.${field}`)]
}

/** What of the need must be said before a price can be reckoned. */
export const priceLacks = ['quantity', 'material'] as const
export type PriceLack = (typeof priceLacks)[number]

export type PriceNeedReading =
  | { readonly ok: true; readonly need: PriceNeed }
  | { readonly ok: false; readonly lacks: readonly PriceLack[] }

function numberIn(model: PriceModel, need: NeedValues, held: HeldTo): number | null {
  const field = Object.keys(model.holds).find((id) => model.holds[id] === held)
  const value = field === undefined ? undefined : need[field]
  return typeof value === 'number' ? value : null
}

/** The conditions as a price rests on them; of several materials the first that the model knows. */
export function priceNeedOf(
  model: PriceModel,
  filters: MarketFilters,
  need: NeedValues,
): PriceNeedReading {
  const { quantity } = filters
  const material = filters.materials.find((id) => Object.hasOwn(model.materials, id))
  if (quantity === undefined || material === undefined) {
    return {
      ok: false,
      lacks: [
        ...(quantity === undefined ? (['quantity'] as const) : []),
        ...(material === undefined ? (['material'] as const) : []),
      ],
    }
  }
  const days = numberIn(model, need, 'leadTime')
  return {
    ok: true,
    need: {
      ...{ quantity, material, finishes: [], distanceKm: null },
      toleranceMm: numberIn(model, need, 'tolerance') || null,
      // Today is the shortest that a price knows of.
      leadTimeDays: days === null ? null : Math.min(1000, Math.max(1, Math.round(days))),
    },
  }
}
