/** What applicants, units and the office are told of entries. */
import type { Facts } from '../../domain/kernel/verdict.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import type { EntryRow } from './entry.facts.ts'
import { programmeFacts, tellOf, text, unitFacts } from './notice.facts.ts'
import type { NoticeKey } from './notice.kinds.ts'
import { officesOf } from './notice.talk.ts'
import { seatOrg } from './seat.queries.ts'

async function entryOf(work: Writing, id: string): Promise<EntryRow | undefined> {
  return work.db.selectFrom('programmes.entry').where('id', '=', id).selectAll().executeTakeFirst()
}

/** With the desk on which whoever is told finds it. */
async function factsOf(
  work: Writing,
  row: EntryRow,
  desk: 'applications' | 'packages' | 'entries',
  deskId: string,
): Promise<Facts> {
  return {
    desk,
    deskId,
    // The kind of news that leads to the application names it so.
    applicationId: row.application_id,
    ...(await programmeFacts(work, row.programme_id)),
    ...(await unitFacts(work, { programmeId: row.programme_id, unit: row.unit_code })),
    title: row.title,
    applicant: row.applicant,
    missing: row.missing ?? '',
    day: row.settle_day ?? '',
    reason: row.reason ?? '',
  }
}

const thingOf = (row: EntryRow) => ({ kind: 'programmes.entry', id: row.id })

async function tellApplicant(
  work: Writing,
  event: KeptEvent,
  key: NoticeKey,
  row: EntryRow,
): Promise<void> {
  await tellOf(work, event, key, {
    to: { orgId: row.org_id, permit: 'programmes.application.edit' },
    facts: await factsOf(work, row, 'applications', row.application_id),
    thing: thingOf(row),
    part: `applicant:${row.id}`,
  })
}

async function tellUnit(
  work: Writing,
  event: KeptEvent,
  key: NoticeKey,
  row: EntryRow,
): Promise<void> {
  const orgId = await seatOrg(work, { programmeId: row.programme_id, unit: row.unit_code })
  if (orgId === null) return
  await tellOf(work, event, key, {
    to: { orgId, permit: 'programmes.package.build' },
    facts: await factsOf(work, row, 'packages', row.package_id),
    thing: thingOf(row),
    part: 'unit',
  })
}

async function tellOffice(
  work: Writing,
  event: KeptEvent,
  key: NoticeKey,
  row: EntryRow,
): Promise<void> {
  for (const orgId of await officesOf(work, row.programme_id)) {
    await tellOf(work, event, key, {
      to: { orgId, permit: 'programmes.entry.decide' },
      facts: await factsOf(work, row, 'entries', row.id),
      thing: thingOf(row),
      part: 'office',
    })
  }
}

/** Heard late, another decision may have followed: then that one is told, and this one no more. */
async function asDecided(work: Writing, event: KeptEvent): Promise<EntryRow | undefined> {
  const row = await entryOf(work, text(event, 'entryId'))
  if (row === undefined) return undefined
  const later = await work.db
    .selectFrom('programmes.entry_decision')
    .where('entry_id', '=', row.id)
    .where('version', '>', Number(event.facts['version']))
    .select('version')
    .executeTakeFirst()
  return later === undefined ? row : undefined
}

type Teller = typeof tellUnit

const telling =
  (key: NoticeKey, ...tellers: readonly Teller[]) =>
  async (work: Writing, event: KeptEvent): Promise<void> => {
    const row = await asDecided(work, event)
    if (row === undefined) return
    for (const teller of tellers) await teller(work, event, key, row)
  }

async function received(work: Writing, event: KeptEvent): Promise<void> {
  for (const id of event.facts['entryIds'] as readonly string[]) {
    const row = await entryOf(work, id)
    if (row !== undefined) await tellApplicant(work, event, 'entry_received', row)
  }
}

export const entryTold = {
  'programmes.entry.received': received,
  'programmes.entry.accepted': telling('entry_accepted', tellUnit, tellApplicant),
  'programmes.entry.settled': telling('entry_accepted', tellUnit, tellApplicant),
  'programmes.entry.conditioned': telling('entry_conditioned', tellUnit, tellApplicant),
  'programmes.entry.lapsed': telling('entry_lapsed', tellOffice, tellUnit),
  'programmes.entry.refused': telling('entry_refused', tellUnit, tellApplicant),
  'programmes.entry.reopened': telling('entry_reopened', tellUnit, tellApplicant),
}
