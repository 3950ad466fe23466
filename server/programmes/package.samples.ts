/** What tests of packages need: applicants of one unit with sealed applications, ranked and signed. */
import type { Actor } from '../../domain/kernel/actor.ts'
import { systemActor } from '../../domain/kernel/actor.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { writing } from '../kernel/work.ts'
import { makeMembership, makeOrganisation, makePerson, makeSession } from '../people/samples.ts'
import type { Caller, World } from '../testing/world.ts'
import type { Personas } from '../testing/personas.ts'
import { packageSigned } from './package.actions.ts'
import { addProgramme, openProgramme, seatUnit, shippedProgrammes } from './programme.actions.ts'

export const programmeId = 'shuangchuang-2019'
export const unitCode = '5101'

const words = (zh: string) => ({ zh, en: zh })
const asked = { source: 'public', required: false } as const
const text = (id: string, zh: string) =>
  ({ id, kind: 'text', lines: 'single', maxChars: 300, label: words(zh), ...asked }) as const

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
          ...asked,
          options: [
            { id: 'maker', label: words('制造企业') },
            { id: 'it', label: words('信息技术企业') },
          ],
        },
        text('contactName', '联系人'),
        { id: 'total', kind: 'money', label: words('总投资'), ...asked },
        { id: 'period', kind: 'dateRange', label: words('起止日期'), ...asked },
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
          ...asked,
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
  readonly digest: string
}

const start = { actor: systemActor, requestId: 'test-setup' }

export async function openCall(w: World, p: Personas): Promise<void> {
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  await writing(w.host, start, async (work) => {
    await addProgramme(work, definition, smallForm)
    await openProgramme(work, programmeId)
    for (const [code, org] of [
      [unitCode, p.orgs.city],
      ['51', p.orgs.province],
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
): Promise<Entrant> {
  const number = ++serial
  const name = `锦江第${number}机械有限公司（演示）`
  const { orgId, token } = await writing(w.host, start, async (work) => {
    const uscc = makeUscc('enterprise', '510100', 70_000 + number)
    const id = await makeOrganisation(work, { name, kind: 'enterprise', division: '510100', uscc })
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
      set('A.total', 1_234_567_890),
      set('A.period', { from: '2019-01-01', to: '2020-12-31' }),
      ...(attachment === undefined ? [] : [row, set('I.licence/r1/file', await attachment(who))]),
    ],
  })
  const submitted = await who.post(`/api/programmes/applications/${applicationId}/submit`, {
    draftVersion: saved.json().version,
  })
  if (submitted.statusCode !== 200) throw new Error(submitted.body)
  const { submission } = submitted.json()
  return {
    ...who,
    orgId,
    name,
    applicationId,
    submissionId: submission.id,
    digest: submission.digestSha256,
  }
}

export function officerActor(p: Personas): Actor {
  return { ...systemActor, via: 'session', personId: p.cityOfficer.personId, orgId: p.orgs.city.id }
}

/** Ranks the entrants in this order and signs, as the signing of a list does; answers the package's id. */
export async function signRanking(
  w: World,
  p: Personas,
  entrants: readonly Entrant[],
  documentNumber: string,
): Promise<string> {
  const begin = { actor: officerActor(p), requestId: 'test-sign' }
  return writing(w.host, begin, async (work) => {
    await work.db
      .updateTable('programmes.candidate')
      .set({ rank: null, state: 'checked' })
      .where('unit_code', '=', unitCode)
      .where('state', 'in', ['arrived', 'checked', 'recommended'])
      .execute()
    for (const [index, one] of entrants.entries()) {
      await work.db
        .updateTable('programmes.candidate')
        .set({ rank: index + 1, state: 'recommended', opinion: '同意推荐。', changed_at: work.now })
        .where('application_id', '=', one.applicationId)
        .execute()
      await work.db
        .updateTable('programmes.application')
        .set({ state: 'recommended' })
        .where('id', '=', one.applicationId)
        .execute()
    }
    return packageSigned(
      work,
      { programmeId, unitCode },
      { documentNumber, documentDate: '2019-07-12' },
    )
  })
}

/** Inspection is the business of files; here every upload is found clean at once. */
export async function passInspection(w: World): Promise<void> {
  await w.host.database.owner.query(
    `update files.content c set state = 'clean', inspected_at = made_at,
       kind = (select v.kind from files.version v where v.digest = c.digest limit 1)
     where state = 'waiting'`,
  )
}
