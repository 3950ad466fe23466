/** Files of a part that is seen and not open: no file, shape or measure reaches who must sign first; recalled they are gone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePdf } from '../files/samples.ts'
import { keptAgreement, signedAgreement } from '../spaces/agreement.sample.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { begunPart, uploadedBy } from './parts.sample.ts'

let w: World
let p: Personas
const reason = '样件评估已经结束，按约定收回。'

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const thing = (id: string) => `/api/spaces/confidence/parts.part/${id}`
const seenBy = async (id: string) => {
  await w.host.traces.flush()
  const { rows } = (await p.applicant.get(`${thing(id)}/seen`)).json()
  return rows.map(({ orgName, personName }: Record<string, string>) => [orgName, personName])
}

/** Of a part that both readers see, with a drawing; its files are for those who signed. */
async function keptPart(name: string) {
  const part = await begunPart(p.applicant, name)
  const versionId = await uploadedBy(p.applicant, `${name}.pdf`, samplePdf(1))
  await w.settle()
  await p.applicant.post(`/api/parts/${part.id}/drawings`, { versionId })
  const { version } = (await p.applicant.get(`/api/parts/${part.id}`)).json()
  const { otherApplicant, programmeOfficer } = p
  const organisations = [otherApplicant.org.id, programmeOfficer.org.id]
  const kept = await p.applicant.put(`/api/parts/${part.id}`, {
    ...{ seen: version, audience: { spaces: [], organisations }, tier: 'agreed' },
    content: { name, material: null, note: '' },
  })
  if (kept.statusCode !== 200) throw new Error(kept.body)
  return { ...part, drawing: versionId }
}

type Kept = Awaited<ReturnType<typeof keptPart>>

/** What each door of the part answers. */
async function doors(who: Caller, { id, revision, drawing }: Kept) {
  const answers = await Promise.all(
    [
      `/api/files/versions/${revision.versionId}/content`,
      `/api/files/versions/${drawing}/content`,
      `/api/files/versions/${drawing}`,
      `/api/parts/revisions/${revision.id}/analysis`,
      `/api/parts/revisions/${revision.id}/mesh`,
      `/api/parts/revisions/${revision.id}/picture`,
    ].map((path) => who.get(path)),
  )
  const open = (await who.get(`/api/parts/${id}`)).json()
  return {
    statuses: answers.map(({ statusCode }) => statusCode),
    open: open.open,
    drawings: open.drawings.length,
    confidence: open.confidence,
    measured: open.revision.analysis.bboxMm !== null || open.revision.digest !== '',
  }
}
const closed = [404, 404, 404, 404, 404, 404]
const mine = async (who: Persona, id: string) =>
  (await who.get('/api/parts')).json().rows.find((row: { id: string }) => row.id === id)

test('who must sign first has the name and what would open the rest; signed, everything, and stands on the list', async () => {
  const part = await keptPart('支架')
  const agreement = await keptAgreement(p.applicant)
  expect((await doors(p.applicant, part)).statuses.slice(0, 4)).toEqual([200, 200, 200, 200])
  expect(await doors(p.otherApplicant, part)).toEqual({
    ...{ statuses: closed, open: false, drawings: 0, measured: false },
    confidence: {
      ...{ reach: 'public', hidden: [{ tier: 'agreed', count: 1 }] },
      agreement: { id: agreement.id, title: agreement.text.title, version: 1, standing: null },
    },
  })
  expect(await mine(p.otherApplicant, part.id)).toMatchObject({
    open: false,
    revision: { digest: '' },
  })
  expect(await seenBy(part.id)).toEqual([])
  await signedAgreement(p.otherApplicant, agreement)
  const now = await doors(p.otherApplicant, part)
  expect(now).toMatchObject({ open: true, drawings: 1, measured: true })
  expect(now.statuses.slice(0, 4)).toEqual([200, 200, 200, 200])
  expect(await mine(p.otherApplicant, part.id)).toMatchObject({ open: true })
  const file = await p.otherApplicant.get(`/api/files/versions/${part.drawing}/content`)
  expect(file.headers['cache-control']).toBe('private, no-store')
  expect(await seenBy(part.id)).toEqual([[p.otherApplicant.org.name, p.otherApplicant.name]])
  expect((await doors(p.programmeOfficer, part)).statuses).toEqual(closed)
  // Not shared with it at all it is nothing, and its doors say the same.
  expect((await p.cityOfficer.get(`/api/parts/${part.id}`)).statusCode).toBe(404)
})

test('downloads race a recall: each that was given out is on the list, none is given out after it', async () => {
  const part = await keptPart('法兰')
  const path = `/api/files/versions/${part.drawing}/content`
  const racing = Promise.all(
    Array.from({ length: 12 }, async () => (await p.otherApplicant.get(path)).statusCode),
  )
  const recall = { orgId: p.otherApplicant.org.id, reason }
  expect((await p.applicant.post(`${thing(part.id)}/recalls`, recall)).statusCode).toBe(200)
  expect((await p.otherApplicant.get(path)).statusCode).toBe(404)
  const given = (await racing).filter((status) => status === 200).length
  await w.host.traces.flush()
  const { rows } = (await p.applicant.get(`${thing(part.id)}/seen`)).json()
  const times = rows.reduce((sum: number, row: { times: number }) => sum + row.times, 0)
  expect(times).toBe(given)
  const now = await doors(p.otherApplicant, part)
  expect(now).toMatchObject({ statuses: closed, open: false, drawings: 0 })
  expect(now.confidence).toEqual({ reach: 'public', hidden: [], agreement: null })
})
