/** Published cases of the demo world, one under review, and adoptions in every state. */
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import { emptyStudy, type StudyContent, type StudyVerb } from '../../domain/cases/study.ts'
import {
  beginStudy,
  declareAdoption,
  listSources,
  listStudies,
  settleAdoption,
  stepStudy,
  writeStudy,
} from '../cases/index.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import { as, doing } from './act.ts'
import { caseStories, type CaseStory } from './caseWords.ts'
import { personAt } from './office.ts'

const listId = 'operating'
const source = '按平台后台记录统计（演示）。'

type Hands = { readonly office: Actor; readonly city: Actor }

function changeOf(
  [indicator, before, after]: CaseStory['changes'][number],
  beforeDay: string,
  afterDay: string,
) {
  return { listId, indicator, before, beforeDay, after, afterDay, source }
}

/** An accepted project of its own is what the case is written from; other cases say on what they rest. */
async function begin(work: Writing, actor: Actor, story: CaseStory, day: string) {
  const own = as(work, actor, day)
  const { rows } = await listSources(own)
  const project = rows.find(({ kind }) => kind === 'project')
  const chosen = story.changes.length > 0 ? undefined : project
  const begun = await beginStudy(own, {
    source: chosen === undefined ? null : { kind: chosen.kind, id: chosen.id },
  })
  const content: StudyContent = {
    ...emptyStudy,
    ...story.words,
    region: begun.content.region,
    basis: '平台运行记录、财务月报和用户回访（演示）',
    tracked: chosen?.measures.slice(0, 3).map(({ indicator }) => indicator) ?? [],
    stated: story.changes.map((change) => changeOf(change, '2018-03-31', '2019-03-31')),
  }
  const { id, version } = await writeStudy(own, begun.id, { seen: begun.version, content })
  return { id, version }
}

async function adopt(
  work: Writing,
  hands: Hands,
  studyId: string,
  adoption: CaseStory['adoptions'][number],
): Promise<void> {
  const adopter = await personAt(work, adoption.by, 'applicant.admin')
  const { unit, appliedOn, change, showsOrg, verifiedBy } = adoption
  const { id, version } = await declareAdoption(as(work, adopter, '2019-07-02'), studyId, {
    unit,
    appliedOn,
    what: '照搬了登记和预约的办法，结算仍用本单位原有系统（演示）。',
    change: changeOf(change, '2019-03-31', '2019-06-30'),
    showsOrg,
    files: [],
  })
  if (verifiedBy === null) return
  const [, before, after] = change
  const ground = '现场查看并抽查平台记录二十条，与申报相符（演示）。'
  const finding = { before, after, ground }
  const body = { verb: 'verify' as const, seen: version, finding }
  // An authority verifies for its own region alone; what lies elsewhere is the office's.
  const verifier = verifiedBy === 'city' ? hands.city : hands.office
  await settleAdoption(as(work, verifier, '2019-07-05'), id, body)
}

async function tellCase(work: Writing, hands: Hands, story: CaseStory): Promise<void> {
  const owner = await personAt(work, story.by, 'applicant.admin')
  const day = story.publishedOn ?? '2019-07-04'
  const { id, version } = await begin(work, owner, story, day)
  const step = async (actor: Actor, verb: StudyVerb, seen: number) =>
    (await stepStudy(as(work, actor, day), id, { verb, seen })).version
  const handed = await step(owner, 'submit', version)
  if (story.publishedOn === null) return
  await step(hands.office, 'publish', handed)
  for (const adoption of story.adoptions) await adopt(work, hands, id, adoption)
}

/** All of them or, where this is cut off, none. */
export async function makeCases(host: Host): Promise<void> {
  await doing(host, systemActor, async (work) => {
    const { total } = await listStudies(work, { limit: 1 })
    if (total > 0) return
    const hands = {
      office: await personAt(work, 'office', 'office.officer'),
      city: await personAt(work, 'officer.5101', 'authority.officer'),
    }
    for (const story of caseStories) await tellCase(work, hands, story)
  })
}
