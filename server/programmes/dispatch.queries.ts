/** What was sent and what arrived: for the unit that sent it, and for the office in its ledger. */
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Language } from '../../domain/kernel/text.ts'
import type { Dispatch, DispatchWay, Judgement } from '../../domain/programmes/dispatch.ts'
import { programmeDeadline } from '../../domain/programmes/deadlines.ts'
import { addresseeOf, sendingStep } from '../../domain/programmes/dispatch.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import type { ProgrammesDispatch } from '../kernel/generated/schema.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'
import { sitsOn } from './package.audience.ts'
import { unitNameOf } from './document.names.ts'
import { mailsOf } from './dispatchMail.queries.ts'
import { managedProgrammes } from './managed.queries.ts'
import { packageBrief, packageRow, visiblePackage, type PackageRow } from './package.queries.ts'
import { programmeOf } from './programme.queries.ts'

export type DispatchRow = Selectable<ProgrammesDispatch>

export async function dispatchRow(work: Reading, id: string): Promise<DispatchRow | undefined> {
  return work.db
    .selectFrom('programmes.dispatch')
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
}

export async function dispatchOf(work: Reading, row: DispatchRow): Promise<Dispatch> {
  const { definition } = await programmeOf(work, row.programme_id)
  const step = sendingStep(definition, row.unit_code)
  const deadline = programmeDeadline(definition, step, row.unit_code, row.medium)
  const names = await personNames(
    work,
    [row.sent_by, row.received_by].filter((id) => id !== null),
  )
  return {
    id: row.id,
    packageId: row.package_id,
    programmeId: row.programme_id,
    unitCode: row.unit_code,
    unitName: await unitNameOf(work, row.programme_id, row.unit_code),
    medium: row.medium,
    way: row.way as DispatchWay,
    number: row.number,
    pieces: row.pieces,
    sentAt: row.sent_at.toISOString(),
    sentBy: names.get(row.sent_by ?? '') ?? null,
    receivedBy: names.get(row.received_by ?? '') ?? null,
    receivedAt: row.received_at?.toISOString() ?? null,
    lateReason: row.late_reason,
    receivedPieces: row.received_pieces,
    receiptNote: row.receipt_note,
    judgement: {
      closesAt: row.closes_at?.toISOString() ?? null,
      basis: row.basis as Judgement['basis'],
      inTime: row.in_time,
      unsettled: [...(deadline?.unsettled ?? [])],
    },
  }
}

/** Required media that nothing has been sent by. */
export async function openMedia(
  work: Reading,
  definition: ProgrammeDefinition,
  packageId: string,
): Promise<string[]> {
  const sent = await work.db
    .selectFrom('programmes.dispatch')
    .where('package_id', '=', packageId)
    .select('medium')
    .execute()
  const done = new Set(sent.map(({ medium }) => medium))
  return definition.media
    .filter(({ required, code }) => required.value === true && !done.has(code))
    .map(({ code }) => code)
}

async function dispatchesOf(work: Reading, packageId: string): Promise<Dispatch[]> {
  const rows = await work.db
    .selectFrom('programmes.dispatch')
    .where('package_id', '=', packageId)
    .selectAll()
    .orderBy('id')
    .execute()
  return Promise.all(rows.map((row) => dispatchOf(work, row)))
}

type Unit = { readonly programmeId: string; readonly unitCode: string }

/** What the unit sent by 机要 for the programme, the latest first. */
export async function listConfidential(work: Reading, unit: Unit, wish: PageWish) {
  found((await sitsOn(work, unit.programmeId, unit.unitCode)) || null, 'unit')
  const list = work.db
    .selectFrom('programmes.dispatch')
    .where('programme_id', '=', unit.programmeId)
    .where('unit_code', '=', unit.unitCode)
    .where('package_id', 'is', null)
    .selectAll()
  const { shown, ...page } = await readPage(work, list, { key: sql<string>`id::text` }, wish)
  return { ...page, rows: await Promise.all(shown.map((one) => dispatchOf(work, one))) }
}

/** Programmes in which others may send to this unit: its own, and those that feed it. */
async function programmesInto(work: Reading, unit: Unit): Promise<ProgrammeDefinition[]> {
  const rows = await work.db
    .selectFrom('programmes.programme')
    .where((eb) =>
      eb.or([
        eb('id', '=', unit.programmeId),
        eb(
          eb.fn('jsonb_extract_path_text', ['definition', eb.val('feeds'), eb.val('programme')]),
          '=',
          unit.programmeId,
        ),
      ]),
    )
    .select('id')
    .orderBy('id')
    .execute()
  return Promise.all(rows.map(async ({ id }) => (await programmeOf(work, id)).definition))
}

/** What others sent to this unit, the latest first. */
export async function listIncoming(work: Reading, unit: Unit, wish: PageWish) {
  found((await sitsOn(work, unit.programmeId, unit.unitCode)) || null, 'unit')
  const senders = (await programmesInto(work, unit)).flatMap((definition) =>
    definition.units.flatMap(({ code }) => {
      const to = addresseeOf(definition, code)
      const here = to?.programmeId === unit.programmeId && to.unit === unit.unitCode
      return here ? [`${definition.id}/${code}`] : []
    }),
  )
  if (senders.length === 0) return { rows: [], total: 0, next: null }
  const list = work.db
    .selectFrom('programmes.dispatch')
    .where(sql<string>`programme_id || '/' || unit_code`, 'in', senders)
    .selectAll()
  const { shown, ...page } = await readPage(work, list, { key: sql<string>`id::text` }, wish)
  return { ...page, rows: await Promise.all(shown.map((row) => dispatchOf(work, row))) }
}

async function deliveryOf(work: Reading, row: PackageRow, language: Language) {
  const { definition } = await programmeOf(work, row.programme_id)
  return {
    package: packageBrief(work, row, language),
    dispatches: await dispatchesOf(work, row.id),
    mails: await mailsOf(work, row, language),
    open: await openMedia(work, definition, row.id),
    delivered: row.state === 'delivered',
  }
}

export async function readDelivery(work: Reading, id: string, language: Language) {
  return deliveryOf(work, await visiblePackage(work, id), language)
}

type LedgerKey = { readonly unit_code: string; readonly package_id: string | null }

/** Units from which something was sent, in the order of their codes; one row a package. */
export async function readLedger(
  work: Reading,
  programmeId: string,
  query: { readonly limit?: number; readonly after?: string },
  language: Language,
) {
  found(
    await managedProgrammes(work).where('g.id', '=', programmeId).select('g.id').executeTakeFirst(),
    'programme',
  )
  const limit = query.limit ?? 50
  const after = query.after ?? ''
  const { rows: keys } = await sql<LedgerKey & { readonly key: string }>`
    select unit_code, package_id, unit_code || '/' || coalesce(package_id::text, '') as key
    from programmes.dispatch where programme_id = ${programmeId}
    group by unit_code, package_id
    having unit_code || '/' || coalesce(package_id::text, '') > ${after}
    order by key limit ${limit + 1}`.execute(work.db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (
      select from programmes.dispatch where programme_id = ${programmeId}
      group by unit_code, package_id) k`.execute(work.db)
  const shown = keys.slice(0, limit)
  const rows = []
  for (const key of shown) rows.push(await ledgerRow(work, programmeId, key, language))
  return {
    rows,
    total: counted[0]!.total,
    next: keys.length > limit ? shown.at(-1)!.key : null,
  }
}

/** The volumes that the programme's rule asks for, all applications together. */
async function volumesOf(work: Reading, packageId: string): Promise<number | null> {
  const { volumes } = await work.db
    .selectFrom('programmes.package_copy')
    .where('package_id', '=', packageId)
    .select((eb) => eb.fn.sum<string | null>('required').as('volumes'))
    .executeTakeFirstOrThrow()
  return volumes === null ? null : Number(volumes)
}

async function entriesOf(work: Reading, packageId: string): Promise<number> {
  const { count } = await work.db
    .selectFrom('programmes.entry')
    .where('package_id', '=', packageId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function ledgerRow(
  work: Reading,
  programmeId: string,
  { unit_code: unitCode, package_id: packageId }: LedgerKey,
  language: Language,
) {
  const pack = packageId === null ? undefined : await packageRow(work, packageId)
  const rows = await work.db
    .selectFrom('programmes.dispatch')
    .where('programme_id', '=', programmeId)
    .where('unit_code', '=', unitCode)
    .where('package_id', packageId === null ? 'is' : '=', packageId)
    .selectAll()
    .orderBy('id')
    .limit(200)
    .execute()
  return {
    unitCode,
    unitName: await unitNameOf(work, programmeId, unitCode),
    package: pack === undefined ? null : packageBrief(work, pack, language),
    volumes: packageId === null ? null : await volumesOf(work, packageId),
    entries: packageId === null ? 0 : await entriesOf(work, packageId),
    dispatches: await Promise.all(rows.map((row) => dispatchOf(work, row))),
  }
}
