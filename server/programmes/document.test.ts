import { buffer } from 'node:stream/consumers'
import type { FastifyInstance } from 'fastify'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../domain/kernel/actor.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { samplePdf, uploadApp, uploadWhole } from '../files/samples.ts'
import { storageOf } from '../files/index.ts'
import { has, libreOffice, pdfText } from '../kernel/documents/outsideTools.ts'
import { versionCode } from '../kernel/documents/paper.ts'
import { writing } from '../kernel/work.ts'
import { personas, type Persona, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { accepted } from './package.sample.ts'
import { addProgramme, openProgramme, seatUnit, shippedProgrammes } from './programme.actions.ts'

let w: World
let p: Personas
let uploads: FastifyInstance & { readonly base: string }

const words = (zh: string) => ({ zh, en: zh })
const text = (id: string, zh: string, lines: 'single' | 'multi') =>
  ({ id, kind: 'text', lines, maxChars: 200, label: words(zh), source: 'public' }) as const

const form: FormDefinition = {
  id: 'small',
  version: 1,
  title: words('申报书（小表）'),
  source: 'design',
  instructions: [],
  directions: [],
  sections: [
    {
      id: 'B',
      title: words('项目'),
      role: 'body',
      items: [
        text('projectName', '项目名称', 'single'),
        text('story', '简述', 'multi'),
        {
          id: 'members',
          kind: 'table',
          label: words('成员'),
          source: 'public',
          maxRows: 10,
          required: false,
          columns: [
            { id: 'name', kind: 'text', label: words('姓名'), maxChars: 20, lines: 'single' },
          ],
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
          source: 'public',
          required: false,
          mediaTypes: ['application/pdf'],
          minCount: 0,
          maxCount: 3,
        },
      ],
    },
  ],
  rules: [],
}

let applicationId: string
let submissionId: string
let sealedPages: { code: string; bytes: Uint8Array; receipt: Uint8Array }

/** The version of the draft that everybody here has seen. */
let version: number

const set = (at: string, value: unknown) => ({ kind: 'set', at, value, baseVersion: version })
async function save(edits: object[], who: Persona = p.applicant) {
  const url = `/api/programmes/applications/${applicationId}/edits`
  const saved = await accepted(who.post(url, { edits }))
  expect([saved.json().conflicts, saved.json().refused]).toEqual([[], []])
  version = saved.json().version
}
const ask = (wish: object, who: Persona = p.applicant) =>
  who.post('/api/programmes/documents', wish)

async function made(wish: object, who: Persona = p.applicant) {
  const asked = await accepted(ask(wish, who))
  await w.settle()
  const document = (await who.get(`/api/programmes/documents/${asked.json().id}`)).json()
  expect(document.fault).toBe(null)
  const file = await who.get(`/api/files/versions/${document.versionId}/content`)
  return { document, file, bytes: file.rawPayload }
}

/** Inspection is the business of files; here every upload is found clean at once. */
async function passInspection(): Promise<void> {
  await w.host.database.owner.query(
    `update files.content c set state = 'clean', inspected_at = made_at,
       kind = (select v.kind from files.version v where v.digest = c.digest limit 1)
     where state = 'waiting'`,
  )
}

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  uploads = await uploadApp(w)
  const definition = (await shippedProgrammes()).find(({ id }) => id === 'shuangchuang-2019')!
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, async (work) => {
    await addProgramme(work, definition, form)
    await openProgramme(work, definition.id)
    await seatUnit(work, {
      programmeId: definition.id,
      unitCode: '5101',
      orgId: p.orgs.city.id,
      authorityName: p.orgs.city.name,
    })
  })
  const started = await p.applicant.post('/api/programmes/shuangchuang-2019/applications', {
    title: '共享制造平台（演示）',
    directions: ['4'],
  })
  applicationId = started.json().id
  version = started.json().draftVersion
  await save([set('B.projectName', '共享/制造平台𠮷（演示）'), set('B.story', '初稿。')])
})
afterAll(async () => {
  await uploads.close()
  await w[Symbol.asyncDispose]()
})

const draftPdf = { subject: 'draft', kind: 'application', format: 'pdf' }

test('a draft is printed as a job, says that it is one, and is made once for one content', async () => {
  const wish = { ...draftPdf, id: applicationId }
  const asked = await ask(wish)
  expect(asked.json()).toEqual({
    id: expect.any(String),
    subject: 'draft',
    subjectId: applicationId,
    kind: 'application',
    format: 'pdf',
    state: 'waiting',
    name: `申报书—共享／制造平台𠮷（演示）—启衡机电设备有限公司（演示）—草稿第${version}版.pdf`,
    versionId: null,
    pages: null,
    missingGlyphs: [],
    fault: null,
    askedAt: w.now().toISOString(),
    changedAt: w.now().toISOString(),
  })
  const { document, file, bytes } = await made(wish)
  expect([document.id, document.state, document.pages > 0]).toEqual([asked.json().id, 'done', true])
  expect(file.headers['content-disposition']).toContain(
    encodeURIComponent('申报书—共享／制造平台𠮷（演示）').replaceAll('（', '%EF%BC%88'),
  )
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  await save([set('B.story', '第二稿。')])
  const next = await ask(wish)
  expect(next.json().id).not.toBe(document.id)
})

test.skipIf(!has('pdftotext'))('every page of a draft says that it is one', async () => {
  const { document, bytes } = await made({ ...draftPdf, id: applicationId })
  const pages = pdfText(bytes)
  expect(pages.length).toBe(document.pages)
  expect(pages.filter((page) => !page.includes('草稿，未封存'))).toEqual([])
})

test('two ask at once: one document, one job', async () => {
  const wish = { ...draftPdf, id: applicationId, format: 'docx' }
  const answers = await Promise.all(Array.from({ length: 6 }, () => ask(wish)))
  expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1)
  const { bytes } = await made(wish)
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  const { rows } = await w.host.database.owner.query(
    `select count(*)::int as n from kernel.event where name = 'kernel.job.asked'
     and facts -> 'payload' ->> 'documentId' = $1`,
    [answers[0]!.json().id],
  )
  expect(rows[0].n).toBe(1)
})

test('others neither ask, follow nor download; it exists for its own people', async () => {
  const { document } = await made({ ...draftPdf, id: applicationId }, p.colleague)
  for (const stranger of [p.otherApplicant, p.cityOfficer, p.programmeOfficer]) {
    const asked = await ask({ ...draftPdf, id: applicationId }, stranger)
    const read = await stranger.get(`/api/programmes/documents/${document.id}`)
    const file = await stranger.get(`/api/files/versions/${document.versionId}/content`)
    expect([asked.statusCode, read.statusCode, file.statusCode]).toEqual([404, 404, 404])
  }
})

test('what no subject offers is refused with its reason', async () => {
  const refused = await ask({ subject: 'draft', id: applicationId, kind: 'receipt', format: 'pdf' })
  expect([refused.statusCode, refused.json().code]).toEqual([
    400,
    'programmes.document_not_offered',
  ])
})

/** Puts texts into the cells that are coded so, as somebody with Word would. */
function filled(bytes: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array {
  const entries = unzipSync(bytes)
  let xml = new TextDecoder().decode(entries['word/document.xml'])
  for (const [tag, value] of Object.entries(texts)) {
    const before = xml
    const code = tag.replace(/[.$/]/g, '\\$&')
    xml = xml.replace(
      new RegExp(
        `(〔?${code}〕?</w:t>[\\s\\S]*?</w:tc>(?:<w:tc>(?:(?!</w:tc>)[\\s\\S])*</w:tc>)?<w:tc>(?:(?!</w:tc>)[\\s\\S])*?<w:p(?: [^>]*)?>)((?:(?!</w:p>)[\\s\\S])*)(</w:p>)`,
      ),
      `$1<w:r><w:t>${value}</w:t></w:r>$3`,
    )
    if (xml === before) throw new Error(`no cell ${tag}`)
  }
  entries['word/document.xml'] = new TextEncoder().encode(xml)
  return zipSync(entries)
}

/** A filled form of this application, as its applicant uploaded it. */
let filledForm: { readonly bytes: Uint8Array; readonly versionId: string }

test('a Word form comes home: a dry run shows, saving merges, a conflict stands side by side', async () => {
  const { bytes } = await made({
    subject: 'draft',
    id: applicationId,
    kind: 'wordForm',
    format: 'docx',
  })
  const mine = filled(bytes, { 'B.projectName': '线下改名（演示）', 'B.story': '线下写成。' })
  const made0 = version
  const upload = await uploadWhole(uploads.base, p.applicant, '填好.docx', mine)
  filledForm = { bytes: mine, versionId: upload.id }
  await passInspection()
  // A colleague changes one of the two fields meanwhile.
  await save([set('B.story', '线上改过。')], p.colleague)

  const path = `/api/programmes/applications/${applicationId}/word-form`
  const dry = await accepted(p.applicant.post(path, { versionId: upload.id, dryRun: true }))
  const outcomes = (answer: { json: () => any }) =>
    Object.fromEntries(
      answer
        .json()
        .report.filter((line: { outcome: string }) => line.outcome !== 'leftBlank')
        .map((line: { tag: string; outcome: string; theirs: unknown }) => [
          line.tag,
          [line.outcome, line.theirs],
        ]),
    )
  expect(outcomes(dry)).toEqual({
    'B.projectName': ['changed', null],
    'B.story': ['conflict', '线上改过。'],
  })
  expect([dry.json().madeFrom, dry.json().version]).toEqual([made0, made0 + 1])

  const done = await p.applicant.post(path, { versionId: upload.id })
  expect(outcomes(done)).toEqual(outcomes(dry))
  expect([done.json().version, done.json().changed]).toEqual([made0 + 2, 1])
  version = done.json().version
  const draft = await p.applicant.get(`/api/programmes/applications/${applicationId}/draft`)
  expect(draft.json().fields['B.projectName'].value).toBe('线下改名（演示）')
  expect(draft.json().fields['B.story'].value).toBe('线上改过。')

  // Having seen both, the person takes the file's text of that one field.
  const decided = { only: ['B.story'], over: ['B.story'], seenVersion: version }
  const insisted = await p.applicant.post(path, { versionId: upload.id, ...decided })
  expect(insisted.json().report).toEqual([
    {
      tag: 'B.story',
      label: insisted.json().report[0].label,
      outcome: 'changed',
      code: null,
      message: null,
      text: '线下写成。',
      theirs: null,
    },
  ])
  version = insisted.json().version
  const after = await p.applicant.get(`/api/programmes/applications/${applicationId}/draft`)
  expect(after.json().fields['B.story'].value).toBe('线下写成。')
})

test('a Word form of another application is refused, and another’s file is none', async () => {
  const { bytes, versionId } = filledForm
  const other = await p.otherApplicant.post('/api/programmes/shuangchuang-2019/applications', {})
  const astray = await uploadWhole(uploads.base, p.otherApplicant, '别家.docx', bytes)
  const refused = await p.otherApplicant.post(
    `/api/programmes/applications/${other.json().id}/word-form`,
    { versionId: astray.id },
  )
  expect([refused.statusCode, refused.json().code]).toEqual([400, 'programmes.word_form_other'])
  const stolen = await p.otherApplicant.post(
    `/api/programmes/applications/${other.json().id}/word-form`,
    { versionId },
  )
  expect(stolen.statusCode).toBe(404)
})

test('what was sealed carries its version code on every page, with its attachments; so does the receipt', async () => {
  const licence = await uploadWhole(uploads.base, p.applicant, '营业执照.pdf', samplePdf(2))
  // Another's file: naming its id gives nothing away.
  const foreign = await uploadWhole(uploads.base, p.otherApplicant, '别家秘密.pdf', samplePdf(3))
  await passInspection()
  const row = (rowId: string, key: string, file: string) => [
    { kind: 'addRow', at: 'I.licence', rowId, key, baseVersion: version },
    set(`I.licence/${rowId}/file`, file),
  ]
  await save([...row('r1', 'A0A', licence.id), ...row('r2', 'B0B', foreign.id)])
  // A colleague opens what was put into the draft; nobody else does, and another's stays another's.
  expect((await p.colleague.get(`/api/files/versions/${licence.id}`)).json().id).toBe(licence.id)
  for (const stranger of [p.otherApplicant, p.cityOfficer])
    expect((await stranger.get(`/api/files/versions/${licence.id}`)).statusCode).toBe(404)
  expect((await p.colleague.get(`/api/files/versions/${foreign.id}`)).statusCode).toBe(404)
  const refused = await p.applicant.post(`/api/programmes/applications/${applicationId}/submit`, {
    draftVersion: version,
  })
  expect([refused.statusCode, refused.json().faults]).toEqual([
    400,
    [
      {
        at: 'I.licence/r2/file',
        code: 'programmes.form_file_unknown',
        message: '所引用的文件已不存在，请重新上传。',
      },
    ],
  ])
  await save([{ kind: 'removeRow', at: 'I.licence', rowId: 'r2', baseVersion: version }])
  const submitted = await accepted(
    p.applicant.post(`/api/programmes/applications/${applicationId}/submit`, {
      draftVersion: version,
    }),
  )
  const { submission } = submitted.json()
  submissionId = submission.id
  await w.settle()
  await w.seal()

  const wish = { subject: 'submission', id: submissionId, kind: 'application', format: 'pdf' }
  const { document, bytes } = await made(wish)
  const receipt = await made({ ...wish, kind: 'receipt' })
  // The unit that the file has reached reads the same document.
  const officer = await ask(wish, p.cityOfficer)
  expect(officer.json().id).toBe(document.id)
  const seen = await p.cityOfficer.get(`/api/files/versions/${licence.id}/content`)
  expect(seen.statusCode).toBe(200)
  expect((await p.cityOfficer.get(`/api/files/versions/${foreign.id}`)).statusCode).toBe(404)
  sealedPages = { code: versionCode(submission.digestSha256), bytes, receipt: receipt.bytes }
})

test.skipIf(!has('pdftotext'))('the pages say so, and name no file of another', () => {
  const { code, bytes, receipt } = sealedPages
  const pages = [...pdfText(bytes), ...pdfText(receipt)]
  expect(pages.filter((page) => !page.includes(code))).toEqual([])
  const all = pages.join('')
  expect([all.includes('营业执照.pdf'), all.includes('封存批次根')]).toEqual([true, true])
  expect(all).not.toContain('别家秘密')
})

test.skipIf(!has('soffice'))(
  'the Word file opens in LibreOffice',
  async () => {
    const wish = { subject: 'submission', id: submissionId, kind: 'application', format: 'docx' }
    const { document } = await made(wish)
    const { rows } = await w.host.database.owner.query(
      'select digest from files.version where id = $1',
      [document.versionId],
    )
    const bytes = await buffer(storageOf(w.host).get(rows[0].digest))
    expect(Buffer.from(libreOffice(bytes, 'docx', 'pdf')).toString('latin1', 0, 5)).toBe('%PDF-')
  },
  120_000,
)
