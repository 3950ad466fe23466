/** What the history calls files: by title to whoever may see them, else by number, never by both. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { reading, writing } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { shippedProgrammes } from './programme.actions.ts'
import {
  actorFor,
  applicantPermits,
  makeDraft,
  makeFile,
  makeProgramme,
  makeRanked,
  officerPermits,
  type MadeFile,
} from './samples.ts'
import { fileNamers } from './thingNames.queries.ts'

let w: World
let p: Personas
let file: MadeFile
let draftId: string
let receiptNo: string
let programmeTitle: string
const programmeId = 'shuangchuang-2019'

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  programmeTitle = definition.title.zh
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    await makeProgramme(work, definition, {
      orgId: p.orgs.office.id,
      seats: { '51': p.orgs.province.id, '5101': p.orgs.city.id },
    })
    const ofOrg = ({ personId, org }: Persona) => ({
      programmeId,
      applicant: { personId, orgId: org.id, name: org.name },
      directions: ['8'],
    })
    file = await makeFile(work, { ...ofOrg(p.applicant), title: '密封轴承平台' })
    const officer = actorFor(p.cityOfficer.personId, p.orgs.city.id, officerPermits)
    await makeRanked(work, officer, { programmeId, unit: '5101' }, file.candidateId)
    draftId = (await makeDraft(work, { ...ofOrg(p.otherApplicant), title: '密封草稿' })).id
  })
  const { rows } = await w.host.database.owner.query('select receipt_no from programmes.submission')
  receiptNo = rows[0].receipt_no
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

async function namesFor(who: Persona, permits: readonly string[]): Promise<unknown> {
  const actor = actorFor(who.personId, who.org.id, permits)
  const { applicationId, submissionId, candidateId } = file
  return reading(w.host, { actor, requestId: 'test-names' }, async (work) => {
    const ids = [applicationId, submissionId, candidateId, draftId, 'no-id']
    const each = await Promise.all(fileNamers.map(({ names }) => names(work, ids, 'zh')))
    const [applications, guests, candidates] = each
    return [
      applications!.get(applicationId),
      applications!.get(submissionId),
      applications!.get(draftId),
      guests!.get(applicationId),
      candidates!.get(candidateId),
    ]
  })
}

test('titles to whoever may see them, numbers to all others', async () => {
  const title = '“密封轴承平台”'
  const number = `（回执 ${receiptNo}）`
  const draft = `（编号 ${draftId.slice(-6)}）`
  expect(await namesFor(p.applicant, applicantPermits)).toEqual([
    title,
    title,
    draft,
    title,
    number,
  ])
  expect(await namesFor(p.otherApplicant, applicantPermits)).toEqual([
    number,
    number,
    '“密封草稿”',
    number,
    number,
  ])
  expect(await namesFor(p.cityOfficer, officerPermits)).toEqual([
    number,
    number,
    draft,
    number,
    title,
  ])
  expect(await namesFor(p.provincialOfficer, officerPermits)).toEqual([
    number,
    number,
    draft,
    number,
    number,
  ])
  // Of the organisation alone, without the permission to read its files, is not enough.
  expect(await namesFor(p.applicant, [])).toEqual([number, number, draft, number, number])
})

test('the audit trail tells which file, and no title of it', async () => {
  const { rows } = (await p.auditor.get('/api/console/history?verb=programmes.')).json()
  const sentences = rows.map(({ sentence }: { sentence: string }) => sentence)
  const ofApplicant = `${p.orgs.enterprise.name}周亦舟`
  expect(sentences).toContain(`${ofApplicant}提交了申报书（回执 ${receiptNo}）（第 1 次提交）。`)
  const ofCity = `${p.orgs.city.name}${p.cityOfficer.name}`
  expect(sentences).toContain(`${ofCity}核对通过了申报材料（回执 ${receiptNo}）。`)
  const list = `“${programmeTitle}”（成都市）`
  expect(sentences).toContain(`${ofCity}把一个项目列入${list}的推荐名单（第 1 位）。`)
  expect(JSON.stringify(rows)).not.toContain('密封')
})
