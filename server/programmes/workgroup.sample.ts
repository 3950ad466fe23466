/** A programme with an association and an institute that may be asked to help, for tests. */
import { systemActor } from '../../domain/kernel/actor.ts'
import { csvOf } from '../../domain/kernel/csv.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import { must } from '../evaluation/round.sample.ts'
import { writing } from '../kernel/work.ts'
import { makeMembership, makeOrganisation, makePerson, makeSession } from '../people/samples.ts'
import type { Personas } from '../testing/personas.ts'
import type { Caller, World } from '../testing/world.ts'
import {
  addProgramme,
  openProgramme,
  seatUnit,
  shippedForm,
  shippedProgrammes,
} from './programme.actions.ts'

export const programmeId = 'shuangchuang-2019'
export const groupPath = `/api/programmes/${programmeId}/workgroup`
const start = { actor: systemActor, requestId: 'test-workgroup' }

/** Open, with the province and the city on their seats. */
export async function openWithSeats(w: World, p: Personas): Promise<void> {
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  await writing(w.host, start, async (work) => {
    await addProgramme(work, definition, await shippedForm(definition))
    await openProgramme(work, programmeId)
    for (const [unitCode, org] of [
      ['51', p.orgs.province],
      ['5101', p.orgs.city],
    ] as const) {
      await seatUnit(work, { programmeId, unitCode, orgId: org.id, authorityName: org.name })
    }
  })
}

/** The office itself takes on a task of the expert review, which those concerned read and nobody else. */
export async function giveDuty(
  office: Pick<Caller, 'post'>,
  org: string,
  what: string,
): Promise<void> {
  const { members } = await must(office.post(`${groupPath}/members`, { org, duty: '统筹协调' }))
  const duty = { stage: 'expertReview', what, leadId: members[0].id, helperIds: [], open: false }
  await must(office.post(`${groupPath}/duties`, duty))
}

let serial = 0

/** Somebody of a new association or institute. */
export async function partner(
  w: World,
  name: string,
  kind: 'association' | 'institute',
): Promise<Caller & { readonly orgName: string }> {
  const number = ++serial
  return writing(w.host, start, async (work) => {
    const orgId = await makeOrganisation(work, { name, kind })
    const email = `partner.${number}@demo.test`
    const personId = await makePerson(work, { name: '郁南星', email, passwordHash: '' })
    await makeMembership(work, personId, orgId, ['applicant.admin'])
    return { ...w.as(await makeSession(work, personId, orgId)), orgName: name }
  })
}

const head = ['姓名', '邮箱', '所在地区', '所在单位', '统一社会信用代码', '专业领域', '最多件数']
const uscc = makeUscc('enterprise', '510100', 9)

/** A line of a list of experts; `most` is how many items the expert reads at most. */
export const expertLine = (name: string, mail: string, most = '12'): readonly string[] => [
  name,
  `${mail}@demo.test`,
  '四川',
  '岷江研究院（演示）',
  uscc,
  '工业软件 3',
  most,
]

/** The list as a file, in base64. */
export const expertFile = (lines: readonly (readonly string[])[]): string =>
  Buffer.from(csvOf(head, lines)).toString('base64')
