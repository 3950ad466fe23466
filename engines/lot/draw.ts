/**
 * Draws experts by lot. What is uniform, exactly: the order in which items draw is one of all orders, each
 * equally likely; every single lot falls on each expert who may then be drawn (knows the field, no conflict,
 * load left, rules of region and employer kept) with equal chance. Where nobody can be drawn any more the
 * whole draw is thrown away and begun anew with the next chances, so that what comes out is such a draw, given
 * that it succeeds. Without rules, loads and conflicts every set of experts of a stratum is equally likely.
 * Reserves of a place stand in one of all orders of those who know its field, may read its item and were not
 * drawn for it, each order equally likely and apart from the lots.
 */
import { createHash } from 'node:crypto'
import type {
  LotFault,
  LotFill,
  LotPair,
  LotRecord,
  LotSheet,
} from '../../domain/evaluation/lot.ts'
import { stableJson } from '../../domain/kernel/stableJson.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export const sheetDigestOf = (sheet: LotSheet): string => sha256(stableJson(sheet))
export const commitmentTo = (secret: string): string => sha256(`baigong lot secret\n${secret}`)

/** Whole numbers below a bound from SHA-256 of seed and counter; words past the last multiple are thrown away. */
export function wholeFrom(seed: string): (below: number) => number {
  let [block, counter, at] = [Buffer.alloc(0), 0, 0]
  const word = (): number => {
    if (at + 4 > block.length) {
      block = createHash('sha256').update(`${seed}\n${counter++}`, 'utf8').digest()
      at = 0
    }
    at += 4
    return block.readUInt32BE(at - 4)
  }
  return (below) => {
    const limit = 4_294_967_296 - (4_294_967_296 % below)
    for (;;) {
      const drawn = word()
      if (drawn < limit) return drawn % below
    }
  }
}

type Wish = Pick<LotRecord, 'sheet' | 'secret' | 'randomness'>
type Place = Pick<LotFill, 'item' | 'field'>

export function seedOf({ sheet, secret, randomness }: Wish): string {
  return sha256(stableJson({ shape: 1, sheet: sheetDigestOf(sheet), secret, randomness }))
}

const attemptsMax = 1000

type Expert = LotSheet['experts'][number]

/** One try: null where an item is left with nobody to draw. */
function attempt(
  sheet: LotSheet,
  barred: ReadonlyMap<string, ReadonlySet<string>>,
  whole: (below: number) => number,
): LotPair[] | null {
  const order = [...sheet.items]
  for (let at = order.length - 1; at > 0; at--) {
    const other = whole(at + 1)
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  const loads = new Map<string, number>()
  const { maxSameRegion, maxSameEmployer } = sheet.rules
  const pairs: LotPair[] = []
  for (const item of order) {
    const drawn: Expert[] = []
    const out = barred.get(item.id)
    const may = (one: Expert, field: string): boolean =>
      one.fields.includes(field) &&
      !drawn.includes(one) &&
      (loads.get(one.id) ?? 0) < one.loadMax &&
      out?.has(one.id) !== true &&
      drawn.filter(({ region }) => region === one.region).length < (maxSameRegion ?? Infinity) &&
      drawn.filter(({ employer }) => employer === one.employer).length <
        (maxSameEmployer ?? Infinity)
    for (const { field, count } of item.strata) {
      for (let lot = 0; lot < count; lot++) {
        const eligible = sheet.experts.filter((one) => may(one, field))
        if (eligible.length === 0) return null
        const one = eligible[whole(eligible.length)]!
        drawn.push(one)
        loads.set(one.id, (loads.get(one.id) ?? 0) + 1)
        pairs.push({ item: item.id, field, expert: one.id })
      }
    }
  }
  const placeOf = new Map(sheet.items.map(({ id }, at) => [id, at]))
  return pairs.toSorted((one, other) => placeOf.get(one.item)! - placeOf.get(other.item)!)
}

/** Null where no try out of a thousand succeeds: loads, conflicts and rules leave too little to draw from. */
export function drawLots(wish: Wish): LotPair[] | null {
  const whole = wholeFrom(seedOf(wish))
  const barred = new Map<string, Set<string>>()
  for (const { item, expert } of wish.sheet.forbidden) {
    barred.set(item, (barred.get(item) ?? new Set()).add(expert))
  }
  for (let tried = 0; tried < attemptsMax; tried++) {
    const pairs = attempt(wish.sheet, barred, whole)
    if (pairs !== null) return pairs
  }
  return null
}

/** Whoever fills a place of an item if it falls free, the first first; `most` where only the beginning is asked. */
export function reservesOf(
  wish: Wish & Pick<LotRecord, 'pairs'>,
  { item, field }: Place,
  most = Infinity,
): string[] {
  const out = new Set([
    ...wish.pairs.filter((pair) => pair.item === item).map(({ expert }) => expert),
    ...wish.sheet.forbidden.filter((pair) => pair.item === item).map(({ expert }) => expert),
  ])
  const order = wish.sheet.experts
    .filter((one) => one.fields.includes(field) && !out.has(one.id))
    .map(({ id }) => id)
  const whole = wholeFrom(sha256(`${seedOf(wish)}\nreserves\n${item}\n${field}`))
  const count = Math.min(most, order.length)
  for (let at = 0; at < count; at++) {
    const other = at + whole(order.length - at)
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order.slice(0, count)
}

/** Each place that was filled, against the order of its reserves less those who filled one of the item before. */
function fillsHold(record: LotRecord): boolean {
  const gone = new Map<string, Set<string>>()
  return (record.filled ?? []).every((fill) => {
    const { item, expert, passed } = fill
    const before = gone.get(item) ?? new Set()
    const left = reservesOf(record, fill).filter((id) => !before.has(id))
    gone.set(item, new Set([...before, expert]))
    const asked = [...passed.map((one) => one.expert), expert]
    return asked.every((id, at) => left[at] === id)
  })
}

/** Draws again from the record alone: what is not as recorded, or nothing. */
export function replayDraw(record: LotRecord): LotFault[] {
  const faults: LotFault[] = []
  if (sheetDigestOf(record.sheet) !== record.sheetDigest) faults.push('sheetChanged')
  if (commitmentTo(record.secret) !== record.commitment) faults.push('commitmentBroken')
  const pairs = drawLots(record)
  if (pairs === null) faults.push('noDraw')
  else if (stableJson(pairs) !== stableJson(record.pairs)) faults.push('pairsDiffer')
  else if (!fillsHold(record)) faults.push('fillsDiffer')
  return faults
}
