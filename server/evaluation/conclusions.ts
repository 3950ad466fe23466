/** What panels concluded, once their round is frozen. */
import type { Recommendation } from '../../domain/evaluation/marks.ts'
import { recordNumber, type RecordWords } from '../../domain/evaluation/record.ts'
import type { RoundRules } from '../../domain/evaluation/round.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { scoreOf } from '../../domain/evaluation/scoring.ts'
import type { SessionKind } from '../../domain/evaluation/session.ts'
import type { SignedRecord } from '../../domain/evaluation/signedRecord.ts'
import type { PanelRole } from '../../domain/evaluation/panel.ts'
import type { Reading } from '../kernel/work.ts'
import { panelRulesOf } from './panel.sheet.ts'
import { frozenRecords } from './record.sealed.ts'

const signedSlots = (work: Reading, roundId: string) =>
  work.db
    .selectFrom('evaluation.slot as s')
    .innerJoin('evaluation.session as x', 'x.id', 's.session_id')
    .innerJoin('evaluation.panel as p', 'p.id', 'x.panel_id')
    .innerJoin('evaluation.item as i', 'i.id', 's.item_id')
    .innerJoin('evaluation.round as r', 'r.id', 'i.round_id')
    .where('i.round_id', '=', roundId)
    .where('s.record_digest', 'is not', null)
    .selectAll('s')
    .select(['x.place', 'x.online', 'x.panel_id', 'r.rules', 'r.rubric'])
    .select(['p.name as panel', 'p.seq as panel_seq', 'i.seq as item_seq'])
    .orderBy('s.starts_at')

/** Points that were agreed on; null where the panel voted. */
function totalOf(rules: unknown, rubric: Rubric, words: RecordWords): number | null {
  return panelRulesOf(rules as RoundRules).concludes === 'marks'
    ? scoreOf(rubric, words.marks).total
    : null
}

type Slot = Awaited<ReturnType<ReturnType<typeof signedSlots>['execute']>>[number]

const numberOf = (slot: Slot): string =>
  recordNumber(slot.kind as SessionKind, slot.panel_seq, slot.item_seq)

/** What one record concluded, without what was said at the table. */
export type Concluded = {
  readonly recordId: string
  readonly itemId: string
  readonly kind: SessionKind
  readonly number: string
  readonly panel: string
  readonly total: number | null
  readonly agree: number
  readonly against: number
  readonly recommendation: Recommendation | null
  readonly digest: string
  readonly signedAt: Date
}

/** Of every signed record of a round that is frozen, the earliest first. */
export async function concludedIn(work: Reading, roundId: string): Promise<Concluded[]> {
  const slots = await signedSlots(work, roundId).execute()
  const records = await frozenRecords(work, roundId, slots)
  return slots.flatMap((slot): Concluded[] => {
    const words = records.get(slot.id)
    if (words === undefined) return []
    const votes = (agrees: boolean) => words.seats.filter((seat) => seat.agrees === agrees).length
    return [
      {
        recordId: slot.id,
        itemId: slot.item_id,
        kind: slot.kind as SessionKind,
        number: numberOf(slot),
        panel: slot.panel,
        total: totalOf(slot.rules, slot.rubric as Rubric, words),
        agree: votes(true),
        against: votes(false),
        recommendation: words.marks.recommendation,
        digest: slot.record_digest!,
        signedAt: slot.recorded_at!,
      },
    ]
  })
}

/** By item; of an item that was heard twice what was concluded last. */
export async function conclusionsOf(work: Reading, roundId: string) {
  const all = await concludedIn(work, roundId)
  return new Map(
    all.map(({ itemId, total, agree, against, recommendation }) => [
      itemId,
      { total, agree, against, recommendation },
    ]),
  )
}

/** Records of one item, the earliest first. */
export async function recordsOf(
  work: Reading,
  roundId: string,
  itemId: string,
): Promise<SignedRecord[]> {
  const slots = await signedSlots(work, roundId).where('s.item_id', '=', itemId).execute()
  if (slots.length === 0) return []
  const records = await frozenRecords(work, roundId, slots)
  const names = await work.db
    .selectFrom('evaluation.expert as e')
    .leftJoin('evaluation.panel_member as m', (join) =>
      join.onRef('m.expert_id', '=', 'e.id').on('m.panel_id', '=', slots[0]!.panel_id),
    )
    .where('e.id', 'in', (eb) =>
      eb
        .selectFrom('evaluation.attendance')
        .where(
          'slot_id',
          'in',
          slots.map(({ id }) => id),
        )
        .select('expert_id'),
    )
    .select(['e.id', 'e.name', 'm.role'])
    .execute()
  const nameOf = new Map(names.map((one) => [one.id, one]))
  return slots.flatMap((slot): SignedRecord[] => {
    const words = records.get(slot.id)
    if (words === undefined) return []
    return [
      {
        id: slot.id,
        number: numberOf(slot),
        panel: slot.panel,
        kind: slot.kind as SessionKind,
        from: slot.starts_at.toISOString(),
        to: slot.ends_at.toISOString(),
        place: slot.place,
        online: slot.online,
        signedAt: slot.recorded_at!.toISOString(),
        digest: slot.record_digest!,
        total: totalOf(slot.rules, slot.rubric as Rubric, words),
        seats: words.seats.flatMap(({ expertId, ...seat }) => {
          const known = nameOf.get(expertId)
          if (known === undefined) return []
          return [{ name: known.name, role: (known.role ?? 'member') as PanelRole, ...seat }]
        }),
        words,
      },
    ]
  })
}
