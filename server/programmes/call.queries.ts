/** What the public reads of a call: definition, form, deadlines as instants. */
import { programmeDeadline } from '../../domain/programmes/deadlines.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import type { PageWish } from '../kernel/readPage.ts'
import type { Reading } from '../kernel/work.ts'
import { listPublished, publishedOf, type Programme } from './programme.queries.ts'

/** Moments of the rules are text with the house's offset; on the wire they are UTC. */
export function utc(moment: string): string {
  return new Date(moment).toISOString()
}

/** When applicants of a unit must have handed in; else when the unit must deliver; else null. */
export function applicantClosesAt(
  definition: ProgrammeDefinition,
  unit: string | null,
): string | null {
  const submit = programmeDeadline(definition, 'submit', unit)?.resolved
  const deliver = programmeDeadline(definition, 'deliver', unit)?.resolved
  const closesAt = submit?.closesAt ?? deliver?.closesAt
  return closesAt === undefined ? null : utc(closesAt)
}

function briefOf(programme: Programme) {
  const { definition } = programme
  return {
    id: programme.id,
    series: definition.series,
    year: definition.year,
    title: definition.title,
    issuer: definition.issuer.name,
    documentNumber: definition.documentNumber.value,
    state: programme.state as 'open' | 'closed' | 'archived',
    closesAt: applicantClosesAt(definition, null),
    areas: definition.areas.length,
    directions: definition.directions.length,
  }
}

export async function listCalls(work: Reading, wish: PageWish) {
  const { rows, ...page } = await listPublished(work, wish)
  return { ...page, rows: rows.map(briefOf) }
}

export async function readCall(work: Reading, programmeId: string) {
  const programme = await publishedOf(work, programmeId)
  const { definition } = programme
  return {
    ...briefOf(programme),
    definition,
    deadlines: definition.deadlines.map((rule) => {
      const deadline = programmeDeadline(definition, rule.step, rule.unit, rule.medium)
      return {
        step: rule.step,
        unit: rule.unit,
        closesAt: deadline?.resolved ? utc(deadline.resolved.closesAt) : null,
        lastDay: deadline?.resolved?.lastDay ?? null,
        unsettled: [...(deadline?.unsettled ?? [])],
      }
    }),
  }
}

export async function readForm(work: Reading, programmeId: string) {
  const programme = await publishedOf(work, programmeId)
  return { digest: programme.formDigest, form: programme.form }
}
