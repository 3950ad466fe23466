/** Tolerances are noted of features, found again in the next revision, told to whoever sees the part, and judged. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../domain/kernel/actor.ts'
import { partPermits } from '../../domain/parts/part.ts'
import type { FullPart } from '../../domain/parts/part.endpoints.ts'
import { sampleStep } from '../../engines/parts/sample.ts'
import { reading } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { analysedPart } from './facts.ts'
import { begunPart, block, sharedWith, uploadedBy } from './parts.sample.ts'

let w: World
let p: Personas

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const at = (part: FullPart, what: string) => `/api/parts/revisions/${part.revision.id}/${what}`
const readBy = async (who: Persona, part: FullPart, query = '') =>
  (await who.get(at(part, `analysis${query}`))).json()
const note = (who: Persona, part: FullPart, faces: readonly number[], content: object) =>
  who.post(at(part, 'tolerances'), { faces, content })
const h7 = { kind: 'size', nominalMm: 10, class: 'H7', upperMm: null, lowerMm: null }
const facesOf = (
  told: { analysis: { holes: { diameter_mm: number; faces: number[] }[] } },
  mm: number,
) => told.analysis.holes.find((one) => one.diameter_mm === mm)!.faces

async function analysed(name: string): Promise<FullPart> {
  const part = await begunPart(p.applicant, name)
  await w.settle()
  return part
}

async function revised(part: FullPart, bytes: Uint8Array): Promise<FullPart> {
  const versionId = await uploadedBy(p.applicant, '改.step', bytes)
  const next = await p.applicant.post(`/api/parts/${part.id}/revisions`, { versionId, note: '' })
  await w.settle()
  return next.json() as FullPart
}

test('H7 of a hole of 10 is +0.015 / 0, seen by whoever sees the part, and warned of where a process cannot hold it', async () => {
  const part = await analysed('带公差')
  const faces = facesOf(await readBy(p.applicant, part), 10)
  const noted = await note(p.applicant, part, faces, h7)
  expect(noted.statusCode).toBe(200)
  const tolerance = {
    ...{ id: expect.any(String), content: h7, faces, fromRevision: 1 },
    limits: { upperMm: 0.015, lowerMm: 0 },
  }
  expect(noted.json()).toEqual({ tolerances: [tolerance] })
  expect((await readBy(p.otherApplicant, part)).code).toBe('kernel.missing')
  await sharedWith(p.applicant, part, { spaces: [], organisations: [p.otherApplicant.org.id] })
  const told = await readBy(p.otherApplicant, part, '?process=sheet')
  expect(told.tolerances).toEqual([tolerance])
  expect(told.findings).toContainEqual({
    ...{ code: 'sheet.tolerance_tight', severity: 'warning', faces },
    facts: { value: 0.0075, limit: 0.1, measure: 'half_width_mm' },
  })
  const milled = await readBy(p.otherApplicant, part, '?process=milling')
  expect(JSON.stringify(milled.findings)).not.toContain('tolerance_tight')
  expect((await note(p.otherApplicant, part, faces, h7)).json().code).toBe('parts.not_own')
})

test('what makes no sense is refused with its reason', async () => {
  const part = await analysed('不合理的公差')
  const told = await readBy(p.applicant, part)
  const hole = facesOf(told, 10)
  const codes = [
    [[], h7, 'parts.tolerance_faces_missing'],
    [hole, { ...h7, class: 'Q9' }, 'parts.class_unknown'],
    [hole, { kind: 'thread', diameterMm: 24, pitchMm: 3, class: '6H' }, 'parts.thread_off'],
    [[999], h7, 'parts.face_unknown'],
    [hole, { kind: 'general', class: 'm' }, 'parts.tolerance_of_the_whole'],
  ] as const
  for (const [faces, content, code] of codes) {
    const answer = await note(p.applicant, part, faces, content)
    expect([code, answer.json().code]).toEqual([code, code])
  }
  expect((await readBy(p.applicant, part)).tolerances).toEqual([])
})

test('the next revision keeps what is noted of a feature that it still has, and says which it has not', async () => {
  const part = await analysed('改版的公差')
  const told = await readBy(p.applicant, part)
  await note(p.applicant, part, facesOf(told, 10), h7)
  await note(p.applicant, part, facesOf(told, 2), { ...h7, nominalMm: 2, class: 'H8' })
  await note(p.applicant, part, [], { kind: 'general', class: 'm' })
  // The small hole goes, another comes: faces have other numbers.
  const [big] = block.holes
  const second = await revised(
    part,
    sampleStep({ size: block.size, holes: [big!, { x: 5, y: 5, radius: 2, depth: 20 }] }),
  )
  const now = await readBy(p.applicant, second)
  const of = (all: { content: { kind: string; class: string }; faces: unknown }[]) =>
    all.map(({ content, faces }) => [content.class, faces])
  const again = facesOf(now, 10)
  expect(of(now.tolerances)).toEqual([
    ['H7', again],
    ['H8', null],
    ['m', []],
  ])
  // Taken back on the second, it stands on the first.
  const { id } = now.tolerances[0]
  const gone = await p.applicant.post(at(second, 'tolerance-removals'), { toleranceId: id })
  expect(of(gone.json().tolerances)).toEqual([
    ['H8', null],
    ['m', []],
  ])
  expect((await readBy(p.applicant, part)).tolerances).toHaveLength(3)
  const twice = await p.applicant.post(at(second, 'tolerance-removals'), { toleranceId: id })
  expect(twice.statusCode).toBe(404)
  expect((await note(p.applicant, part, facesOf(told, 10), h7)).json()).toMatchObject({
    ...{ code: 'parts.revision_old', facts: { number: 1, latest: 2 } },
  })
})

test('the tightest that is noted is what others price and look for', async () => {
  const part = await analysed('最严的公差')
  const actor: Actor = {
    ...{ via: 'session', personId: p.applicant.personId, orgId: p.applicant.org.id, roles: [] },
    permits: new Set<string>([partPermits.write]),
  }
  const tightest = async () =>
    (await reading(w.host, { actor, requestId: 'facts' }, (work) => analysedPart(work, part.id)))
      .toleranceMm
  expect(await tightest()).toBeNull()
  await note(p.applicant, part, [], { kind: 'general', class: 'm' })
  expect(await tightest()).toBe(0.3)
  await note(p.applicant, part, facesOf(await readBy(p.applicant, part), 10), h7)
  expect(await tightest()).toBe(0.0075)
})
