/** Gathers what the eligibility rules look at and answers in the asker's language. */
import type { Language } from '../../domain/kernel/text.ts'
import { routesOf } from '../../domain/programmes/channels.ts'
import {
  eligibilityOf,
  type EligibilityFacts,
  type EligibilityLists,
} from '../../domain/programmes/eligibility.ts'
import type {
  EligibilityAnswer,
  EligibilityAsk,
} from '../../domain/programmes/eligibility.endpoints.ts'
import { unitOf, type ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import type { Reading } from '../kernel/work.ts'
import { normaliseUscc } from '../../domain/kernel/uscc.ts'
import { listFeeders, publishedOf, type Programme } from './programme.queries.ts'
import { winnersFor } from './winnerMatch.queries.ts'

const winnersMax = 20_000

/** Imported winners of the series whose lists the programme's exclusions name. */
async function listsOf(work: Reading, definition: ProgrammeDefinition): Promise<EligibilityLists> {
  const series = [
    ...new Set(definition.exclusions.map((exclusion) => exclusion.series ?? definition.series)),
  ]
  const rows = await work.db
    .selectFrom('programmes.winner')
    .where('series', 'in', series.length > 0 ? series : [''])
    .select(['series', 'year', 'seq', 'project', 'applicant', 'uscc'])
    .orderBy('id')
    .limit(winnersMax)
    .execute()
  return {
    priorWinners: rows.map((row) => ({
      series: row.series,
      year: row.year,
      number: String(row.seq),
      project: row.project,
      applicant: row.applicant,
      code: row.uscc,
    })),
    imported: [...new Set(rows.map((row) => `${row.series} ${row.year}`))],
  }
}

/**
 * Live applications of the asker's own organisation. Those of another are nobody's business: whoever asks
 * about a code that is not theirs is answered as if there were none.
 */
async function ownApplications(work: Reading, programme: Programme, code: string | null) {
  if (work.actor.orgId === null) return []
  const rows = await work.db
    .selectFrom('programmes.application as a')
    .innerJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .where('a.org_id', '=', work.actor.orgId)
    .where('o.uscc', '=', code)
    .where('a.programme_id', '=', programme.id)
    .where('a.state', '<>', 'discarded')
    .select(['a.id', 'a.stops', 'a.directions'])
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    unit: (row.stops as { unit: string }[])[0]?.unit ?? '',
    directions: row.directions,
  }))
}

const nothingFound = { codeAccepted: false, confirmations: [], formerNames: [] } as const

/**
 * What the house knows of the asker's own organisation beside the answers: its former names, that its code was
 * accepted, and whether officers found it to be the earlier winner of a like name. Nobody learns that of another.
 */
async function knownOf(work: Reading, programme: Programme, code: string | null) {
  const { orgId } = work.actor
  if (orgId === null || code === null) return nothingFound
  const { org, lists } = await winnersFor(work, programme.definition, orgId)
  if (org.code !== normaliseUscc(code)) return nothingFound
  const { codeAccepted, formerNames } = org
  return { codeAccepted, formerNames, confirmations: lists.confirmations ?? [] }
}

async function waysOf(
  work: Reading,
  programme: Programme,
  ask: EligibilityAsk,
  language: Language,
) {
  const lower = (await listFeeders(work, programme.id)).map(({ definition }) => definition)
  const definitions = new Map([programme.definition, ...lower].map((one) => [one.id, one]))
  const place = {
    division: ask.division,
    ...(ask.affiliation === undefined ? {} : { affiliation: ask.affiliation }),
  }
  const route = routesOf(programme.definition, lower, place)
  return {
    ask: route.ask,
    ways: route.ways.map(({ key, kind, settled, stops }) => ({
      key,
      kind,
      settled,
      stops: stops.map((stop) => {
        const definition = definitions.get(stop.programme)
        const unit = definition === undefined ? null : unitOf(definition, stop.unit)
        return { ...stop, name: unit?.name[language] ?? stop.unit }
      }),
    })),
  }
}

export async function askEligibility(
  work: Reading,
  programmeId: string,
  ask: EligibilityAsk,
  language: Language,
): Promise<EligibilityAnswer> {
  const programme = await publishedOf(work, programmeId)
  const { codeAccepted, confirmations, formerNames } = await knownOf(work, programme, ask.code)
  const facts: EligibilityFacts = {
    ...ask,
    codeAccepted,
    formerNames: [...new Set([...(ask.formerNames ?? []), ...formerNames])],
    otherApplications: await ownApplications(work, programme, ask.code),
    priorities: ask.priorities ?? {},
  }
  const lists = { ...(await listsOf(work, programme.definition)), confirmations }
  const { answer, reasons, priorities } = eligibilityOf(
    programme.definition,
    facts,
    lists,
    language,
  )
  const { say } = work.host
  return {
    answer,
    reasons: reasons.map(({ outcome, code, facts: told, why }) => ({
      outcome,
      code,
      text: say(language, code, told),
      why: { ...why, inputs: [...why.inputs] },
      change: why.change === undefined ? null : say(language, why.change, told),
    })),
    priorities: [...priorities],
    ...(await waysOf(work, programme, ask, language)),
  }
}
