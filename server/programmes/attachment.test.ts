import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import { greyPng } from '../files/picture.sample.ts'
import { inspectWaiting, uploadApp, uploadWhole } from '../files/samples.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { accepted } from './package.sample.ts'
import { addProgramme, openProgramme, shippedForm, shippedProgrammes } from './programme.actions.ts'

let w: World
let p: Personas
let uploads: FastifyInstance & { readonly base: string }
let id: string

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  uploads = await uploadApp(w)
  const definition = (await shippedProgrammes()).find((one) => one.id === 'shuangchuang-2019')!
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    await addProgramme(work, definition, await shippedForm(definition))
    await openProgramme(work, definition.id)
  })
  const started = p.applicant.post('/api/programmes/shuangchuang-2019/applications', {})
  id = (await accepted(started)).json().id
})
afterAll(async () => {
  await uploads.close()
  await w[Symbol.asyncDispose]()
})

const path = (rest: string) => `/api/programmes/applications/${id}/${rest}`

async function put(row: string, key: string, file: string) {
  const at = 'I.photos'
  await accepted(
    p.applicant.post(path('edits'), {
      edits: [
        { kind: 'addRow', at, rowId: row, key, baseVersion: 0 },
        { kind: 'set', at: `${at}/${row}/file`, value: file, baseVersion: 0 },
        { kind: 'set', at: `${at}/${row}/description`, value: '车间（演示）', baseVersion: 0 },
      ],
    }),
  )
}

const faultsOfPhotos = async () =>
  (await accepted(p.colleague.get(path('check'))))
    .json()
    .faults.filter(({ at }: { at: string }) => at.startsWith('I.photos'))

test('photographs are judged by what was measured of them, and the sentence has the numbers', async () => {
  const small = await uploadWhole(uploads.base, p.applicant, '小图.png', greyPng(1200, 800))
  await put('r1', 'B', small.id)
  const few = { at: 'I.photos', code: 'programmes.form_files_too_few', severity: 'hard' }
  expect(await faultsOfPhotos()).toEqual([
    {
      at: 'I.photos/r1/file',
      code: 'programmes.form_file_waiting',
      severity: 'hard',
      facts: { name: '小图.png' },
    },
    { ...few, facts: { count: 1, min: 5, missing: 4 } },
  ])
  await inspectWaiting(w)
  const large = await uploadWhole(uploads.base, p.applicant, '大图.png', greyPng(4000, 2000))
  await inspectWaiting(w)
  await put('r2', 'C', large.id)
  expect(await faultsOfPhotos()).toEqual([
    {
      at: 'I.photos/r1/file',
      code: 'programmes.form_picture_too_coarse',
      severity: 'hard',
      facts: {
        name: '小图.png',
        width: 1200,
        height: 800,
        givenWanPixels: 96,
        givenMB: 0,
        minWanPixels: 800,
        minMB: 5,
      },
    },
    { ...few, facts: { count: 2, min: 5, missing: 3 } },
  ])
})

test('the browser gets the same measures by id, also before the draft names a file; others get nothing', async () => {
  const fresh = await uploadWhole(uploads.base, p.colleague, '新图.png', greyPng(400, 300))
  const foreign = await uploadWhole(uploads.base, p.otherApplicant, '别人的.png', greyPng(41, 31))
  const query = `files?ids=${fresh.id},${foreign.id},nonsense`
  const before = (await accepted(p.applicant.get(path(query)))).json().files
  expect(before[fresh.id]).toEqual({
    name: '新图.png',
    mediaType: 'image/png',
    sizeBytes: greyPng(400, 300).length,
    inspection: 'waiting',
  })
  await inspectWaiting(w)
  const { files } = (await accepted(p.applicant.get(path(query)))).json()
  expect(files[fresh.id]).toEqual({
    name: '新图.png',
    mediaType: 'image/png',
    sizeBytes: greyPng(400, 300).length,
    widthPx: 400,
    heightPx: 300,
  })
  // The two of the draft and the new one; neither another's nor what is no file.
  expect(Object.values(files as Record<string, { name: string }>).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['小图.png', '大图.png', '新图.png']),
  )
  expect(Object.keys(files)).toHaveLength(3)
  expect((await p.otherApplicant.get(path(query))).statusCode).toBe(404)
})

test('colleagues open the uploads of a draft until it is given up; others never do', async () => {
  const photo = await uploadWhole(uploads.base, p.applicant, '场地.png', greyPng(10, 10))
  const reads = async () =>
    Promise.all(
      [p.applicant, p.colleague, p.otherApplicant, p.programmeOfficer].map(
        async (who) => (await who.get(`/api/files/versions/${photo.id}`)).statusCode,
      ),
    )
  expect(await reads()).toEqual([200, 404, 404, 404])
  await put('r3', 'D', photo.id)
  expect(await reads()).toEqual([200, 200, 404, 404])
  await accepted(p.applicant.post(path('discard')))
  expect(await reads()).toEqual([200, 404, 404, 404])
})
