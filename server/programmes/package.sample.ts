/** What tests of packages need: applicants of one unit with sealed applications, ranked and signed. */
import { systemActor } from '../../domain/kernel/actor.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { writing } from '../kernel/work.ts'
import { makeMembership, makeOrganisation, makePerson, makeSession } from '../people/samples.ts'
import type { Caller, World } from '../testing/world.ts'
import type { Personas } from '../testing/personas.ts'
import { addProgramme, openProgramme, seatUnit, shippedProgrammes } from './programme.actions.ts'
import { rankCandidate } from './recommendation.actions.ts'
import { findList, orderOf } from './recommendationList.ts'
import { withdrawSignature } from './recommendationSign.actions.ts'
import {
  actorFor,
  checkerPermits,
  leaderPermits,
  makeRanked,
  makeSigned,
  officerPermits,
} from './samples.ts'

export const programmeId = 'shuangchuang-2019'
export const unitCode = '51'

const words = (zh: string) => ({ zh, en: zh })
const optional = { source: 'public', required: false } as const
const text = (id: string, zh: string) =>
  ({ id, kind: 'text', lines: 'single', maxChars: 300, label: words(zh), ...optional }) as const

/** As small as a form can be that a summary table is drawn from. */
export const smallForm: FormDefinition = {
  id: 'small',
  version: 1,
  title: words('申报书（小表）'),
  source: 'design',
  instructions: [],
  directions: [],
  sections: [
    {
      id: 'cover',
      title: words('申报书'),
      role: 'cover',
      items: [text('projectName', '项目名称')],
    },
    {
      id: 'A',
      title: words('基本信息'),
      role: 'body',
      items: [
        {
          id: 'kind',
          kind: 'choice',
          label: words('申报主体类型'),
          ...optional,
          options: [
            { id: 'maker', label: words('制造企业') },
            { id: 'it', label: words('信息技术企业') },
          ],
        },
        text('contactName', '联系人'),
        { id: 'total', kind: 'money', label: words('总投资'), ...optional },
        { id: 'period', kind: 'dateRange', label: words('起止日期'), ...optional },
      ],
    },
    {
      id: 'H',
      title: words('推荐单位意见'),
      role: 'officer',
      items: [
        {
          id: 'opinion',
          kind: 'opinion',
          label: words('推荐单位意见'),
          source: 'public',
          maxChars: 600,
          prompt: words('限600字'),
          signer: words('负责人'),
          sealed: true,
        },
      ],
    },
    {
      id: 'I',
      title: words('附件'),
      role: 'attachments',
      items: [
        {
          id: 'licence',
          kind: 'attachment',
          label: words('营业执照副本'),
          ...optional,
          mediaTypes: ['application/pdf'],
          minCount: 0,
          maxCount: 3,
        },
      ],
    },
  ],
  rules: [],
}

export type Entrant = Caller & {
  readonly orgId: string
  readonly name: string
  readonly applicationId: string
  readonly submissionId: string
  readonly candidateId: string
  readonly digest: string
}

const start = { actor: systemActor, requestId: 'test-setup' }

export async function openCall(w: World, p: Personas): Promise<void> {
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  await writing(w.host, start, async (work) => {
    await addProgramme(work, definition, smallForm)
    await openProgramme(work, programmeId)
    for (const [code, org] of [
      [unitCode, p.orgs.province],
      ['5101', p.orgs.city],
    ] as const) {
      await seatUnit(work, {
        programmeId,
        unitCode: code,
        orgId: org.id,
        authorityName: org.name,
      })
    }
  })
}

let serial = 0

/** A new applicant of the unit whose sealed application has this title and these directions. */
export async function entrant(
  w: World,
  title: string,
  directions: readonly string[],
  attachment?: (who: Caller) => Promise<string>,
  division = '510700',
): Promise<Entrant> {
  const number = ++serial
  const name = `涪江第${number}机械有限公司（演示）`
  const { orgId, token } = await writing(w.host, start, async (work) => {
    const uscc = makeUscc('enterprise', division, 70_000 + number)
    const id = await makeOrganisation(work, { name, kind: 'enterprise', division, uscc })
    const email = `entrant.${number}@demo.test`
    const personId = await makePerson(work, { name: '唐砚', email, passwordHash: '' })
    await makeMembership(work, personId, id, ['applicant.admin'])
    return { orgId: id, token: await makeSession(work, personId, id) }
  })
  const who = w.as(token)
  const started = await who.post(`/api/programmes/${programmeId}/applications`, {
    title,
    directions: [...directions],
  })
  const { id: applicationId, draftVersion } = started.json()
  const set = (at: string, value: unknown) => ({
    kind: 'set',
    at,
    value,
    baseVersion: draftVersion,
  })
  const row = {
    kind: 'addRow',
    at: 'I.licence',
    rowId: 'r1',
    key: 'A0A',
    baseVersion: draftVersion,
  }
  const saved = await who.post(`/api/programmes/applications/${applicationId}/edits`, {
    edits: [
      set('cover.projectName', title),
      set('A.kind', 'maker'),
      set('A.contactName', '龘鼟'),
      set('A.total', 1_234_560_000),
      set('A.period', { from: '2019-01-01', to: '2020-12-31' }),
      ...(attachment === undefined ? [] : [row, set('I.licence/r1/file', await attachment(who))]),
    ],
  })
  const submitted = await who.post(`/api/programmes/applications/${applicationId}/submit`, {
    draftVersion: saved.json().version,
  })
  if (submitted.statusCode !== 200) throw new Error(submitted.body)
  const { submission } = submitted.json()
  const { rows } = await w.host.database.owner.query(
    'select id from programmes.candidate where application_id = $1',
    [applicationId],
  )
  return {
    ...who,
    orgId,
    name,
    applicationId,
    submissionId: submission.id,
    candidateId: rows[0].id,
    digest: submission.digestSha256,
  }
}

const at = { programmeId, unit: unitCode }

/** The unit whose list it is, by default that of the province; its own persons sign for it. */
type Place = { readonly unit: string; readonly orgId: string }

function signersOf(p: Personas, org = p.orgs.province.id) {
  return {
    officer: actorFor(p.provincialOfficer.personId, org, officerPermits),
    checker: actorFor(p.checker.personId, org, checkerPermits),
    leader: actorFor(p.leader.personId, org, leaderPermits),
  }
}

const withdrawReason = '排序需要调整，撤回签发后重新签发。'

/** Withdraws the signature of the unit's list. */
export async function withdrawRanking(w: World, p: Personas): Promise<void> {
  const begin = { actor: signersOf(p).leader, requestId: 'test-withdraw' }
  await writing(w.host, begin, (work) => withdrawSignature(work, at, withdrawReason))
}

/** Ranks the entrants in this order and has the list signed; answers the id of its package. */
export async function signRanking(
  w: World,
  p: Personas,
  entrants: readonly Entrant[],
  number: string,
  place: Place = { unit: unitCode, orgId: p.orgs.province.id },
): Promise<string> {
  const list = { programmeId, unit: place.unit }
  const signers = signersOf(p, place.orgId)
  return writing(w.host, { actor: signers.officer, requestId: 'test-sign' }, async (work) => {
    if ((await findList(work, list))?.state === 'signed') {
      await withdrawSignature({ ...work, actor: signers.leader }, list, withdrawReason)
    }
    for (const [index, { candidateId }] of entrants.entries()) {
      const ranked = await orderOf(work, list)
      if (!ranked.includes(candidateId)) await makeRanked(work, signers.officer, list, candidateId)
      if ((await orderOf(work, list))[index] !== candidateId) {
        const { version } = (await findList(work, list))!
        const change = { kind: 'move', candidateId, place: index + 1, version } as const
        await rankCandidate(work, list, { change }, 'zh')
      }
    }
    await makeSigned(work, signers, list, { number, date: '2019-07-12' })
    const { id } = await work.db
      .selectFrom('programmes.package')
      .where('programme_id', '=', programmeId)
      .where('unit_code', '=', place.unit)
      .where('state', '=', 'signed')
      .select('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

type Answered = { readonly statusCode: number; readonly body: string; json(): any }

/** The answer, which must have been given; otherwise the test ends with what was said instead. */
export async function accepted<T extends Answered>(asked: Promise<T>): Promise<T> {
  const answer = await asked
  if (answer.statusCode !== 200) throw new Error(answer.body.slice(0, 1000))
  return answer
}
