import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bundle } from '../../domain/evaluation/bundle.ts'
import { emptyMarks, type Marks } from '../../domain/evaluation/marks.ts'
import { holdVersion } from '../files/index.ts'
import { inspectWaiting, samplePdf, uploadApp, uploadWhole } from '../files/samples.ts'
import { sha256Of } from '../kernel/sha256.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import {
  answersOf,
  sealReturn,
  signReturn,
  testSigner,
  unpackBundle,
  type Unpacked,
} from './bundle.sample.ts'
import {
  handIn,
  marksOf,
  must,
  reviewer,
  roundInReview,
  setupIn,
  write,
  type Reviewer,
} from './round.sample.ts'

let w: World
let p: Personas
let one: Reviewer
let other: Reviewer
let round: Awaited<ReturnType<typeof roundInReview>>
let unpacked: Unpacked
let bundle: Bundle

const signer = testSigner()
const bundles = '/api/evaluation/me/bundles'
const returns = '/api/evaluation/me/bundle-returns'
const opinion = '离线写下的意见：平台基础扎实，建议入选。'

beforeAll(async () => {
  w = await world('2019-07-20T09:00:00+08:00')
  p = await personas(w)
  one = await reviewer(w, p, '潘若水')
  other = await reviewer(w, p, '陶静')
  round = await roundInReview(w, p, [one, other], ['甲平台', '乙平台', '丙平台'])
  await write(one, round.reviews[0]![1]!, marksOf(0.4, '在线写下的草稿意见，尚未写完。'))
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const own = (at: number) => round.reviews[0]![at]!
const item = (at: number) => bundle.items[at]!
const sealed = (answers: readonly (readonly [at: number, marks: Marks, digest?: string])[]) =>
  sealReturn(
    signReturn(
      answersOf(
        bundle,
        answers.map(([at, marks, digest]) => ({
          assignmentId: item(at).assignmentId,
          digest: digest ?? item(at).digest,
          marks,
        })),
      ),
      signer,
    ),
    bundle.key,
  )
const look = (content: string, who: Reviewer = one) => who.post(`${returns}/preview`, { content })
const take = (content: string, assignments: readonly string[], handsIn = false) =>
  one.post(returns, { content, assignments, handIn: handsIn })
const codeOf = async (asked: ReturnType<Reviewer['post']>) => (await asked).json().code

test('a bundle holds the items that are accepted, their rubric, the drafts, and a list of digests', async () => {
  const offered = await must(one.get(bundles))
  expect(offered.rounds).toMatchObject([{ id: round.id, items: 3 }])
  const made = await must(one.post(bundles, { roundId: round.id, signing: signer.signing }))
  expect(made).toMatchObject({ roundId: round.id, items: 3, returnedAt: null })
  const file = await one.get(`${bundles}/${made.id}/file`)
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/zip'])
  unpacked = unpackBundle(file.rawPayload)
  expect(unpacked.names).toEqual(['离线评审.html', '使用说明.txt', 'manifest.json'])
  ;({ bundle } = unpacked)
  expect(bundle).toMatchObject({ id: made.id, expert: '潘若水', scoreBy: '2019-08-30' })
  expect(bundle.items.map(({ title, marks }) => [title, marks.opinion])).toEqual([
    ['甲平台', ''],
    ['乙平台', '在线写下的草稿意见，尚未写完。'],
    ['丙平台', ''],
  ])
  const manifest = JSON.parse(unpacked.textOf('manifest.json'))
  const page = unpacked.textOf('离线评审.html')
  expect(manifest.files[0]).toMatchObject({ path: '离线评审.html', sha256: sha256Of(page) })
  expect(page).toContain("default-src 'none'")
  expect((await other.get(`${bundles}/${made.id}/file`)).statusCode).toBe(404)
  expect(await codeOf(one.post(bundles, { roundId: made.id, signing: null }))).toBe(
    'evaluation.bundle_empty',
  )
})

test('what comes back is shown before it is taken: same, newer here, faulty, complete', async () => {
  await write(one, own(1), marksOf(0.5, '打包之后又在线改过的意见。'), 1)
  const above = {
    ...marksOf(0.8, opinion),
    criteria: { [bundle.rubric.dimensions[0]!.code]: { points: 9999 } },
  }
  const content = sealed([
    [0, marksOf(0.8, opinion)],
    [1, marksOf(0.6, opinion)],
    [2, above],
  ])
  const told = await must(look(content))
  expect(told.checkCode).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/)
  expect(told.items.map((row: any) => [row.result, row.refusal?.code ?? null, row.open])).toEqual([
    ['take', null, 0],
    ['newer', null, 0],
    ['refused', 'evaluation.return_marks_wrong', told.items[2].open],
  ])
  expect([told.items[0].total, told.items[0].totalNow, told.items[1].totalNow]).toEqual([
    expect.any(Number),
    null,
    expect.any(Number),
  ])
  // Looking changed nothing.
  const review = await must(one.get(`/api/evaluation/me/reviews/${own(0)}`))
  expect(review.work.marks).toEqual(emptyMarks)
})

test('a file that is none, another’s, or changed in one sign is refused by a code of its own', async () => {
  const content = sealed([[0, marksOf(0.8, opinion)]])
  expect(await codeOf(look(Buffer.from('{"format":1}').toString('base64')))).toBe(
    'evaluation.return_unreadable',
  )
  expect(await codeOf(look(content, other))).toBe('evaluation.return_not_yours')
  const envelope = JSON.parse(Buffer.from(content, 'base64').toString())
  const spoilt = (change: object) =>
    Buffer.from(JSON.stringify({ ...envelope, ...change })).toString('base64')
  const flipped = `${envelope.sealed[0] === 'A' ? 'B' : 'A'}${envelope.sealed.slice(1)}`
  expect(await codeOf(look(spoilt({ sealed: flipped })))).toBe('evaluation.return_altered')
  expect(await codeOf(look(spoilt({ key: { x: 'AAAA', y: 'AAAA' } })))).toBe(
    'evaluation.return_altered',
  )
  // Sealed well, for another bundle.
  const second = await must(one.post(bundles, { roundId: round.id, signing: null }))
  expect(await codeOf(look(spoilt({ bundleId: second.id })))).toBe('evaluation.return_altered')
})

test('an item that is not the one that was packed is refused; what is not one’s own shows no title', async () => {
  const marks = marksOf(0.8, opinion)
  const content = sealReturn(
    signReturn(
      answersOf(bundle, [
        { assignmentId: item(0).assignmentId, digest: 'a'.repeat(64), marks },
        { assignmentId: round.reviews[1]![0]!, digest: item(0).digest, marks },
      ]),
      signer,
    ),
    bundle.key,
  )
  const told = await must(look(content))
  expect(told.items.map((row: any) => [row.title, row.refusal.code])).toEqual([
    ['', 'evaluation.return_item_gone'],
    ['甲平台', 'evaluation.return_foreign_item'],
  ])
  expect(await codeOf(take(content, [item(0).assignmentId]))).toBe('evaluation.return_foreign_item')
})

test('what is taken stands as if it were written here, and complete reviews can be handed in at once', async () => {
  const half = { ...emptyMarks, opinion: '只写了意见，分数还没有打。' }
  const content = sealed([
    [0, marksOf(0.8, opinion)],
    [1, marksOf(0.6, opinion)],
    [2, half],
  ])
  const told = await must(take(content, [own(0), own(2)], true))
  expect(told.items.map((row: any) => [row.result, row.handedIn])).toEqual([
    ['refused', true],
    ['newer', false],
    ['same', false],
  ])
  const [first, second, third] = await Promise.all(
    [0, 1, 2].map((at) => must(one.get(`/api/evaluation/me/reviews/${own(at)}`))),
  )
  expect([first.state, first.work.marks]).toEqual(['submitted', marksOf(0.8, opinion)])
  expect(second.work.marks.opinion).toBe('打包之后又在线改过的意见。')
  expect([third.state, third.work.marks]).toEqual(['scoring', half])
  // Chosen, the file replaces what was written here later.
  const replaced = await must(take(content, [own(1)]))
  expect(replaced.items[1].result).toBe('same')
  const made = (await must(one.get(bundles))).rows
  expect(made.map((row: any) => [row.id === bundle.id, row.returnedAt !== null])).toEqual([
    [false, false],
    [true, true],
  ])
  // Handed in before, it is not taken again.
  expect(await codeOf(take(content, [own(0)]))).toBe('evaluation.assignment_cannot_step')
})

test('an item that changed since it was packed refuses the file, and the bundle is not given out again', async () => {
  const content = sealed([[2, marksOf(0.8, opinion)]])
  expect((await must(look(content))).items[0].result).toBe('take')
  await w.host.database.owner.query('update evaluation.item set brief = $1 where title = $2', [
    '换过的简介。',
    '丙平台',
  ])
  const [row] = (await must(look(content))).items
  expect([row.result, row.refusal.code]).toEqual(['refused', 'evaluation.return_item_changed'])
  expect(await codeOf(one.get(`${bundles}/${bundle.id}/file`))).toBe('evaluation.bundle_outdated')
})

test('the office that runs the round opens none of it', async () => {
  const content = sealed([[2, marksOf(0.8, opinion)]])
  const office = await p.programmeOfficer.post(`${returns}/preview`, { content })
  expect(office.json().code).toBe('evaluation.return_not_yours')
  const { rows } = await w.host.database.owner.query('select * from evaluation.bundle')
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain(opinion)
  await handIn(other, round.reviews[1]![0]!, marksOf(0.7, '在线提交的意见，依据充分。'))
})

test('documents lie beside the page under distinct names, with the digests of the list', async () => {
  const { id, reviews } = await roundInReview(w, p, [one], ['丁平台'])
  const uploads = await uploadApp(w)
  const pdfs = [samplePdf(1), samplePdf(2), samplePdf(3)]
  const names = ['方案.pdf', '方案.pdf', '方案-2.pdf']
  const versions: { readonly id: string }[] = []
  for (const [at, pdf] of pdfs.entries()) {
    versions.push(await uploadWhole(uploads.base, p.programmeOfficer, names[at]!, pdf))
  }
  await inspectWaiting(w)
  await uploads.close()
  const { rows } = await w.host.database.owner.query(
    'select item_id from evaluation.assignment where id = $1',
    [reviews[0]![0]],
  )
  await setupIn(w)(async (work) => {
    for (const [at, version] of versions.entries()) {
      const thing = { thingKind: 'evaluation.item', thingId: rows[0].item_id as string }
      const slot = `document.${at + 1}`
      await holdVersion(work, { ...thing, versionId: version.id, slot, confidential: true })
    }
  })
  const made = await must(one.post(bundles, { roundId: id, signing: null }))
  const {
    bundle: packed,
    bytesOf,
    textOf,
  } = unpackBundle((await one.get(`${bundles}/${made.id}/file`)).rawPayload)
  const files = packed.items[0]!.files
  expect(files.map(({ path }) => path)).toEqual([
    '材料/001/方案.pdf',
    '材料/001/方案-2.pdf',
    '材料/001/方案-2-2.pdf',
  ])
  for (const [at, { path, sha256, bytes }] of files.entries()) {
    expect([bytesOf(path), sha256, bytes]).toEqual([
      pdfs[at],
      sha256Of(pdfs[at]!),
      pdfs[at]!.length,
    ])
  }
  expect(JSON.parse(textOf('manifest.json')).files.slice(1)).toEqual(
    files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
  )
})

test('an office packs for an expert without a network, without what was written, and cannot read it back', async () => {
  const expertId = one.expertId
  const made = `/api/evaluation/rounds/${round.id}/bundles`
  expect(await codeOf(one.post(made, { expertId }))).toBe('kernel.permit_missing')
  const { id, items } = await must(p.programmeOfficer.post(made, { expertId }))
  expect(items).toBeGreaterThan(0)
  const path = `/api/evaluation/bundles/${id}/file`
  expect((await one.get(path)).statusCode).toBe(403)
  const file = await p.programmeOfficer.get(path)
  expect(file.statusCode).toBe(200)
  const packed = unpackBundle(file.rawPayload).bundle
  expect(packed).toMatchObject({ id, expert: '潘若水' })
  expect(packed.items.map(({ marks }) => marks)).toEqual(packed.items.map(() => emptyMarks))
  // The expert's own bundles are not the office's.
  const first = (await must(one.get(bundles))).rows.at(-1).id
  expect((await p.programmeOfficer.get(`/api/evaluation/bundles/${first}/file`)).statusCode).toBe(
    404,
  )
  const { assignmentId, digest } = packed.items[0]!
  const back = sealReturn(
    signReturn(
      answersOf(packed, [{ assignmentId, digest, marks: marksOf(0.7, opinion) }]),
      testSigner(),
    ),
    packed.key,
  )
  const asOffice = p.programmeOfficer.post(`${returns}/preview`, { content: back })
  expect((await asOffice).json().code).toBe('evaluation.return_not_yours')
  const seen = await must(look(back))
  expect([seen.bundleId, seen.items[0].assignmentId]).toEqual([id, assignmentId])
})
