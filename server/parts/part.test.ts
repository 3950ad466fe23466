/** Parts: a file becomes a part, is analysed once however often it is brought, revised, shared and discarded. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../domain/kernel/actor.ts'
import { partPermits } from '../../domain/parts/part.ts'
import type { FullPart } from '../../domain/parts/part.endpoints.ts'
import { unpackView } from '../../domain/parts/viewMesh.ts'
import { sampleDxf } from '../../engines/parts/dxf/sample.ts'
import { sampleStep } from '../../engines/parts/sample.ts'
import { samplePdf } from '../files/samples.ts'
import { reading } from '../kernel/work.ts'
import { foundedSpace, inviteInto, stepOwn } from '../spaces/spaces.sample.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { analysedPart } from './facts.ts'
import { sweepViews } from './view.ts'
import { beginOf, begunPart, block, sharedWith, uploadedBy } from './parts.sample.ts'

let w: World
let p: Personas
const nobody = { spaces: [], organisations: [] }

beforeAll(async () => {
  w = await world('2019-07-08T10:00:00+08:00')
  p = await personas(w)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const open = async (who: Persona, id: string) => (await who.get(`/api/parts/${id}`)).json()
const analysisOf = async (who: Persona, part: FullPart, query = '') =>
  (await who.get(`/api/parts/revisions/${part.revision.id}/analysis${query}`)).json()
const askings = async () => {
  const sql = 'select subject, state, begun_at from parts.analysis order by asked_at, subject'
  return (await w.host.database.owner.query(sql)).rows
}

test('a file becomes a part: it waits, is analysed, and says exactly what it is', async () => {
  const begun = await begunPart(p.applicant, '支架')
  expect(begun).toMatchObject({
    ...{ name: '支架', material: null, own: true, shared: false, version: 1 },
    revision: { number: 1, fileName: '支架.step', analysis: { state: 'waiting', ahead: 0 } },
  })
  expect(await analysisOf(p.applicant, begun)).toMatchObject({ analysis: null, findings: [] })
  await w.settle()
  const volume = 60 * 40 * 20 - Math.PI * 25 * 20 - Math.PI * 15
  const part = (await open(p.colleague, begun.id)) as FullPart
  expect(part.revision.analysis).toMatchObject({
    ...{ state: 'done', reason: null, bboxMm: [60, 40, 20], solids: 1 },
    findings: { error: 0, warning: 0, info: 1 },
  })
  expect(part.revision.analysis.volumeMm3).toBeCloseTo(volume, 2)
  const told = await analysisOf(p.applicant, begun)
  expect(told).toMatchObject({ process: 'milling', massG: null })
  expect(told.analysis.holes).toHaveLength(2)
  expect(told.findings).toMatchObject([{ code: 'milling.hole_flat_bottom', severity: 'info' }])
  const turning = await analysisOf(p.applicant, begun, '?process=turning')
  expect(turning.process).toBe('turning')
  expect(turning.findings).not.toEqual(told.findings)
  const strange = await analysisOf(p.applicant, begun, '?process=knitting')
  expect(strange).toMatchObject({ code: 'parts.process_unlisted', facts: { process: 'knitting' } })
})

test('the same file is computed once for an organisation, a renumbered one gives the identical answer', async () => {
  const before = (await askings()).length
  const same = await begunPart(p.colleague, '同一文件')
  expect(same.revision.analysis.state).toBe('done')
  expect(await askings()).toHaveLength(before)
  const renumbered = await begunPart(
    p.applicant,
    '另编号的',
    sampleStep({ ...block, first: 5000, backwards: true }),
  )
  expect(renumbered.revision.analysis.state).toBe('waiting')
  await w.settle()
  expect(await askings()).toHaveLength(before + 1)
  const [a, b] = [await analysisOf(p.colleague, same), await analysisOf(p.applicant, renumbered)]
  expect(b.analysis).toEqual(a.analysis)
})

test('whether others keep the same file is not to be seen: it waits, is opened and drawn as a new one', async () => {
  const known = await begunPart(p.otherApplicant, '别家的同一文件')
  const unknown = await begunPart(
    p.otherApplicant,
    '谁也没有的文件',
    sampleStep({ size: [31, 7, 5] }),
  )
  const told = ({ revision: { analysis } }: FullPart) => {
    const { askedAt: _asked, ahead: _ahead, ...rest } = analysis
    return rest
  }
  expect(told(known)).toEqual(told(unknown))
  expect(known.revision.analysis.state).toBe('waiting')
  const views = async () => (await readdir(join(w.host.config.dataDir, 'part-views'))).length
  const drawn = await views()
  await w.settle()
  expect((await open(p.otherApplicant, known.id)).revision.analysis.state).toBe('done')
  // A mesh and a picture for each of the two.
  expect(await views()).toBe(drawn + 4)
})

test('a broken file has its coded reason, and the next is analysed all the same', async () => {
  const whole = sampleStep(block)
  const broken = await begunPart(p.applicant, '残缺', whole.slice(0, whole.length / 2))
  const next = await begunPart(p.applicant, '完好', sampleStep({ size: [7, 8, 9] }))
  await w.settle()
  const { analysis } = ((await open(p.applicant, broken.id)) as FullPart).revision
  expect(analysis).toMatchObject({
    ...{ state: 'refused', reason: 'parts.step_cut_off', solids: 0, bboxMm: null },
    findings: { error: 0, warning: 0, info: 0 },
  })
  expect(analysis.facts['line']).toBeGreaterThan(10)
  expect((await open(p.applicant, next.id)).revision.analysis.bboxMm).toEqual([7, 8, 9])
  const again = await p.applicant.post(`/api/parts/revisions/${broken.revision.id}/analysis`)
  expect(again.json().code).toBe('parts.analysed_already')
})

test('what the machine ended is analysed anew when somebody asks', async () => {
  const part = await begunPart(p.applicant, '再试', sampleStep({ size: [3, 4, 5] }))
  await w.settle()
  await w.host.database.owner.query(
    `update parts.analysis set reason = 'parts.out_of_time' where subject like '%' || $1`,
    [part.revision.digest],
  )
  const path = `/api/parts/revisions/${part.revision.id}/analysis`
  expect((await p.otherApplicant.post(path)).statusCode).toBe(404)
  const again = await p.applicant.post(path)
  expect(again.json().revision.analysis.state).toBe('waiting')
  await w.settle()
  expect((await open(p.applicant, part.id)).revision.analysis).toMatchObject({
    state: 'done',
    bboxMm: [3, 4, 5],
  })
})

test('material gives the mass; what is typed wrong is refused and names it', async () => {
  const part = await begunPart(p.applicant, '称重', sampleStep({ size: [10, 10, 10] }))
  await w.settle()
  const put = (seen: number, change: object) =>
    p.applicant.put(`/api/parts/${part.id}`, {
      ...{ seen, audience: nobody },
      content: { name: '称重', material: '7075', note: '', ...change },
    })
  expect((await put(1, { material: '7076' })).json()).toMatchObject({
    code: 'parts.material_unlisted',
    facts: { material: '7076' },
  })
  expect((await put(1, { name: '  ' })).json().code).toBe('parts.name_missing')
  expect((await put(1, {})).json()).toMatchObject({ material: '7075', version: 2 })
  expect((await put(1, {})).json()).toMatchObject({ code: 'parts.moved_on' })
  expect((await analysisOf(p.applicant, part)).massG).toBeCloseTo(2.81, 6)
})

test('a new file is the next revision; the very same one is none', async () => {
  const part = await begunPart(p.applicant, '改版', sampleStep({ size: [20, 20, 5] }))
  const add = async (bytes: Uint8Array) =>
    p.applicant.post(`/api/parts/${part.id}/revisions`, {
      versionId: await uploadedBy(p.applicant, '改版2.stp', bytes),
      note: '加厚',
    })
  expect((await add(sampleStep({ size: [20, 20, 5] }))).json()).toMatchObject({
    code: 'parts.same_file',
    facts: { number: 1 },
  })
  const next = (await add(sampleStep({ size: [20, 20, 6] }))).json() as FullPart
  expect(next.revisions.map(({ number, note }) => [number, note])).toEqual([
    [2, '加厚'],
    [1, ''],
  ])
  const differs = async (query = '') =>
    (await p.applicant.get(`/api/parts/revisions/${next.revision.id}/difference${query}`)).json()
  expect(await differs()).toEqual({ from: 1, to: 2, difference: null })
  await w.settle()
  expect((await open(p.applicant, part.id)).revision.analysis.bboxMm).toEqual([20, 20, 6])
  expect(await differs()).toMatchObject({
    ...{ from: 1, to: 2 },
    difference: {
      same: false,
      bboxMm: { before: [20, 20, 5], after: [20, 20, 6] },
      volumeMm3: { before: 2000, after: 2400 },
      faces: { moved: [{ byMm: [0, 0, 1] }] },
    },
  })
  expect((await differs('?from=2')).difference.same).toBe(true)
  expect((await differs('?from=3')).code).toBe('kernel.missing')
})

test('a flat part by its drawing: outlines, the length of the cut, no view', async () => {
  const plate = sampleDxf({ size: [100, 60], corner: 5, holes: [10] })
  const versionId = await uploadedBy(p.applicant, '面板.dxf', Buffer.from(plate))
  const part = (await beginOf(p.applicant, { versionId })).json() as FullPart
  await w.settle()
  const { analysis, findings, process } = await analysisOf(p.applicant, part)
  expect({ findings, process }).toEqual({ findings: [], process: null })
  expect(analysis).toMatchObject({ format: 'dxf', bbox_mm: [100, 60, 0], reason: null })
  expect(analysis.features.map(({ kind }: { kind: string }) => kind)).toEqual([
    'outline',
    'round_cutout',
  ])
  const mesh = await p.applicant.get(`/api/parts/revisions/${part.revision.id}/mesh`)
  expect(mesh.json().code).toBe('parts.view_nothing')
})

test('other modules are told what a part is, as far as the actor sees it', async () => {
  const part = await begunPart(p.applicant, '给估价', sampleStep(block))
  await w.settle()
  const facts = ({ org, personId }: Persona) => {
    const permits = new Set<string>([partPermits.write])
    const actor: Actor = { via: 'session', personId, orgId: org.id, roles: [], permits }
    return reading(w.host, { actor, requestId: 'facts' }, (work) => analysedPart(work, part.id))
  }
  expect(await facts(p.applicant)).toMatchObject({
    ...{ partId: part.id, name: '给估价', revision: 1, material: null },
    analysis: { bbox_mm: [60, 40, 20], holes: [{ diameter_mm: 10 }, { diameter_mm: 2 }] },
  })
  await expect(facts(p.otherApplicant)).rejects.toMatchObject({
    refusal: { code: 'kernel.missing' },
  })
})

test('drawings stand beside the part, for whoever sees it', async () => {
  const part = await begunPart(p.applicant, '带图', sampleStep({ size: [4, 4, 4] }))
  const path = `/api/parts/${part.id}`
  const put = async (who: Persona, name: string, bytes: Uint8Array) =>
    who.post(`${path}/drawings`, { versionId: await uploadedBy(who, name, bytes) })
  expect((await put(p.applicant, '说明.txt', Buffer.from('无'))).json()).toMatchObject({
    code: 'parts.drawing_ending',
  })
  const pdf = samplePdf(1)
  expect((await put(p.otherApplicant, '图.pdf', pdf)).statusCode).toBe(404)
  const kept = (await put(p.applicant, '图.pdf', pdf)).json() as FullPart
  expect(kept.drawings).toMatchObject([{ name: '图.pdf', bytes: pdf.length }])
  await w.settle()
  const file = `/api/files/versions/${kept.drawings[0]!.versionId}/content`
  expect((await p.otherApplicant.get(file)).statusCode).toBe(404)
  await sharedWith(p.applicant, kept, { spaces: [], organisations: [p.otherApplicant.org.id] })
  expect((await p.otherApplicant.get(file)).statusCode).toBe(200)
  const body = { versionId: kept.drawings[0]!.versionId }
  expect((await p.otherApplicant.post(`${path}/drawing-removals`, body)).json().code).toBe(
    'parts.not_own',
  )
  const left = await p.applicant.post(`${path}/drawing-removals`, body)
  expect(left.json().drawings).toEqual([])
  // The file of a revision is no drawing, and is not taken away as one.
  const model = { versionId: part.revision.versionId }
  expect((await p.applicant.post(`${path}/drawing-removals`, model)).statusCode).toBe(404)
})

test('only what can be analysed becomes a part', async () => {
  const versionId = await uploadedBy(p.applicant, '说明.txt', Buffer.from('不是零件'))
  expect((await beginOf(p.applicant, { versionId })).json()).toMatchObject({
    code: 'parts.ending_unknown',
  })
  const strangers = await uploadedBy(p.otherApplicant, 'x.step', sampleStep({ size: [1, 1, 1] }))
  expect((await beginOf(p.applicant, { versionId: strangers })).statusCode).toBe(403)
  expect((await beginOf(p.programmeOfficer, { versionId })).statusCode).toBe(403)
})

test('a part is its organisation’s alone until it is shared, and again when the space is left', async () => {
  const part = await begunPart(p.applicant, '共享件')
  await w.settle()
  const file = `/api/files/versions/${part.revision.versionId}/content`
  const sees = async (who: Persona) => {
    const answers = await Promise.all([
      who.get(`/api/parts/${part.id}`),
      who.get(`/api/parts/revisions/${part.revision.id}/analysis`),
      who.get(file),
    ])
    const listed = (await who.get('/api/parts?text=共享件')).json().rows.length
    return [...answers.map(({ statusCode }) => statusCode), listed]
  }
  const [all, none] = [
    [200, 200, 200, 1],
    [404, 404, 404, 0],
  ]
  expect(await sees(p.colleague)).toEqual(all)
  expect(await sees(p.otherApplicant)).toEqual(none)
  const named = { spaces: [], organisations: [p.otherApplicant.org.id] }
  const shown = await sharedWith(p.applicant, await open(p.applicant, part.id), named)
  expect(shown).toMatchObject({ shared: true, audience: named })
  expect(await sees(p.otherApplicant)).toEqual(all)
  const theirs = await open(p.otherApplicant, part.id)
  expect(theirs).toMatchObject({ own: false, audience: null, names: [] })
  expect(theirs.revisions[0].madeBy).toBe('')
  const write = p.otherApplicant.post(`/api/parts/${part.id}/discard`, { seen: 2 })
  expect((await write).json().code).toBe('parts.not_own')

  const space = await foundedSpace(p.otherApplicant, { name: '零件协作空间' })
  await inviteInto(p.otherApplicant, space, p.applicant.org.name)
  await stepOwn(p.applicant, space, 'accept')
  await sharedWith(p.applicant, shown, { spaces: [space], organisations: [] })
  expect(await sees(p.otherApplicant)).toEqual(all)
  await stepOwn(p.applicant, space, 'leave')
  await w.settle()
  expect(await sees(p.otherApplicant)).toEqual(none)
  expect(await open(p.applicant, part.id)).toMatchObject({ shared: false, audience: nobody })
})

test('what is shown of a part: triangles and a picture, made anew where the folder was emptied', async () => {
  const part = await begunPart(p.applicant, '看一看', sampleStep({ size: [30, 20, 10] }))
  const view = (what: string, who = p.applicant) =>
    who.get(`/api/parts/revisions/${part.revision.id}/${what}`)
  expect((await view('mesh')).json()).toMatchObject({ code: 'parts.view_nothing' })
  await w.settle()
  const [mesh, picture] = [await view('mesh'), await view('picture')]
  expect([mesh.statusCode, mesh.headers['content-encoding']]).toEqual([200, 'gzip'])
  const shown = unpackView(gunzipSync(mesh.rawPayload))!
  expect(shown.faces.map(({ face }) => face).toSorted()).toEqual([1, 2, 3, 4, 5, 6])
  expect(shown.max.map((side, axis) => side - shown.min[axis]!)).toEqual([30, 20, 10])
  expect(picture.headers['content-type']).toBe('image/png')
  expect((await view('picture', p.otherApplicant)).statusCode).toBe(404)
  await sweepViews(w.host, 0)
  expect(await readdir(join(w.host.config.dataDir, 'part-views'))).toEqual([])
  const again = await Promise.all([view('mesh'), view('mesh')])
  for (const one of again) expect(one.rawPayload.equals(mesh.rawPayload)).toBe(true)
})

test('a discarded part is gone with its files', async () => {
  const part = await begunPart(p.applicant, '不要了')
  const path = `/api/parts/${part.id}/discard`
  expect((await p.applicant.post(path, { seen: 7 })).json().code).toBe('parts.moved_on')
  expect((await p.applicant.post(path, { seen: 1 })).statusCode).toBe(200)
  expect((await p.applicant.get(`/api/parts/${part.id}`)).statusCode).toBe(404)
  const held = await w.host.database.owner.query(
    `select 1 from files.attachment where thing_id = $1`,
    [part.id],
  )
  expect(held.rows).toEqual([])
})
