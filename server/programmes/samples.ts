/**
 * Builders of programmes and of files in every state. They call the actions themselves as the persons whose
 * work it is, so a built row is by construction what the actions write, history and events included.
 */
import type { Actor } from '../../domain/kernel/actor.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import { judge } from '../../domain/programmes/dispatch.ts'
import type { Edit } from '../../domain/programmes/form/edits.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import type { Writing } from '../kernel/work.ts'
import { makeMembership, makeOrganisation, makePerson } from '../people/samples.ts'
import { startApplication } from './application.actions.ts'
import { passCandidates } from './candidate.actions.ts'
import { saveDraft } from './draft.actions.ts'
import { addProgramme, openProgramme, seatUnit } from './programme.actions.ts'
import { programmeOf } from './programme.queries.ts'
import { passList, sendToCheck } from './recommendationFlow.actions.ts'
import { rankCandidate } from './recommendation.actions.ts'
import { signRecommendation } from './recommendationSign.actions.ts'
import { findList } from './recommendationList.ts'
import type { UnitAt } from './seat.queries.ts'
import { submitApplication } from './submission.actions.ts'

const words = (zh: string, en: string) => ({ zh, en })
const shared = { source: 'design' as const }

/** A form of one page: enough for a title, a text to mend, a funding answer and the declaration. */
export const sampleForm: FormDefinition = {
  id: 'one-page',
  version: 1,
  title: words('一页申报书（示例）', 'One-page application (example)'),
  source: 'design',
  instructions: [],
  directions: [],
  sections: [
    {
      id: 'cover',
      title: words('封面', 'Cover'),
      role: 'cover',
      items: [
        {
          ...shared,
          id: 'projectName',
          kind: 'text',
          lines: 'single',
          maxChars: 100,
          label: words('项目名称', 'Project name'),
        },
      ],
    },
    {
      id: 'B',
      title: words('项目', 'Project'),
      role: 'body',
      items: [
        {
          ...shared,
          id: 'summary',
          kind: 'text',
          lines: 'multi',
          maxChars: 1000,
          label: words('项目简述', 'Summary'),
        },
        {
          ...shared,
          id: 'funded',
          kind: 'boolean',
          label: words('是否已获中央财政资金支持', 'Central government funds'),
        },
        {
          ...shared,
          id: 'phases',
          kind: 'table',
          required: false,
          maxRows: 10,
          label: words('阶段', 'Phases'),
          columns: [
            {
              id: 'name',
              kind: 'text',
              lines: 'single',
              maxChars: 50,
              label: words('名称', 'Name'),
            },
          ],
        },
      ],
    },
  ],
  rules: [],
}

/** Somebody who acts with the rights that their work needs, whatever roles the console gave them. */
export function actorFor(personId: string, orgId: string, permits: readonly string[]): Actor {
  return { via: 'session', personId, orgId, roles: [], permits: new Set(permits) }
}

export const applicantPermits = ['programmes.application.edit', 'programmes.application.submit']
export const officerPermits = [
  'programmes.candidate.read',
  'programmes.review.check',
  'programmes.recommendation.read',
  'programmes.recommendation.rank',
  'programmes.publicity.run',
  'programmes.objection.handle',
  'programmes.winner.match',
]
export const checkerPermits = [
  'programmes.recommendation.read',
  'programmes.recommendation.check',
  'programmes.exception.confirm',
]
export const leaderPermits = [
  'programmes.recommendation.read',
  'programmes.recommendation.sign',
  'programmes.exception.confirm',
]

/** The same transaction in another person's hands. */
export function as(work: Writing, actor: Actor): Writing {
  return { ...work, actor }
}

/** An open programme whose seats are filled: unit code → organisation. */
export async function makeProgramme(
  work: Writing,
  definition: ProgrammeDefinition,
  wish: {
    readonly orgId?: string
    readonly form?: FormDefinition
    readonly seats?: Readonly<Record<string, string>>
  } = {},
): Promise<string> {
  const office = as(work, { ...work.actor, orgId: wish.orgId ?? work.actor.orgId })
  await addProgramme(office, definition, wish.form ?? sampleForm)
  await openProgramme(office, definition.id)
  for (const [unitCode, orgId] of Object.entries(wish.seats ?? {})) {
    await seatUnit(office, { programmeId: definition.id, unitCode, orgId, authorityName: null })
  }
  return definition.id
}

export type Applicant = { readonly personId: string; readonly orgId: string; readonly name: string }

/** A verified enterprise with one person; `serial` makes names, codes and addresses differ. */
export async function makeApplicant(
  work: Writing,
  wish: { readonly serial: number; readonly name?: string; readonly division?: string },
): Promise<Applicant> {
  const { serial, division = '510700' } = wish
  const name = wish.name ?? `云岭第${serial}精密机械有限公司（演示）`
  const uscc = makeUscc('enterprise', division, 700_000 + serial)
  const orgId = await makeOrganisation(work, { name, kind: 'enterprise', uscc, division })
  const personId = await makePerson(work, {
    name: '苏见山',
    email: `applicant.${serial}.${orgId.slice(-6)}@demo.test`,
    passwordHash: '',
  })
  await makeMembership(work, personId, orgId, ['applicant.admin'])
  return { personId, orgId, name }
}

export type MadeFile = {
  readonly applicationId: string
  readonly submissionId: string
  readonly candidateId: string
  readonly title: string
}

export type FileWish = {
  readonly programmeId: string
  readonly applicant: Applicant
  readonly title: string
  readonly directions?: readonly string[]
  readonly wayKey?: string
  /** By address; the project's name is added under the form's own item. */
  readonly answers?: Readonly<Record<string, unknown>>
}

/** An application written and still a draft; `version` is what its applicant would hand in. */
export async function makeDraft(
  work: Writing,
  wish: FileWish,
): Promise<{ readonly id: string; readonly version: number }> {
  const { personId, orgId } = wish.applicant
  const own = as(work, actorFor(personId, orgId, applicantPermits))
  const { id, draftVersion } = await startApplication(own, wish.programmeId, {
    title: wish.title,
    directions: wish.directions ?? [],
    ...(wish.wayKey === undefined ? {} : { wayKey: wish.wayKey }),
  })
  const answers = wish.answers ?? { 'B.summary': '面向中小企业开放产能。', 'B.funded': false }
  const edits = Object.entries({ 'cover.projectName': wish.title, ...answers }).map(
    ([at, value]) => ({ kind: 'set', at, value, baseVersion: draftVersion }) as Edit,
  )
  const { version } = await saveDraft(own, id, edits)
  return { id, version }
}

/** A file on the desk of its first unit. */
export async function makeFile(work: Writing, wish: FileWish): Promise<MadeFile> {
  const { personId, orgId } = wish.applicant
  const { id: applicationId, version } = await makeDraft(work, wish)
  const own = as(work, actorFor(personId, orgId, applicantPermits))
  const { submission } = await submitApplication(own, applicationId, version)
  const { id: candidateId } = await work.db
    .selectFrom('programmes.candidate')
    .where('application_id', '=', applicationId)
    .select('id')
    .executeTakeFirstOrThrow()
  return { applicationId, submissionId: submission.id, candidateId, title: wish.title }
}

/** Everything open in the checklist passes, and the file with it. */
export async function makeChecked(work: Writing, officer: Actor, candidateId: string) {
  await passCandidates(as(work, officer), { ids: [candidateId], expected: 1 }, 'zh')
}

/** The file goes to the end of its unit's order. */
export async function makeRanked(
  work: Writing,
  officer: Actor,
  at: UnitAt,
  candidateId: string,
  reasons: Readonly<Record<string, string>> = {},
) {
  await makeChecked(work, officer, candidateId)
  await rankCandidate(
    as(work, officer),
    at,
    { change: { kind: 'insert', candidateId }, reasons },
    'zh',
  )
}

export type Signers = {
  readonly officer: Actor
  readonly checker: Actor
  readonly leader: Actor
}

/** The list of a unit, drafted by one, checked by another, signed by a third. */
export async function makeSigned(
  work: Writing,
  signers: Signers,
  at: UnitAt,
  document: { readonly number: string; readonly date: string },
) {
  const version = (await findList(work, at))!.version
  await sendToCheck(as(work, signers.officer), at, version)
  await passList(as(work, signers.checker), at, version, 'zh')
  await signRecommendation(
    as(work, signers.leader),
    at,
    {
      version,
      documentNumber: document.number,
      documentDate: document.date,
      publicityWaiver: '演示数据不进行公示，仅用于展示签发之后的情形。',
    },
    'zh',
  )
}

/** Paper that a unit posted, as its officer would have recorded it: of packages that nobody needs as files. */
export async function makePosted(
  work: Writing,
  at: UnitAt,
  wish: { readonly sentAt: Date; readonly number: string },
): Promise<string> {
  const { definition } = await programmeOf(work, at.programmeId)
  const pack = await work.db
    .selectFrom('programmes.package')
    .where('programme_id', '=', at.programmeId)
    .where('unit_code', '=', at.unit)
    .where('state', '=', 'signed')
    .select('id')
    .executeTakeFirstOrThrow()
  const sentAt = wish.sentAt.toISOString()
  const sent = { unitCode: at.unit, medium: 'paper', sentAt, receivedAt: null }
  const { basis, closesAt, inTime } = judge(definition, sent)
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.dispatch')
    .values({
      ...{ id, package_id: pack.id, programme_id: at.programmeId, unit_code: at.unit },
      ...{ medium: 'paper', way: 'ems', number: wish.number, pieces: 1, sent_at: wish.sentAt },
      ...{ sent_by: work.actor.personId, recorded_at: work.now, basis, in_time: inTime },
      closes_at: closesAt === null ? null : new Date(closesAt),
    })
    .execute()
  const facts = { package: pack.id, medium: 'paper', way: 'ems' }
  await record(work, 'programmes.dispatch.record', id, facts)
  return id
}
