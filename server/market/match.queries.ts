/** A need held against what is on offer: the index ranks, the rows of those that are shown say why. */
import { fieldsOf, type Kind, type Words } from '../../domain/catalog/kind.ts'
import { checkNeed } from '../../domain/catalog/checkNeed.ts'
import { closenessByAxis, type NeedValue, type NeedValues } from '../../domain/catalog/match.ts'
import type { AnswerOf, QueryOf } from '../../domain/kernel/endpoint.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import {
  kmUsual,
  readFilters,
  writeFilters,
  type MarketFilters,
} from '../../domain/market/filters.ts'
import type * as endpoints from '../../domain/market/match.endpoints.ts'
import type { MatchedOffer } from '../../domain/market/match.endpoints.ts'
import { needOf, saidOf, standingOf, withNeed } from '../../domain/market/need.ts'
import { seatOf } from '../../domain/market/place.ts'
import { pageSize } from '../../domain/market/search.endpoints.ts'
import { makeNormaliser } from '../../engines/search/text/normal.ts'
import { readTrade } from '../../engines/search/text/shipped.ts'
import { allKinds, saidValues, visibleValues } from '../catalog/index.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { audienceKeysOf } from '../spaces/index.ts'
import { daysUntil, namesFor } from './search.queries.ts'
import { searchOf } from './search/client.ts'
import { gradeNamer, searchFolder } from './search/words.ts'
import type { NeedChange } from './search/wire.ts'

let gradeOf: ((term: string) => string) | undefined

/** Equal grades are one: as the index has them. */
export function sameGrade(term: string): string {
  if (gradeOf === undefined) {
    const trade = readTrade(searchFolder)
    gradeOf = gradeNamer(trade, makeNormaliser(trade.pairs))
  }
  return gradeOf(term)
}

/** A value of a need in people's words; one choice of many is said like several. */
function sayWanted(kind: Kind, id: string, value: NeedValue): Words {
  return saidValues(kind, { [id]: value })[0]!.value
}

async function kindOf({ kind: id }: MarketFilters): Promise<Kind> {
  if (id === undefined) throw new Problem(invalid('market.need_without_kind'))
  const kind = (await allKinds()).get(id)
  if (kind === undefined) throw new Problem(invalid('market.kind_unknown', { kind: id }))
  return kind
}

/** The first of what is wrong, under the name that the field has in the form. */
function insistSound(kind: Kind, need: NeedValues): void {
  const [first] = checkNeed(kind, need)
  if (first === undefined) return
  const label = kind.fields.properties[first.field]?.about.label
  throw new Problem(
    invalid('market.need_faulty', {
      ...{ field: label?.zh ?? first.field, fieldEn: label?.en ?? first.field },
    }),
  )
}

type Values = NonNullable<ReturnType<Awaited<ReturnType<typeof visibleValues>>['get']>>

function matched(kind: Kind, need: NeedValues, { card, values }: Values): MatchedOffer {
  const { matches, misses, score } = standingOf(kind, need, saidOf(values), sameGrade)
  const said = new Map(saidValues(kind, values).map(({ field, value }) => [field, value]))
  const byAxis = closenessByAxis(matches)
  return {
    ...card,
    misses,
    score,
    axes: Object.entries(byAxis).map(([axis, closeness]) => ({
      axis: axis as MatchedOffer['axes'][number]['axis'],
      closeness: closeness!,
    })),
    fields: matches.map(({ field, axis, strict, outcome, closeness }) => ({
      ...{ field, axis, strict, outcome, closeness },
      label: kind.fields.properties[field]!.about.label,
      wants: sayWanted(kind, field, need[field]!),
      says: said.get(field) ?? null,
    })),
  }
}

function changeOf(kind: Kind, filters: MarketFilters, need: NeedValues, change: NeedChange) {
  const { field, admits, offers } = change
  const definition = kind.fields.properties[field]!
  return {
    label: definition.about.label,
    wants: sayWanted(kind, field, need[field]!),
    admits: sayWanted(kind, field, admits),
    offers,
    query: writeFilters(withNeed(filters, field, definition, admits)),
  }
}

/** Conditions of which this kind says nothing: they are told, not passed over in silence. */
function unusedOf(kind: Kind, need: NeedValues, filters: MarketFilters): string[] {
  const has = (as: string): boolean =>
    fieldsOf(kind).some(([id, { about }]) => about.match?.as === as && Object.hasOwn(need, id))
  const { text, quantity, part, due, certificates } = filters
  return [
    ...(text === '' ? [] : ['text']),
    ...(quantity !== undefined && !Object.hasOwn(need, 'batch') ? ['quantity'] : []),
    ...(due !== undefined && !Object.hasOwn(need, 'fastest') ? ['due'] : []),
    ...(part !== undefined && !has('envelope') ? ['part'] : []),
    ...(['materials', 'grades'] as const).filter(
      (name) => filters[name].length > 0 && !Object.hasOwn(need, name),
    ),
    ...(certificates.some((one) => !Object.hasOwn(need, one.split('.')[0]!))
      ? ['certificates']
      : []),
    ...filters.limits.flatMap(({ field }) =>
      Object.hasOwn(need, field) ? [] : [`limit.${field}`],
    ),
    ...filters.choices.flatMap(({ field }) =>
      Object.hasOwn(need, field) ? [] : [`field.${field}`],
    ),
  ]
}

export async function matchNeed(
  work: Reading,
  { page = 1, ...query }: QueryOf<typeof endpoints.matchNeed>,
): Promise<AnswerOf<typeof endpoints.matchNeed>> {
  const filters = readFilters(query)
  const kind = await kindOf(filters)
  const days = filters.due === undefined ? undefined : daysUntil(work, filters.due)
  const need = needOf(kind, filters, days)
  insistSound(kind, need)
  const { region, near, km } = filters
  const seat = near === undefined ? undefined : seatOf(near)
  const answer = await searchOf(work.host).ask({
    op: 'match',
    question: {
      audience: await audienceKeysOf(work),
      kind: kind.id,
      need,
      ...(region.length === 0 ? {} : { region }),
      ...(seat === undefined ? {} : { near: { ...seat, withinKm: km ?? kmUsual } }),
      from: (page - 1) * pageSize,
      most: pageSize,
    },
  })
  const shown = await visibleValues(work, answer.ids)
  const rows = answer.ids.flatMap((id) => {
    const one = shown.get(id)
    return one === undefined ? [] : [matched(kind, need, one)]
  })
  return {
    rows,
    ...{ admitted: answer.admitted, nearly: answer.nearly, farther: answer.farther },
    changes: answer.changes.map((change) => changeOf(kind, filters, need, change)),
    unused: unusedOf(kind, need, filters),
    names: await namesFor(filters, {}),
  }
}
