/**
 * Tiers of what an offer says, as each kind of reader meets them on each surface: kept values stand on the offer's own
 * page alone, for readers who reach them, and leave a trace that the owner reads. Recalled they are as if never there.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { millingContent, publishedOffer, writeOf } from '../catalog/catalog.sample.ts'
import { keptAgreement, signedAgreement, stepSignatureOf } from '../spaces/agreement.sample.ts'
import { decide, foundedSpace, inviteInto, stepOwn, unlisted } from '../spaces/spaces.sample.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type Caller, type World } from '../testing/world.ts'
import { searchReady } from './market.sample.ts'

let w: World
let p: Personas
const reason = '样件评估已经结束，按约定收回。'
const secretGrade = 'MIBIAO-7075'
const values = { ...millingContent.values, grades: [secretGrade], tolerance: 0.0073 }
const kept = (tier: string, title: string) => ({
  ...{ title, values },
  tiers: { grades: tier, tolerance: tier } as never,
})

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
  await searchReady(w.host)
}, 120_000)
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const page = async (who: Caller, id: string) => (await who.get(`/api/catalog/offers/${id}`)).json()
const seenFields = async (who: Caller, id: string) => {
  const { values: shown, said, tiers } = await page(who, id)
  const fields = ['grades', 'tolerance'].filter((field) => field in shown)
  expect(said.map(({ field }: { field: string }) => field)).toEqual(expect.arrayContaining(fields))
  expect(Object.keys(tiers).toSorted()).toEqual(fields)
  return fields
}
const thing = (id: string) => `/api/spaces/confidence/catalog.offer/${id}`
const seenBy = async (id: string) => {
  await w.host.traces.flush()
  const { rows } = (await p.applicant.get(`${thing(id)}/seen`)).json()
  return rows.map(({ orgName, personName, items, times }: Record<string, unknown>) => [
    ...[orgName, personName],
    ...[items, times],
  ])
}

/** Every surface on which an offer shows that is not its own page, as text. */
async function elsewhere(who: Caller, id: string): Promise<string> {
  const org = p.applicant.org.id
  const answers = await Promise.all(
    [
      `/api/catalog/offers?org=${org}`,
      `/api/catalog/companies/${org}`,
      `/api/market/offers?text=${encodeURIComponent('保密铣削')}`,
      '/api/market/offers?kind=milling',
      '/api/market/matches?kind=milling&limits=tolerance:..0.02',
      '/api/market/supply',
      `/api/exchange/offers/${id}/shells/json`,
      `/api/exchange/companies/${org}/shells/json`,
      `/api/market/words?text=${secretGrade.slice(0, 6)}`,
    ].map((path) => who.get(path)),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200))
  return answers.map(({ body }) => body).join('\n')
}

const found = async (who: Caller, query: string) =>
  (await who.get(`/api/market/offers?${query}`)).json().rows.map(({ id }: { id: string }) => id)

async function indexed(id: string): Promise<void> {
  const until = performance.now() + 5000
  while (!(await found(w.stranger, 'kind=milling')).includes(id) && performance.now() < until) {
    await sleep(20)
  }
}

test('for all it is found by them; kept to signers it is not, and they stand nowhere but on its page', async () => {
  const { id, version } = await publishedOffer(p.applicant, { title: '保密铣削一号', values })
  await indexed(id)
  // They would be seen, were they not kept.
  expect(await elsewhere(w.stranger, id)).toContain('0.0073')
  expect(await found(w.stranger, `text=${secretGrade}`)).toEqual([id])
  expect(await found(w.stranger, 'kind=milling&limits=tolerance:..0.008')).toEqual([id])
  const content = { ...millingContent, ...kept('agreed', '保密铣削一号') }
  const written = await writeOf(p.applicant, id, {
    ...{ seen: version, content, audience: { market: true } },
  })
  expect(written.json()).toMatchObject({ confidential: true, content: { tiers: content.tiers } })
  const agreement = await keptAgreement(p.applicant)
  const until = performance.now() + 5000
  while ((await found(w.stranger, `text=${secretGrade}`)).length > 0 && performance.now() < until) {
    await sleep(20)
  }
  const signature = await signedAgreement(p.otherApplicant, agreement)
  for (const who of [w.stranger, p.programmeOfficer, p.otherApplicant]) {
    const all = await elsewhere(who, id)
    expect(all).toContain('保密铣削一号')
    expect(all).not.toContain(secretGrade)
    expect(all).not.toContain('0.0073')
    expect(await found(who, `text=${secretGrade}`)).toEqual([])
    expect(await found(who, 'kind=milling&limits=tolerance:..0.008')).toEqual([])
  }
  expect(await seenFields(w.stranger, id)).toEqual([])
  expect(await seenFields(p.programmeOfficer, id)).toEqual([])
  expect((await page(w.stranger, id)).confidence).toEqual({
    reach: 'public',
    hidden: [{ tier: 'agreed', count: 2 }],
    agreement: { id: agreement.id, title: agreement.text.title, version: 1, standing: null },
  })
  expect(await seenBy(id)).toEqual([])
  expect(await seenFields(p.otherApplicant, id)).toEqual(['grades', 'tolerance'])
  expect((await page(p.otherApplicant, id)).confidence).toEqual({
    ...{ reach: 'agreed', hidden: [], agreement: null },
  })
  expect(await seenBy(id)).toEqual([
    [p.otherApplicant.org.name, p.otherApplicant.name, ['grades', 'tolerance'], 2],
  ])
  // Its own people see it without a trace; who may not publish does not see who has seen.
  expect(await seenFields(p.colleague, id)).toEqual(['grades', 'tolerance'])
  expect((await p.colleague.get(`${thing(id)}/seen`)).statusCode).toBe(403)
  expect((await p.otherApplicant.get(`${thing(id)}/seen`)).statusCode).toBe(404)
  expect(await seenBy(id)).toHaveLength(1)
  await stepSignatureOf(p.otherApplicant, signature, 'withdraw', 1, reason)
  expect(await seenFields(p.otherApplicant, id)).toEqual([])
})

test('kept to members: of a space that lets in, of the named one, and never of one that anybody joins', async () => {
  const { id } = await publishedOffer(p.applicant, kept('members', '保密铣削二号'))
  const open = await foundedSpace(p.applicant, { name: '随到随入', joining: 'open' })
  await stepOwn(p.otherApplicant, open, 'join')
  expect(await seenFields(p.otherApplicant, id)).toEqual([])
  const closed = await foundedSpace(p.applicant, { ...unlisted, name: '受邀空间' })
  await inviteInto(p.applicant, closed, p.otherApplicant.org.name)
  expect(await seenFields(p.otherApplicant, id)).toEqual([])
  await stepOwn(p.otherApplicant, closed, 'accept')
  expect(await seenFields(p.otherApplicant, id)).toEqual(['grades', 'tolerance'])
  // For a space by name, members of another have no part in it.
  const third = await foundedSpace(p.applicant, { ...unlisted, name: '第三个空间' })
  const audience = { spaces: [third], organisations: [p.otherApplicant.org.id] }
  const { id: narrow } = await publishedOffer(
    p.applicant,
    kept('members', '保密铣削三号'),
    audience,
  )
  expect(await seenFields(p.otherApplicant, narrow)).toEqual([])
  await decide(p.applicant, closed, p.otherApplicant.org.id, { verb: 'remove', seen: 2, reason })
  expect(await seenFields(p.otherApplicant, id)).toEqual([])
})

test('who signed the agreement of a space sees what others who signed it keep to signers', async () => {
  const { id } = await publishedOffer(p.applicant, kept('agreed', '保密铣削四号'))
  const space = await foundedSpace(p.programmeOfficer, { ...unlisted, name: '签约的空间' })
  const agreement = await keptAgreement(p.programmeOfficer, {}, { spaceId: space })
  for (const who of [p.applicant, p.otherApplicant]) {
    await inviteInto(p.programmeOfficer, space, who.org.name)
    await stepOwn(who, space, 'accept')
  }
  await signedAgreement(p.otherApplicant, agreement)
  expect(await seenFields(p.otherApplicant, id)).toEqual([])
  await signedAgreement(p.applicant, agreement)
  expect(await seenFields(p.otherApplicant, id)).toEqual(['grades', 'tolerance'])
  // Whoever is in the space and has not signed has no part in it.
  expect(await seenFields(p.programmeOfficer, id)).toEqual([])
  await stepOwn(p.otherApplicant, space, 'leave')
  expect(await seenFields(p.otherApplicant, id)).toEqual([])
})

test('kept to those named: a person alone, or an organisation; named no more they see no more', async () => {
  const { id } = await publishedOffer(p.applicant, kept('named', '保密铣削五号'))
  const name = (body: object, who: Caller = p.applicant) => who.post(`${thing(id)}/namings`, body)
  const org = p.programmeOfficer.org.name
  expect((await name({ org }, p.otherApplicant)).statusCode).toBe(404)
  expect((await name({ org }, p.colleague)).json().code).toBe('spaces.role_cannot')
  expect((await name({ org, person: '查无此人' })).json().code).toBe('spaces.person_unknown')
  const one = (await name({ org, person: p.programmeOfficer.name })).json()
  expect(one).toMatchObject({ orgName: org, personName: p.programmeOfficer.name })
  expect((await name({ org, person: p.programmeOfficer.name })).json().code).toBe(
    'spaces.named_already',
  )
  expect(await seenFields(p.programmeOfficer, id)).toEqual(['grades', 'tolerance'])
  expect(await seenFields(p.supervisor, id)).toEqual([])
  await name({ org })
  expect(await seenFields(p.supervisor, id)).toEqual(['grades', 'tolerance'])
  const { namings } = (await p.applicant.get(thing(id))).json()
  for (const { id: entry } of namings) await p.applicant.delete(`${thing(id)}/namings/${entry}`)
  expect(await seenFields(p.programmeOfficer, id)).toEqual([])
  expect((await page(p.programmeOfficer, id)).confidence.hidden).toEqual([
    { tier: 'named', count: 2 },
  ])
})

test('recalled it is as if it were not there; who had seen it stays on the list and is asked to delete it', async () => {
  const { id } = await publishedOffer(p.applicant, kept('named', '保密铣削六号'))
  for (const { org } of [p.programmeOfficer, p.otherApplicant]) {
    await p.applicant.post(`${thing(id)}/namings`, { org: org.name })
  }
  expect(await seenFields(p.programmeOfficer, id)).toEqual(['grades', 'tolerance'])
  const recall = (body: object) => p.applicant.post(`${thing(id)}/recalls`, body)
  const orgId = p.programmeOfficer.org.id
  expect((await recall({ orgId, reason: '短' })).json().code).toBe('spaces.reason_too_short')
  const [first, second] = await Promise.all([recall({ orgId, reason }), recall({ orgId, reason })])
  expect([first.statusCode, second.statusCode].toSorted()).toEqual([200, 409])
  expect(await seenFields(p.programmeOfficer, id)).toEqual([])
  // Not even that there is more.
  expect((await page(p.programmeOfficer, id)).confidence).toEqual({
    ...{ reach: 'public', hidden: [], agreement: null },
  })
  expect(await seenFields(p.otherApplicant, id)).toEqual(['grades', 'tolerance'])
  expect((await seenBy(id)).map(([org]: [string]) => org).toSorted()).toEqual(
    [p.programmeOfficer.org.name, p.otherApplicant.org.name].toSorted(),
  )
  await w.settle()
  const told = (await p.programmeOfficer.get('/api/notices')).json().rows
  expect(told.map(({ kind }: { kind: string }) => kind)).toContain('spaces.recalled')
  const others = (await p.supervisor.get('/api/notices')).json().rows
  expect(others.map(({ kind }: { kind: string }) => kind)).not.toContain('spaces.recalled')
  await recall({ orgId: null, reason })
  expect(await seenFields(p.otherApplicant, id)).toEqual([])
  const { recalls } = (await p.applicant.get(thing(id))).json()
  expect(recalls).toHaveLength(2)
  for (const { id: entry } of recalls) {
    await p.applicant.post(`${thing(id)}/recalls/${entry}/end`, {})
  }
  expect(await seenFields(p.programmeOfficer, id)).toEqual(['grades', 'tolerance'])
})

test('readers race a recall: whoever was shown anything is on the list, and nobody after it is shown any', async () => {
  const { id } = await publishedOffer(p.applicant, kept('named', '保密铣削七号'))
  await p.applicant.post(`${thing(id)}/namings`, { org: p.programmeOfficer.org.name })
  const look = async () => Object.keys((await page(p.programmeOfficer, id)).tiers).length
  const racing = Promise.all(Array.from({ length: 12 }, look))
  const recalled = await p.applicant.post(`${thing(id)}/recalls`, { orgId: null, reason })
  expect(recalled.statusCode).toBe(200)
  expect(await look()).toBe(0)
  const shown = (await racing).filter((count) => count > 0).length
  const rows = await seenBy(id)
  expect(rows.reduce((sum: number, row: unknown[]) => sum + Number(row[3]), 0)).toBe(shown)
})
