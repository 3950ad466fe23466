/**
 * 自动报价: a part and a need priced by a model and a maker's card, item by item, or the reasons why a person must
 * price it.
 *
 * Rounding: each line for the whole order is rounded once to whole fen, a half up; every total is the exact sum of
 * its lines. The price of one piece is the order's net divided by its pieces, for reading only.
 */
import type { CardContent } from './card.ts'
import { commonRates } from './commonRates.ts'
import { inBase } from './dimension.ts'
import { valueOf, type Scope } from './formulaValue.ts'
import { massStep, type PriceModel, type Rate } from './model.ts'
import type { PriceNeed } from './needs.ts'
import { factUnits, type PartFacts } from './partFacts.ts'
import type { ReadModel } from './readModel.ts'

/** Lines that every model has after its own items. */
export const addedLines = ['overhead', 'margin', 'rush', 'break', 'minimum'] as const
export type AddedLine = (typeof addedLines)[number]

export type QuoteLine = {
  /** An item of the model, or an added line. */
  readonly item: string
  readonly fen: number
}

export type Quote = {
  readonly ok: true
  readonly lines: readonly QuoteLine[]
  /** For the whole order, without tax and freight. */
  readonly netFen: number
  readonly vatFen: number
  /** Without tax; null where the distance is not known. */
  readonly freightFen: number | null
  readonly freightVatFen: number | null
  /** Of one piece, without tax and freight, rounded. */
  readonly pieceFen: number
  readonly pieceMassKg: number
  /** In millimetres, minutes, kilograms and fen. */
  readonly steps: Readonly<Record<string, number>>
}

/** `code` of a rule of the model, or of `priceReasons`. */
export type PersonReason = {
  readonly code: string
  readonly facts?: Readonly<Record<string, string | number>>
}

export type NoQuote = { readonly ok: false; readonly reasons: readonly PersonReason[] }

/** Reasons that hold for every process: `price:reason.<code>`. */
export const priceReasons = [
  'material_not_on_card',
  'finish_not_on_card',
  'quantity_beyond',
  'tolerance_beyond',
  'size_beyond',
  'fact_missing',
  'not_computable',
] as const

type Ready = {
  readonly steps: readonly { readonly id: string; readonly value: (scope: Scope) => number }[]
  readonly items: readonly {
    readonly id: string
    readonly perPiece: boolean
    readonly value: (scope: Scope) => number
  }[]
  readonly persons: readonly { readonly code: string; readonly when: (scope: Scope) => number }[]
  readonly rates: readonly Rate[]
}

const readied = new WeakMap<PriceModel, Ready>()

function ready({ model, formulas }: ReadModel): Ready {
  const known = readied.get(model)
  if (known !== undefined) return known
  const of = (at: string) => valueOf(formulas.get(at)!)
  const made: Ready = {
    steps: model.steps.map(({ id }, index) => ({ id, value: of(`/steps/${index}`) })),
    items: model.items.map(({ id, per }, index) => ({
      ...{ id, perPiece: per === 'piece', value: of(`/items/${index}`) },
    })),
    persons: model.persons.map(({ code }, index) => ({ code, when: of(`/persons/${index}`) })),
    rates: [...commonRates, ...model.rates],
  }
  readied.set(model, made)
  return made
}

function limitReasons(
  { model }: ReadModel,
  card: CardContent,
  facts: PartFacts,
  need: PriceNeed,
): PersonReason[] {
  const reasons: PersonReason[] = []
  const { quantityMost, toleranceLeastMm, longestMm } = card.limits
  if (!Object.hasOwn(card.materials, need.material)) reasons.push({ code: 'material_not_on_card' })
  for (const finish of need.finishes) {
    if (!Object.hasOwn(card.finishes, finish)) {
      reasons.push({ code: 'finish_not_on_card', facts: { finish } })
    }
  }
  if (need.quantity > quantityMost) {
    reasons.push({ code: 'quantity_beyond', facts: { most: quantityMost } })
  }
  if (need.toleranceMm !== null && need.toleranceMm < toleranceLeastMm) {
    reasons.push({ code: 'tolerance_beyond', facts: { least: toleranceLeastMm } })
  }
  if (facts.lengthMm > longestMm) reasons.push({ code: 'size_beyond', facts: { most: longestMm } })
  for (const name of model.needs) {
    if (facts[name as keyof typeof factUnits] === null) {
      reasons.push({ code: 'fact_missing', facts: { fact: name } })
    }
  }
  return reasons
}

function numbersOf(
  { rates }: Ready,
  model: PriceModel,
  card: CardContent,
  facts: PartFacts,
  need: PriceNeed,
): Record<string, number> {
  const numbers: Record<string, number> = {}
  for (const name of Object.keys(factUnits) as (keyof typeof factUnits)[]) {
    numbers[name] = facts[name] ?? Number.NaN
  }
  for (const { id, unit, typical } of rates) numbers[id] = inBase(card.rates[id] ?? typical, unit)
  const typical = model.materials[need.material] ?? {}
  const own = card.materials[need.material] ?? {}
  for (const { id, unit } of model.materialRates) {
    numbers[id] = inBase(own[id] ?? typical[id] ?? Number.NaN, unit)
  }
  numbers.quantity = need.quantity
  numbers.toleranceMm = need.toleranceMm ?? numbers.generalTolerance!
  numbers.finishPrice = need.finishes.reduce(
    (sum, id) => sum + inBase(card.finishes[id] ?? Number.NaN, 'yuanPerCm2'),
    0,
  )
  return numbers
}

const breakOf = ({ breaks }: CardContent, quantity: number): number =>
  breaks.findLast(({ fromQuantity }) => fromQuantity <= quantity)?.percentOff ?? 0

/** A half up; lines are no larger than some billions of yuan, where doubles still hold every fen. */
const wholeFen = (fen: number): number => Math.round(fen)

function linesOf(
  { items }: Ready,
  card: CardContent,
  need: PriceNeed,
  scope: Scope,
): { readonly lines: QuoteLine[]; readonly netFen: number } {
  const { numbers } = scope
  const lines: QuoteLine[] = []
  let netFen = 0
  function add(item: string, fen: number): void {
    const rounded = wholeFen(fen)
    netFen += rounded
    lines.push({ item, fen: rounded })
  }
  for (const { id, perPiece, value } of items) {
    const corrected = (value(scope) * (card.corrections[id] ?? 100)) / 100
    add(id, perPiece ? corrected * need.quantity : corrected)
  }
  add('overhead', netFen * numbers.overhead!)
  add('margin', netFen * numbers.margin!)
  const hurried = need.leadTimeDays !== null && need.leadTimeDays < numbers.normalLeadTime!
  if (hurried) add('rush', netFen * numbers.rush!)
  const off = breakOf(card, need.quantity)
  if (off > 0) add('break', (-netFen * off) / 100)
  if (netFen < numbers.minimumOrder!) add('minimum', numbers.minimumOrder! - netFen)
  return { lines: lines.filter(({ fen }) => fen !== 0), netFen }
}

function freightOf(numbers: Readonly<Record<string, number>>, massKg: number, km: number): number {
  const byDistance = numbers.freightPerTonneKm! * massKg * inBase(km, 'km')
  return wholeFen(numbers.freightBase! + numbers.freightPerKg! * massKg + byDistance)
}

export function quote(
  read: ReadModel,
  card: CardContent,
  facts: PartFacts,
  need: PriceNeed,
): Quote | NoQuote {
  const reasons = limitReasons(read, card, facts, need)
  if (reasons.length > 0) return { ok: false, reasons }
  const made = ready(read)
  const numbers = numbersOf(made, read.model, card, facts, need)
  const { holes, pockets, bends } = facts
  const scope: Scope = { numbers, lists: { holes, pockets, bends } }
  for (const { id, value } of made.steps) numbers[id] = value(scope)
  for (const { code, when } of made.persons) if (when(scope) !== 0) reasons.push({ code })
  if (reasons.length > 0) return { ok: false, reasons }
  const { lines, netFen } = linesOf(made, card, need, scope)
  const pieceMassKg = numbers[massStep]!
  const { distanceKm, quantity } = need
  const freightFen =
    distanceKm === null ? null : freightOf(numbers, pieceMassKg * quantity, distanceKm)
  if (!Number.isSafeInteger(netFen) || !(netFen >= 0) || !(pieceMassKg > 0)) {
    return { ok: false, reasons: [{ code: 'not_computable' }] }
  }
  return {
    ok: true,
    lines,
    netFen,
    vatFen: wholeFen(netFen * numbers.vat!),
    freightFen,
    freightVatFen: freightFen === null ? null : wholeFen(freightFen * numbers.vat!),
    pieceFen: wholeFen(netFen / quantity),
    pieceMassKg,
    steps: Object.fromEntries(made.steps.map(({ id }) => [id, numbers[id]!])),
  }
}
