/** Who applies with the applicant and whom it competes with, as the office enters it: by item or by list. */
import { mayKeepParties, readPartyList, type PartyRow } from '../../domain/evaluation/parties.ts'
import { maySeeRounds, type RoundState } from '../../domain/evaluation/round.ts'
import { checkUscc } from '../../domain/kernel/uscc.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import type { SheetBrought } from '../kernel/documents/sheetFile.ts'
import { record } from '../kernel/history/record.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { itemAt, type ItemAt } from './eligible.queries.ts'
import { judgeStanding } from './findings.ts'
import { lockRound } from './round.lock.ts'
import { ownRound } from './round.queries.ts'

type Party = { readonly code: string; readonly name: string }
type Wish = { readonly coApplicants: readonly Party[]; readonly competitors: readonly Party[] }

const partiesOf = (item: ItemAt) => {
  const [applicant, ...coApplicants] = item.parties as Party[]
  return {
    itemId: item.id,
    applicant: applicant!,
    coApplicants,
    competitors: item.competitors as Party[],
  }
}

export async function readParties(work: Reading, id: string) {
  insist(maySeeRounds(work.actor))
  return partiesOf(await itemAt(work, id))
}

function insistParties(item: ItemAt, { coApplicants, competitors }: Wish): void {
  const all = [...coApplicants, ...competitors]
  const wrong = all.find(({ code }) => !checkUscc(code).valid)
  if (wrong !== undefined) {
    throw new Problem(invalid('evaluation.party_code_not_one', { name: wrong.name }))
  }
  const codes = [partiesOf(item).applicant.code, ...all.map(({ code }) => code)]
  const twice = all.find(({ code }) => codes.filter((one) => one === code).length > 1)
  if (twice !== undefined) {
    throw new Problem(invalid('evaluation.party_twice', { name: twice.name }))
  }
}

const codesOf = (parties: readonly Party[]): string[] => parties.map(({ code }) => code)

async function keep(work: Writing, item: ItemAt, state: RoundState, wish: Wish): Promise<void> {
  const now = partiesOf(item)
  const changesApplicants = codesOf(now.coApplicants).join() !== codesOf(wish.coApplicants).join()
  insist(mayKeepParties(work.actor, state, changesApplicants))
  insistParties(item, wish)
  const clean = (parties: readonly Party[]) =>
    parties.map(({ code, name }) => ({ code, name: name.trim() }))
  await work.db
    .updateTable('evaluation.item')
    .set({
      parties: JSON.stringify([now.applicant, ...clean(wish.coApplicants)]),
      competitors: JSON.stringify(clean(wish.competitors)),
      conflict_facts: JSON.stringify({
        ...(item.conflict_facts as object),
        coApplicants: codesOf(wish.coApplicants),
        competitors: codesOf(wish.competitors),
      }),
    })
    .where('id', '=', item.id)
    .execute()
  await record(work, 'evaluation.item.parties', item.id, {
    coApplicants: wish.coApplicants.length,
    competitors: wish.competitors.length,
  })
  await judgeStanding(work, { itemId: item.id })
}

export async function keepParties(work: Writing, id: string, wish: Wish) {
  const { round_id: roundId } = await itemAt(work, id)
  const round = await lockRound(work, roundId, 'update')
  await keep(work, await itemAt(work, id), round.state as RoundState, wish)
  return readParties(work, id)
}

type Found = PartyRow & {
  readonly itemId: string | null
  readonly item: string | null
  readonly known: boolean
}

/** Which item each row means, and whether it says what is known. */
async function matched(
  work: Reading,
  roundId: string,
  rows: readonly PartyRow[],
): Promise<Found[]> {
  const items = await work.db
    .selectFrom('evaluation.item')
    .where('round_id', '=', roundId)
    .select(['id', 'seq', 'title', 'parties', 'competitors'])
    .execute()
  const bySeq = new Map(items.map((one) => [one.seq, one]))
  return rows.map((row): Found => {
    const item = row.seq === null ? undefined : bySeq.get(row.seq)
    const faults = [...row.faults]
    if (row.seq !== null && item === undefined) {
      faults.push({ column: 'seq', code: 'evaluation.party_item_unknown' })
    } else if (item !== undefined && row.title !== '' && row.title !== item.title) {
      faults.push({ column: 'title', code: 'evaluation.party_item_other' })
    }
    const known = [...((item?.parties ?? []) as Party[]), ...((item?.competitors ?? []) as Party[])]
    return {
      ...row,
      faults,
      itemId: item?.id ?? null,
      item: item?.title ?? null,
      known: known.some(({ code }) => code !== '' && code === row.code),
    }
  })
}

/** Rows add to what is there; whatever an item knows already changes nothing. */
export async function bringParties(
  work: Writing,
  roundId: string,
  expected: number | undefined,
  { cells }: SheetBrought,
) {
  await ownRound(work, roundId)
  const round = await lockRound(work, roundId, 'update')
  const list = readPartyList(cells)
  if (!list.ok) throw new Problem(invalid(list.code, list.facts))
  const rows = await matched(work, roundId, list.rows)
  const sound = rows.filter(({ faults }) => faults.length === 0)
  const answer = {
    count: sound.length,
    faulty: rows.length - sound.length,
    rows: rows.map(({ itemId: _, ...row }) => row),
  }
  if (expected === undefined) return { done: false, ...answer }
  if (expected !== sound.length) {
    throw new Problem(conflict('evaluation.party_rows_differ', { expected, count: sound.length }))
  }
  const fresh = sound.filter(({ known }) => !known)
  for (const [itemId, own] of Map.groupBy(fresh, (row) => row.itemId!)) {
    const item = await itemAt(work, itemId)
    const now = partiesOf(item)
    const added = (role: PartyRow['role']) => {
      const of = own.filter((row) => row.role === role)
      return [...new Map(of.map(({ code, name }) => [code, { code, name }])).values()]
    }
    await keep(work, item, round.state as RoundState, {
      coApplicants: [...now.coApplicants, ...added('coApplicant')],
      competitors: [...now.competitors, ...added('competitor')],
    })
  }
  return { done: true, ...answer }
}
