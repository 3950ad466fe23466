/** What ⌘K finds: everybody's own things, by name, number and sound, and nothing of anybody else's. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { reading, writing } from '../kernel/work.ts'
import { personaNames, personas, type PersonaName, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { candidatesLike } from './candidate.queries.ts'
import { entryHas } from './entry.queries.ts'
import { followingHas } from './following.queries.ts'
import { shippedProgrammes } from './programme.actions.ts'
import { makeDraft, makeFile, makeProgramme } from './samples.ts'

let w: World
let p: Personas
let ids: Record<'draft' | 'file' | 'candidate' | 'question', string>
let receiptNo: string
const programmeId = 'shuangchuang-2019'
const copyId = 'gearbox-2020'

beforeAll(async () => {
  w = await world()
  p = await personas(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    await makeProgramme(work, definition, {
      orgId: p.orgs.office.id,
      seats: { '51': p.orgs.province.id, '5101': p.orgs.city.id },
    })
    const ofOrg = ({ personId, org }: Personas['applicant']) => ({
      programmeId,
      applicant: { personId, orgId: org.id, name: org.name },
      directions: ['8'],
    })
    const file = await makeFile(work, { ...ofOrg(p.applicant), title: '齿轮箱远程运维平台' })
    const { id } = await makeDraft(work, { ...ofOrg(p.otherApplicant), title: '齿轮箱检测草稿' })
    ids = { file: file.applicationId, candidate: file.candidateId, draft: id, question: '' }
  })
  const body = '齿轮箱类产品能否申报？'
  const asked = await p.otherApplicant.post(`/api/programmes/${programmeId}/questions`, { body })
  ids.question = asked.json().id
  const copied = {
    from: programmeId,
    id: copyId,
    year: 2020,
    title: { zh: '齿轮箱专项', en: 'Gearboxes' },
  }
  await p.programmeOfficer.post('/api/programmes/managed', copied)
  const { rows } = await w.host.database.owner.query('select receipt_no from programmes.submission')
  receiptNo = rows[0].receipt_no
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const addressOf = (text: string) => `/api/programmes/things?text=${encodeURIComponent(text)}`
async function found(who: PersonaName, text: string): Promise<Record<string, unknown>[]> {
  return (await p[who].get(addressOf(text))).json().rows
}

test('each finds what is theirs, and nobody what is not', async () => {
  const title = (text: string) => ({ zh: text, en: text })
  const file = {
    kind: 'application',
    id: ids.file,
    programmeId,
    title: title('齿轮箱远程运维平台'),
    about: p.orgs.enterprise.name,
  }
  const draft = {
    ...file,
    id: ids.draft,
    title: title('齿轮箱检测草稿'),
    about: p.orgs.otherEnterprise.name,
  }
  const candidate = { ...file, kind: 'candidate', id: ids.candidate }
  const question = {
    kind: 'question',
    id: ids.question,
    programmeId,
    title: title('齿轮箱类产品能否申报？'),
    about: p.orgs.otherEnterprise.name,
  }
  const copy = {
    kind: 'programmeDraft',
    id: null,
    programmeId: copyId,
    title: { zh: '齿轮箱专项', en: 'Gearboxes' },
    about: null,
  }
  const seen: Partial<Record<PersonaName, unknown[]>> = {
    applicant: [file],
    colleague: [file],
    otherApplicant: [draft, question],
    cityOfficer: [candidate],
    programmeOfficer: [question, copy],
    supportingInstitute: [question],
  }
  for (const name of personaNames) {
    expect({ name, rows: await found(name, '齿轮箱') }).toEqual({ name, rows: seen[name] ?? [] })
  }
  expect((await w.stranger.get(addressOf('齿轮箱'))).statusCode).toBe(401)
})

test('by number, by initials and by syllables; signs of patterns are signs', async () => {
  const idsOf = async (who: PersonaName, text: string) =>
    (await found(who, text)).map(({ id, programmeId: programme }) => id ?? programme)
  for (const [who, text, expected] of [
    ['applicant', receiptNo, [ids.file]],
    ['cityOfficer', receiptNo.slice(-9), [ids.candidate]],
    ['cityOfficer', p.orgs.enterprise.uscc!, [ids.candidate]],
    ['otherApplicant', receiptNo, []],
    ['provincialOfficer', receiptNo, []],
    ['applicant', 'clxyc', [ids.file]],
    ['cityOfficer', 'QHJD', [ids.candidate]],
    ['cityOfficer', 'chilunxiang', [ids.candidate]],
    ['otherApplicant', 'clxjc', [ids.draft]],
    ['applicant', 'clxjc', []],
    ['provincialOfficer', 'clxyc', []],
    ['expert', '146号', [programmeId]],
    ['expert', 'gearbox', []],
    ['programmeOfficer', 'gearbox', [copyId]],
    ['applicant', '%', []],
    ['applicant', '_', []],
    ['applicant', ' ', []],
  ] as const) {
    expect({ who, text, ids: await idsOf(who, text) }).toEqual({ who, text, ids: expected })
  }
})

test('the lists look for words in an index: what does not match costs nothing', async () => {
  const plans = await reading(
    w.host,
    { actor: systemActor, requestId: 'test-plan' },
    async (work) => {
      // Left to itself the planner reads few rows one by one.
      for (const way of ['seqscan', 'indexscan', 'indexonlyscan']) {
        await sql`set local ${sql.raw(`enable_${way}`)} = off`.execute(work.db)
      }
      const files = sql<boolean>`c.id in (${candidatesLike('齿轮箱')})`
      const all = [
        work.db.selectFrom('programmes.candidate as c').where(files).select('c.id'),
        work.db.selectFrom('programmes.entry as e').where(entryHas('齿轮箱')).select('e.id'),
        work.db
          .selectFrom('programmes.following as f')
          .where(followingHas('齿轮箱'))
          .select('f.id'),
      ]
      const read: string[] = []
      for (const query of all) read.push(JSON.stringify(await query.explain('json')))
      return read
    },
  )
  expect(plans.map((plan) => plan.match(/\w+_by_text/g)?.toSorted())).toEqual([
    ['organisation_by_text', 'submission_by_text'],
    ['entry_by_text'],
    ['following_by_text'],
  ])
})

test('what was taken back or discarded is not found any more', async () => {
  const path = `/api/programmes/applications/${ids.file}`
  expect((await p.applicant.post(`${path}/withdraw`, {})).statusCode).toBe(200)
  expect(await found('cityOfficer', '齿轮箱')).toEqual([])
  expect(await found('applicant', '齿轮箱')).toHaveLength(1)
})
