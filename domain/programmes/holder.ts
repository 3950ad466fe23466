/** Who holds my file: derived from the state and the stop it has reached, never stored. */
import type { ApplicationBrief, Holder } from './application.ts'
import { programmeDeadline } from './deadlines.ts'
import { unitOf, type DeadlineStep, type ProgrammeDefinition } from './programme.ts'

type ReachedStop = { readonly stop: number; readonly since: string }

const withApplicant = new Set(['draft', 'returned', 'declined', 'discarded'])

function closing(definition: ProgrammeDefinition, step: DeadlineStep, unit: string): string | null {
  const closesAt = programmeDeadline(definition, step, unit)?.resolved?.closesAt
  return closesAt === undefined ? null : new Date(closesAt).toISOString()
}

/**
 * `stop` is the farthest stop that the file has reached, null before it was ever handed in.
 * `definitionOf` gives the programme of a stop, which may be of another level.
 */
export async function holderOf(
  application: ApplicationBrief,
  stop: ReachedStop | null,
  definitionOf: (programmeId: string) => Promise<ProgrammeDefinition>,
): Promise<Holder> {
  const nowhere = { programme: null, unit: null }
  if (withApplicant.has(application.state) || stop === null) {
    const first = application.stops[0]!
    const definition = await definitionOf(first.programme)
    const general =
      closing(definition, 'submit', first.unit) ?? closing(definition, 'deliver', first.unit)
    const until = application.state === 'returned' ? application.returnDeadline : general
    return {
      kind: 'applicant',
      name: application.orgName,
      ...nowhere,
      since: application.changedAt,
      until: application.state === 'declined' ? null : until,
    }
  }
  const at = application.stops[stop.stop]!
  const definition = await definitionOf(at.programme)
  if (application.state === 'delivered') {
    const last = await definitionOf(application.stops.at(-1)!.programme)
    return { kind: 'issuer', name: last.issuer.name.zh, ...nowhere, since: stop.since, until: null }
  }
  const unit = unitOf(definition, at.unit)
  const step = unit?.channel === 'parent' ? 'recommend' : 'deliver'
  return {
    kind: 'unit',
    name: unit?.authorityName ?? unit?.name.zh ?? at.unit,
    programme: at.programme,
    unit: at.unit,
    since: stop.since,
    until: closing(definition, step, at.unit),
  }
}
