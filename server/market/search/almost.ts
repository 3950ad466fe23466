/**
 * Offers that one change of the need would admit: while they are judged only counts are kept, and of each change one
 * offer that stands for it; what the need would have to say is read from that one at the end.
 */
import type { FieldValue, Kind } from '../../../domain/catalog/kind.ts'
import { matchFields, type NeedValue } from '../../../domain/catalog/match.ts'
import type { Held, SearchIndex } from '../../../engines/search/index/hold.ts'
import { endsOf, type Wish } from './holdColumn.ts'
import { readerOf } from './readValue.ts'
import type { NeedChange } from './wire.ts'

/** An offer, how near it comes, and how many were noted before it. */
type Near = { closeness: number; turn: number; held: Held; document: number }

/** Offers that the same change admits, and the first of the nearest of them. */
type Group = Near & { offers: number }

/** Groups by what tells their changes apart, one number after the other. */
type Node = { readonly next: Map<number, Node>; group: Group | undefined }

/** Along a line: those nearest of all, and those that come half way; each with the last and least near of them. */
type Line = { readonly shape: 'line'; readonly nearest: Group; readonly half: Group }
/** Of lists and spans each change is one of its own. */
type Ways = {
  readonly shape: 'ways'
  readonly root: Node
  readonly groups: Group[]
  /** Least and greatest of each offer, where spans are wanted. */
  readonly spans: number[]
}
type Noted = { readonly wish: Wish; readonly told: Line | Ways }

export type Almost = {
  readonly index: SearchIndex
  readonly kind: Kind
  readonly wishes: readonly Wish[]
  /** By number of the wish. */
  readonly noted: (Noted | undefined)[]
  /** As they were noted first. */
  readonly order: Noted[]
  turns: number
}

export function startAlmost(index: SearchIndex, kind: Kind, wishes: readonly Wish[]): Almost {
  return { index, kind, wishes, noted: [], order: [], turns: 0 }
}

const noNode = (): Node => ({ next: new Map(), group: undefined })

function startTold({ match }: Wish, held: Held): Line | Ways {
  if (match.as === 'contains' || match.as === 'oneOf' || match.as === 'allOf') {
    return { shape: 'ways', root: noNode(), groups: [], spans: [] }
  }
  const none = { offers: 0, turn: 0, held, document: 0 }
  return { shape: 'line', nearest: { ...none, closeness: -1 }, half: { ...none, closeness: 2 } }
}

function setNear(of: Group, one: Near): void {
  of.closeness = one.closeness
  of.turn = one.turn
  of.held = one.held
  of.document = one.document
}

function noteOnLine({ nearest, half }: Line, one: Near): void {
  if (one.closeness >= nearest.closeness) {
    if (one.closeness > nearest.closeness) nearest.offers = 0
    nearest.offers++
    setNear(nearest, one)
  }
  if (one.closeness < 0.5) return
  half.offers++
  if (one.closeness <= half.closeness) setNear(half, one)
}

/** What tells the changes of this question apart; used again and again. */
const path: number[] = []

function pathOfSpan({ index }: Almost, wish: Wish, spans: number[], { held, document }: Near) {
  if (wish.slot === null || typeof wish.slot === 'string') return
  const column = held.segment.ranges[index.schema.ranges.indexOf(wish.slot.name)]!
  const [low, high] = [column[document * 2]!, column[document * 2 + 1]!]
  spans.push(low, high)
  for (const end of endsOf(wish.wanted)) path.push(Math.min(high, Math.max(low, end)))
}

/** All that the offer names where one of it would do; else what it has of what is wanted. */
function pathOfList({ index }: Almost, wish: Wish, { held, document }: Near): void {
  if (wish.slot === null || typeof wish.slot === 'string') return
  const place = index.schema.keywords.indexOf(wish.slot.name)
  const { at, ordinals } = held.segment.keywords[place]!
  const numbers = held.valueOf[place]!
  const wanted = wish.wanted as readonly string[]
  const { words } = index.values[place]!
  for (let each = at[document]!; each < at[document + 1]!; each++) {
    const number = numbers[ordinals[each]!]!
    if (wish.match.as === 'oneOf' || wanted.includes(words[number]!)) path.push(number)
  }
  path.sort((one, other) => one - other)
}

function groupOn(told: Ways, one: Near): void {
  let node = told.root
  for (const step of path) {
    let next = node.next.get(step)
    if (next === undefined) {
      next = noNode()
      node.next.set(step, next)
    }
    node = next
  }
  if (node.group === undefined) {
    node.group = { ...one, offers: 0 }
    told.groups.push(node.group)
  }
  node.group.offers++
  if (one.closeness > node.group.closeness) setNear(node.group, one)
}

/** Takes note of an offer that misses this one wish; `one` is read and not kept. */
export function noteAlmost(almost: Almost, number: number, one: Near): void {
  const wish = almost.wishes[number]!
  const { as } = wish.match
  // There no change helps.
  if (as === 'holds' || (as === 'allOf' && one.closeness === 0)) return
  let noted = almost.noted[number]
  if (noted === undefined) {
    noted = { wish, told: startTold(wish, one.held) }
    almost.noted[number] = noted
    almost.order.push(noted)
  }
  one.turn = almost.turns++
  const { told } = noted
  if (told.shape === 'line') {
    noteOnLine(told, one)
    return
  }
  path.length = 0
  if (as === 'contains') pathOfSpan(almost, wish, told.spans, one)
  else pathOfList(almost, wish, one)
  groupOn(told, one)
}

const sameTerm = (term: string): string => term

function saidBy({ index }: Almost, { field, slot }: Wish, { held, document }: Near): FieldValue {
  return readerOf(index.schema, held.segment, field, slot)!(document)!
}

/** How the offer stands to the field alone, if this is wanted of it. */
function heldAlone({ kind }: Almost, { id, field }: Wish, wanted: NeedValue, said: FieldValue) {
  const alone = { ...kind, fields: { ...kind.fields, properties: { [id]: field } } }
  return matchFields(alone, { [id]: wanted }, { [id]: said }, sameTerm)[0]!
}

/**
 * How far the need would have to give way, and how many more that admits. Along a line each step admits those before
 * it as well.
 */
function stepsOn(almost: Almost, wish: Wish, { nearest, half }: Line): NeedChange[] {
  const steps = half.offers > nearest.offers ? [nearest, half] : [nearest]
  return steps.map((step) => ({
    field: wish.id,
    admits: heldAlone(almost, wish, wish.wanted, saidBy(almost, wish, step)).admits!,
    offers: step.offers,
  }))
}

/** What admits one offer often admits others that it was not taken from. */
function admittedBy(almost: Almost, wish: Wish, { groups, spans }: Ways, admits: NeedValue) {
  if (wish.match.as !== 'contains') {
    // Offers of one group name the same of what counts here.
    return groups
      .filter((group) => {
        const said = saidBy(almost, wish, group)
        return heldAlone(almost, wish, admits, said).outcome !== 'missed'
      })
      .reduce((sum, { offers }) => sum + offers, 0)
  }
  const [from, to] = endsOf(admits)
  let admitted = 0
  for (let at = 0; at < spans.length; at += 2) {
    if (spans[at]! <= from && to <= spans[at + 1]!) admitted++
  }
  return admitted
}

const waysLooked = 3

function waysOn(almost: Almost, wish: Wish, told: Ways): NeedChange[] {
  const often = told.groups.toSorted(
    (one, other) =>
      other.offers - one.offers || other.closeness - one.closeness || one.turn - other.turn,
  )
  return often.slice(0, waysLooked).map((group): NeedChange => {
    const said = saidBy(almost, wish, group)
    const admits = heldAlone(almost, wish, wish.wanted, said).admits!
    return { field: wish.id, admits, offers: admittedBy(almost, wish, told, admits) }
  })
}

const changesMost = 8

export function changesOf(almost: Almost): NeedChange[] {
  return almost.order
    .flatMap(({ wish, told }) =>
      told.shape === 'line' ? stepsOn(almost, wish, told) : waysOn(almost, wish, told),
    )
    .toSorted((one, other) => other.offers - one.offers)
    .slice(0, changesMost)
}
