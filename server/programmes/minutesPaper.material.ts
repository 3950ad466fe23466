/** What printed minutes are made of: those that were approved, for whoever reads them on their page. */
import { found, Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { personNames } from '../people/index.ts'
import { bannerOf, programmeNames } from './document.names.ts'
import type { MinutesInput } from './documents/minutes.ts'
import { seenMinutes } from './minutes.queries.ts'
import { programmeOf } from './programme.queries.ts'
import { memberRows } from './workgroup.queries.ts'

export async function mayPrintMinutes(work: Reading, id: string): Promise<boolean> {
  try {
    return (await seenMinutes(work, id)).row.state === 'approved'
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

/** Made by a job of the house: who may have it printed was asked before. */
export async function minutesInput(work: Reading, id: string): Promise<MinutesInput> {
  const row = found(
    await work.db
      .selectFrom('programmes.workgroup_minutes')
      .where('id', '=', id)
      .where('state', '=', 'approved')
      .selectAll()
      .executeTakeFirst(),
    'minutes',
  )
  const { definition } = await programmeOf(work, row.programme_id)
  const names = new Map(
    (await memberRows(work, row.programme_id)).map((one) => [one.id, one.org_name ?? '']),
  )
  const persons = await personNames(work, [row.written_by, row.approved_by!])
  const decisions = row.decisions as {
    what: string
    memberId: string | null
    workingDays: number | null
  }[]
  return {
    banner: bannerOf(work.host),
    versionDigest: row.digest,
    programme: programmeNames(definition),
    office: definition.issuer.office.value?.zh ?? definition.issuer.name.zh,
    no: row.no!,
    title: row.title,
    heldOn: row.held_on!,
    place: row.place,
    chair: row.chair,
    attendees: row.attendees as MinutesInput['attendees'],
    body: row.body,
    decisions: decisions.map(({ what, memberId, workingDays }) => ({
      what,
      member: memberId === null ? '' : (names.get(memberId) ?? ''),
      workingDays,
    })),
    writtenBy: persons.get(row.written_by) ?? '',
    approvedBy: persons.get(row.approved_by!) ?? '',
    approvedOn: row.approved_at!.toISOString(),
  }
}
