/** What cases are written from, and the numbers that come with it. */
import { allRows } from '../../domain/kernel/allRows.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { listLimitMax } from '../../domain/kernel/shapes.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/cases/study.endpoints.ts'
import {
  mayState,
  statedMeasure,
  trackedMeasure,
  type Measure,
  type StatedChange,
} from '../../domain/cases/measure.ts'
import {
  caseDirections,
  directionsMax,
  mayBeginStudy,
  type CaseDirection,
} from '../../domain/cases/study.ts'
import type { Indicator } from '../../domain/indicators/indicator.ts'
import { listTracks, readTrack, shippedLists } from '../indicators/index.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'

/** A project of a module above whose organisation may write a case from it. */
export type Project = {
  readonly id: string
  readonly title: string
  readonly officeOrgId: string | null
  readonly programmeTitle: { readonly zh: string; readonly en: string }
  readonly directions: readonly string[]
  readonly trackId: string
  readonly acceptedOn: string
}

/** Projects of the actor's organisation that passed acceptance, the latest first. */
type ProjectSource = (work: Reading) => Promise<readonly Project[]>

const projectSources = new Set<ProjectSource>()

/** A module above says which of its projects are finished. */
export function registerProjects(source: ProjectSource): void {
  projectSources.add(source)
}

export type Source = {
  readonly kind: 'project' | 'track'
  readonly id: string
  readonly title: string
  readonly trackId: string
  readonly officeOrgId: string | null
  readonly programmeTitle: { readonly zh: string; readonly en: string } | null
  readonly acceptedOn: string | null
  readonly directions: readonly CaseDirection[]
}

function directionsOf(codes: readonly string[]): CaseDirection[] {
  return caseDirections.filter((code) => codes.includes(code)).slice(0, directionsMax)
}

async function projects(work: Reading): Promise<Source[]> {
  const told = await Promise.all([...projectSources].map((source) => source(work)))
  return told.flat().map((project) => ({
    ...project,
    kind: 'project' as const,
    directions: directionsOf(project.directions),
  }))
}

/** Tracks that the organisation runs itself; those that a project keeps come with the project. */
async function ownTracks(work: Reading): Promise<Source[]> {
  const tracks = await allRows((page) => listTracks(work, { limit: listLimitMax, ...page }))
  return tracks
    .filter(({ own, kept }) => own && !kept)
    .map(({ id, title }) => ({
      kind: 'track' as const,
      id,
      title,
      trackId: id,
      officeOrgId: null,
      programmeTitle: null,
      acceptedOn: null,
      directions: [],
    }))
}

/** Everything that the actor's organisation may write a case from. */
export async function sourcesOf(work: Reading): Promise<Source[]> {
  if (work.actor.orgId === null) return []
  return [...(await projects(work)), ...(await ownTracks(work))]
}

/** Every indicator of a track that has a number, from its baseline to now. The track is the actor's own. */
export async function trackedMeasures(work: Reading, trackId: string): Promise<Measure[]> {
  const { rows, fromDay } = await readTrack(work, trackId)
  return rows.flatMap((row) => trackedMeasure(row, fromDay) ?? [])
}

async function definitionOf({ listId, indicator }: StatedChange): Promise<Indicator> {
  const list = (await shippedLists()).find(({ id }) => id === listId)
  const definition = list?.indicators.find(({ code }) => code === indicator)
  if (definition === undefined) {
    throw new Problem(invalid('cases.indicator_unknown', { indicator, list: listId }))
  }
  return definition
}

/** What is stated, by its definition; refused where it may not stand. */
export async function statedAs(work: Reading, change: StatedChange): Promise<Measure> {
  const definition = await definitionOf(change)
  insist(mayState(definition, change, dayOfMoment(work.now.toISOString())))
  return statedMeasure(definition, change)
}

export async function listSources(work: Reading): Promise<AnswerOf<typeof endpoints.listSources>> {
  insist(mayBeginStudy(work.actor))
  const sources = await sourcesOf(work)
  const ids = sources.map(({ id }) => id)
  const written =
    ids.length === 0
      ? []
      : await work.db
          .selectFrom('cases.study')
          .where('source_id', 'in', ids)
          .where('state', '<>', 'discarded')
          .select(['id', 'source_id'])
          .execute()
  const rows: AnswerOf<typeof endpoints.listSources>['rows'] = []
  for (const source of sources) {
    rows.push({
      kind: source.kind,
      id: source.id,
      title: source.title,
      programmeTitle: source.programmeTitle,
      acceptedOn: source.acceptedOn,
      directions: [...source.directions],
      measures: await trackedMeasures(work, source.trackId),
      studyId: written.find(({ source_id }) => source_id === source.id)?.id ?? null,
    })
  }
  return { rows }
}
