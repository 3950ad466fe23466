/** Messages to units: what the office sent, with receipts; what the units of one's own organisation received. */
import { sql } from 'kysely'
import { permits } from '../../domain/kernel/actor.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { allowed, missing, type Verdict } from '../../domain/kernel/verdict.ts'
import {
  sendCircular,
  type ReceivedCircular,
  type SentCircular,
} from '../../domain/programmes/circular.ts'
import { unitOf } from '../../domain/programmes/programme.ts'
import { attachmentsByThing, registerAudience } from '../files/index.ts'
import { found } from '../kernel/problem.ts'
import { readPage, type PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { managedDefinition } from './entry.queries.ts'
import { managedProgrammes } from './managed.queries.ts'
import { programmeOf } from './programme.queries.ts'

const circulars = (work: Reading) =>
  work.db
    .selectFrom('programmes.circular as c')
    .innerJoin('people.pub_person as p', 'p.id', 'c.sent_by')
    .leftJoin('programmes.question as q', 'q.id', 'c.question_id')
    .selectAll('c')
    .select(['p.name as sender', 'q.no as question_no'])

type Row = Awaited<ReturnType<ReturnType<typeof circulars>['executeTakeFirstOrThrow']>>

export const circularThing = 'programmes.circular'

async function filesOf(work: Reading, rows: readonly Row[]) {
  const held = await attachmentsByThing(
    work,
    circularThing,
    rows.map(({ id }) => id),
  )
  return (id: string) =>
    (held.get(id) ?? []).map(({ version }) => ({
      versionId: version.id,
      name: version.name,
      bytes: version.bytes,
    }))
}

const circularOf = (row: Row, files: Awaited<ReturnType<typeof filesOf>>) => ({
  id: row.id,
  programmeId: row.programme_id,
  no: row.no,
  title: row.title,
  body: row.body,
  clarificationNo: row.question_no,
  sentBy: row.sender ?? '',
  sentAt: row.sent_at.toISOString(),
  files: files(row.id),
})

const sent = (work: Reading) =>
  circulars(work)
    .where('c.programme_id', 'in', managedProgrammes(work).select('g.id'))
    .select([
      sql<number>`(select count(*)::int from programmes.circular_unit u
        where u.circular_id = c.id)`.as('units'),
      sql<number>`(select count(distinct r.unit_code)::int from programmes.circular_read r
        where r.circular_id = c.id)`.as('read'),
    ])

/** Organisations that sit at the units to which a message went. */
export async function orgsAddressed(work: Reading, circularId: string): Promise<string[]> {
  const rows = await work.db
    .selectFrom('programmes.circular as c')
    .innerJoin('programmes.circular_unit as u', 'u.circular_id', 'c.id')
    .innerJoin('programmes.seat as s', (join) =>
      join.onRef('s.programme_id', '=', 'c.programme_id').onRef('s.unit_code', '=', 'u.unit_code'),
    )
    .where('c.id', '=', circularId)
    .select('s.org_id')
    .distinct()
    .execute()
  return rows.flatMap(({ org_id }) => org_id ?? [])
}

export async function listSent(work: Reading, programmeId: string, wish: PageWish) {
  await managedDefinition(work, programmeId)
  const list = sent(work).where('c.programme_id', '=', programmeId)
  const key = sql<string>`to_char(c.no, 'FM0000000000')`
  const { shown, ...page } = await readPage(work, list, { key }, wish)
  const files = await filesOf(work, shown)
  return {
    ...page,
    rows: shown.map((row) => ({ ...circularOf(row, files), units: row.units, read: row.read })),
  }
}

export async function readSent(work: Reading, id: string): Promise<SentCircular> {
  const row = found(await sent(work).where('c.id', '=', id).executeTakeFirst(), 'circular')
  const files = await filesOf(work, [row])
  return { ...circularOf(row, files), units: row.units, read: row.read }
}

/** Unit by unit: the first who opened it, or that nobody sits there yet. */
export async function readReceipts(work: Reading, id: string, language: Language) {
  const circular = await readSent(work, id)
  const { definition } = await programmeOf(work, circular.programmeId)
  const { rows } = await sql<{
    unit_code: string
    authority: string | null
    seated: boolean
    read_at: Date | null
    reader: string | null
  }>`
    select u.unit_code, s.authority_name as authority, s.org_id is not null as seated,
      r.read_at, r.reader
    from programmes.circular_unit u
    join programmes.circular c on c.id = u.circular_id
    left join programmes.seat s on s.programme_id = c.programme_id and s.unit_code = u.unit_code
    left join lateral (
      select x.read_at, p.name as reader from programmes.circular_read x
      join people.pub_person p on p.id = x.person_id
      where x.circular_id = u.circular_id and x.unit_code = u.unit_code
      order by x.read_at, x.person_id limit 1) r on true
    where u.circular_id = ${id}
    order by r.read_at is not null, u.unit_code`.execute(work.db)
  return {
    circular,
    receipts: rows.map((row) => ({
      unit: row.unit_code,
      unitName: row.authority ?? unitOf(definition, row.unit_code)?.name[language] ?? row.unit_code,
      seated: row.seated,
      readAt: row.read_at?.toISOString() ?? null,
      readBy: row.reader,
    })),
  }
}

const received = (work: Reading) =>
  circulars(work)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('programmes.circular_unit as u')
          .innerJoin('programmes.seat as s', 's.unit_code', 'u.unit_code')
          .whereRef('u.circular_id', '=', 'c.id')
          .whereRef('s.programme_id', '=', 'c.programme_id')
          .where('s.org_id', '=', work.actor.orgId)
          .select('u.unit_code'),
      ),
    )
    .select(
      sql<Date | null>`(select min(r.read_at) from programmes.circular_read r
        join programmes.seat s on s.unit_code = r.unit_code and s.org_id = ${work.actor.orgId}
        where r.circular_id = c.id and s.programme_id = c.programme_id)`.as('read_at'),
    )

async function receivedOf(
  work: Reading,
  row: Row & { readonly read_at: Date | null },
  files: Awaited<ReturnType<typeof filesOf>>,
): Promise<ReceivedCircular> {
  const { definition } = await programmeOf(work, row.programme_id)
  return {
    ...circularOf(row, files),
    programmeTitle: definition.title,
    readAt: row.read_at?.toISOString() ?? null,
  }
}

export async function listCirculars(work: Reading, wish: PageWish) {
  const key = sql<string>`c.id::text`
  const { shown, ...page } = await readPage(work, received(work), { key }, wish)
  const files = await filesOf(work, shown)
  return { ...page, rows: await Promise.all(shown.map((row) => receivedOf(work, row, files))) }
}

export async function readCircular(work: Reading, id: string): Promise<ReceivedCircular> {
  const row = found(await received(work).where('c.id', '=', id).executeTakeFirst(), 'circular')
  return receivedOf(work, row, await filesOf(work, [row]))
}

/** Units of the actor's organisation that got it. */
export async function receivedAt(work: Reading, id: string): Promise<string[]> {
  const rows = await work.db
    .selectFrom('programmes.circular_unit as u')
    .innerJoin('programmes.circular as c', 'c.id', 'u.circular_id')
    .innerJoin('programmes.seat as s', (join) =>
      join.onRef('s.programme_id', '=', 'c.programme_id').onRef('s.unit_code', '=', 'u.unit_code'),
    )
    .where('u.circular_id', '=', id)
    .where('s.org_id', '=', work.actor.orgId)
    .select('u.unit_code')
    .execute()
  return rows.map((row) => row.unit_code)
}

const none = missing('kernel.missing', { noun: 'file' })
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What is attached is read by whoever reads the message: its office, and the units that it went to. */
registerAudience(circularThing, async (work, id, verb): Promise<Verdict> => {
  if (verb === 'write' || !uuid.test(id)) return none
  const { actor } = work
  const own = permits(actor, 'programmes.candidate.read') && (await receivedAt(work, id)).length > 0
  if (own) return allowed
  if (!permits(actor, sendCircular)) return none
  const row = await sent(work).where('c.id', '=', id).executeTakeFirst()
  return row === undefined ? none : allowed
})
