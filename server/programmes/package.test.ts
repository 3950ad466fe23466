import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storageOf } from '../files/index.ts'
import { inspectWaiting, samplePdf, uploadApp, uploadWhole } from '../files/samples.ts'
import { has, libreOfficeAll, pdfText } from '../kernel/documents/outsideTools.ts'
import { versionCode } from '../kernel/documents/paper.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'
import { buildPackageJob } from './package.jobs.ts'
import {
  accepted,
  entrant,
  openCall,
  programmeId,
  signRanking,
  withdrawRanking,
  unitCode,
  type Entrant,
} from './package.sample.ts'

let w: World
let p: Personas
let uploads: FastifyInstance & { readonly base: string }
let first: Entrant
let second: Entrant
let packageId: string
let briefing: Uint8Array
let checklist: Uint8Array

const longTitle = `面向${'精密传动与高端数控装备'.repeat(6)}的“双创”平台：建设/应用*推广`

beforeAll(async () => {
  w = await world('2019-07-10T09:00:00+08:00')
  p = await personas(w)
  uploads = await uploadApp(w)
  await openCall(w, p)
  first = await entrant(w, longTitle, ['2', '4', '9'], async (who) => {
    const version = await uploadWhole(uploads.base, who, '营业执照（正本）.pdf', samplePdf(2))
    await inspectWaiting(w)
    return version.id
  })
  second = await entrant(w, '鼟龘𬭎共享制造（演示）', ['4'])
  await w.seal()
  w.travel('2019-07-12T16:00:00+08:00')
  packageId = await signRanking(w, p, [first, second], '川经信函〔2019〕7号')
})
afterAll(async () => {
  await uploads.close()
  await w[Symbol.asyncDispose]()
})

const path = (id = packageId) => `/api/programmes/packages/${id}`

async function built(id: string) {
  await accepted(p.provincialOfficer.post(`${path(id)}/build`))
  await w.settle()
  return (await p.provincialOfficer.get(path(id))).json()
}

/** Kept files are write-protected; a failing disk does not ask. */
async function rewrite(file: string, bytes: Uint8Array): Promise<void> {
  await chmod(file, 0o600)
  await writeFile(file, bytes)
}

type Listed = { readonly key: string; readonly path: string; readonly part: number }
type Medium = { readonly code: string; readonly files: Listed[]; readonly parts: any[] }
const mediumOf = (pack: { media: Medium[] }, code: string) =>
  pack.media.find((medium) => medium.code === code)!

async function archive(id: string, medium: string, part = 1) {
  const url = `${path(id)}/media/${medium}/parts/${part}`
  return (await accepted(p.provincialOfficer.get(url))).rawPayload
}

test('the package is built as the notice demands: names, folders, table in rank order, print set', async () => {
  const pack = await built(packageId)
  expect([pack.state, pack.fault, pack.docNo, pack.projects]).toEqual([
    'built',
    null,
    '川经信函〔2019〕7号',
    2,
  ])
  expect(pack.media.map((medium: Medium) => medium.code)).toEqual([
    'paper',
    'disc',
    'email',
    'folder',
  ])
  const unit = p.orgs.province.name
  const folder = mediumOf(pack, 'folder')
  const long = `${unit}—01—${longTitle.replace('：', '：').replace('/', '／').replace('*', '＊')}—${first.name}`
  const short = `${unit}—02—鼟龘𬭎共享制造（演示）—${second.name}`
  const names = folder.files.map((file) => file.path)
  expect(names.slice(0, 6)).toEqual([
    `${unit}—推荐意见函.pdf`,
    `${unit}—推荐意见函.docx`,
    `${unit}—推荐项目汇总表.pdf`,
    `${unit}—推荐项目汇总表.docx`,
    `${unit}—推荐项目汇总表.xlsx`,
    '封存证明.json',
  ])
  // 255 bytes of a disk cut the long project name, and only that.
  const [cut, licence, whole] = names.slice(6)
  expect(cut!.startsWith(`${unit}—01—面向精密传动`)).toBe(true)
  expect(cut!.endsWith(`…—${first.name}.pdf`)).toBe(true)
  expect(licence).toBe(`${cut!.split('/')[0]}/附件01-营业执照副本-营业执照（正本）.pdf`)
  expect(whole).toBe(`${short}/${short}.pdf`)
  const noted = pack.notes.filter((note: any) => note.facts.medium === 'folder')
  expect(noted.map((note: any) => [note.code, note.facts.fullName])).toEqual([
    ['programmes.file_name_shortened', `${long}.pdf`],
  ])
}, 180_000)

test('a disc takes shorter names, and the print set holds what is printed, in the copies of the rule', async () => {
  const pack = (await p.provincialOfficer.get(path())).json()
  const onDisc = mediumOf(pack, 'disc').files.flatMap((file) => file.path.split('/'))
  expect(onDisc.filter((name) => name.length > 64)).toEqual([])
  expect(pack.copies).toEqual([
    {
      applicationId: first.applicationId,
      rank: 1,
      title: longTitle,
      directions: 3,
      required: 6,
      printed: 0,
    },
    {
      applicationId: second.applicationId,
      rank: 2,
      title: '鼟龘𬭎共享制造（演示）',
      directions: 1,
      required: 2,
      printed: 0,
    },
  ])
  expect(
    mediumOf(pack, 'paper')
      .files.map((file) => file.key)
      .toSorted(),
  ).toEqual(
    [
      `application:${first.applicationId}`,
      `application:${second.applicationId}`,
      'letter.pdf',
      `print.cover:${first.applicationId}`,
      `print.cover:${second.applicationId}`,
      'print.courier',
      'print.discs',
      'print.stamps',
      'summary.pdf',
    ].toSorted(),
  )
}, 180_000)

test('every archive is its promised bytes, names are UTF-8, the manifest lists what is inside', async () => {
  const pack = (await p.provincialOfficer.get(path())).json()
  for (const medium of pack.media as Medium[]) {
    for (const part of medium.parts) {
      const zip = await archive(packageId, medium.code, part.number)
      expect(createHash('sha256').update(zip).digest('hex')).toBe(part.sha256)
      expect(zip.length).toBe(part.bytes)
      const entries = unzipSync(zip)
      const manifest = JSON.parse(Buffer.from(entries['清单.json']!).toString())
      const inside = manifest.files.filter((file: any) => file.part === part.number)
      expect(Object.keys(entries).toSorted()).toEqual(
        [...inside.map((file: any) => file.path), '清单.json', '清单.pdf'].toSorted(),
      )
      for (const file of inside) {
        const digest = createHash('sha256').update(entries[file.path]!).digest('hex')
        expect([file.path, digest]).toEqual([file.path, file.sha256])
      }
    }
  }
}, 120_000)

test.skipIf(!has('unzip') || !has('python3'))('unzip and Python open it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baigong-package-'))
  try {
    const file = join(folder, 'a.zip')
    writeFileSync(file, await archive(packageId, 'folder'))
    execFileSync('unzip', ['-tq', file])
    const script =
      'import zipfile,sys;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;' +
      'assert all(i.flag_bits&0x800 for i in z.infolist());print("\\n".join(z.namelist()))'
    const env = { ...process.env, PYTHONIOENCODING: 'utf-8' }
    const listed = execFileSync('python3', ['-c', script, file], { encoding: 'utf8', env })
    expect(listed).toContain('鼟龘𬭎共享制造（演示）')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.skipIf(!has('pdftotext'))(
  'letter and table carry the version code of the signed list',
  async () => {
    const pack = (await p.provincialOfficer.get(path())).json()
    const entries = unzipSync(await archive(packageId, 'paper'))
    const named = (end: string) =>
      entries[Object.keys(entries).find((name) => name.endsWith(end))!]!
    for (const end of ['推荐意见函.pdf', '推荐项目汇总表.pdf']) {
      const pages = pdfText(named(end))
      expect(pages.filter((page) => !page.includes(pack.versionCode))).toEqual([])
    }
    const letter = pdfText(named('推荐意见函.pdf')).join('').replace(/\s/g, '')
    expect(letter).toContain('川经信函〔2019〕7号')
    const table = pdfText(named('推荐项目汇总表.pdf')).join('').replace(/\s/g, '')
    expect(table).toContain('1,234.56')
    const application = pdfText(named(`${second.name}.pdf`))
    expect(application.filter((page) => !page.includes(versionCode(second.digest)))).toEqual([])
  },
)

test.skipIf(!has('soffice'))(
  'LibreOffice opens letter and table',
  async () => {
    const entries = unzipSync(await archive(packageId, 'folder'))
    const ends = ['推荐意见函.docx', '推荐项目汇总表.docx', '推荐项目汇总表.xlsx']
    const files = ends.map((end) => {
      const name = Object.keys(entries).find((one) => one.endsWith(end))!
      return { bytes: entries[name]!, kind: end.split('.')[1]! }
    })
    const heads = libreOfficeAll(files, 'pdf').map((pdf) =>
      Buffer.from(pdf).toString('latin1', 0, 5),
    )
    expect(heads).toEqual(['%PDF-', '%PDF-', '%PDF-'])
  },
  180_000,
)

test('building again makes nothing anew', async () => {
  const before = (await p.provincialOfficer.get(path())).json()
  const after = await built(packageId)
  expect(after).toEqual(before)
})

test('the formal check of a file is printed for its unit alone', async () => {
  const wish = { subject: 'candidate', id: first.candidateId, kind: 'checklist', format: 'pdf' }
  const asked = await accepted(p.provincialOfficer.post('/api/programmes/documents', wish))
  await w.settle()
  const url = `/api/programmes/documents/${asked.json().id}`
  const document = (await p.provincialOfficer.get(url)).json()
  expect([document.state, document.fault]).toEqual(['done', null])
  expect((await p.cityOfficer.post('/api/programmes/documents', wish)).statusCode).toBe(404)
  expect((await first.get(url)).statusCode).toBe(404)
  const content = await p.provincialOfficer.get(`/api/files/versions/${document.versionId}/content`)
  checklist = content.rawPayload
})

test.skipIf(!has('pdftotext'))(
  'the printed check says who looked at what, and what came of it',
  () => {
    const text = pdfText(checklist).join('').replace(/\s/g, '')
    expect(text).toContain('申报方向不超过3个')
    expect(text).toContain('经审查，材料齐全，符合申报条件。')
  },
)

test('an archive with a damaged file is torn off, never given as whole', async () => {
  const { media } = (await p.provincialOfficer.get(path())).json()
  const { sha256 } = mediumOf({ media }, 'folder').files[0] as unknown as { sha256: string }
  const file = await storageOf(w.host).withLocal(sha256, async (local) => local)
  const kept = await readFile(file)
  const damaged = Buffer.from(kept)
  damaged[100] = damaged[100]! ^ 1
  await rewrite(file, damaged)
  await expect(archive(packageId, 'folder')).rejects.toThrow('destroyed')
  await rewrite(file, kept)
  expect((await archive(packageId, 'folder')).length).toBeGreaterThan(0)
})

test('nobody else sees it: not applicants, not another unit, not the office before it is delivered', async () => {
  for (const other of [first, p.applicant, p.cityOfficer, p.programmeOfficer, p.operator]) {
    expect((await other.get(path())).statusCode).toBe(404)
    expect((await other.get(`${path()}/media/disc/parts/1`)).statusCode).toBe(404)
    expect((await other.get('/api/programmes/packages')).json().rows).toEqual([])
  }
  const { media } = (await p.provincialOfficer.get(path())).json()
  const { versionId } = media[0].files[0]
  const content = `/api/files/versions/${versionId}/content`
  expect((await p.provincialOfficer.get(content)).statusCode).toBe(200)
  expect((await p.cityOfficer.get(content)).statusCode).toBe(404)
})

test('another ranking renames everything and says so; the former package is void', async () => {
  w.travel('2019-07-15T10:00:00+08:00')
  const former = packageId
  packageId = await signRanking(w, p, [second, first], '川经信函〔2019〕8号')
  const pack = await built(packageId)
  expect(pack.state).toBe('built')
  const unit = p.orgs.province.name
  const moved = pack.renamed.filter((one: any) => one.medium === 'folder')
  expect(
    moved.map((one: any) => [
      one.key,
      one.from.slice(unit.length, unit.length + 3),
      one.to.slice(unit.length, unit.length + 3),
    ]),
  ).toEqual([
    [`application:${second.applicationId}`, '—02', '—01'],
    [`application:${first.applicationId}`, '—01', '—02'],
    [`attachment:${first.applicationId}:0`, '—01', '—02'],
  ])
  const old = (await p.provincialOfficer.get(path(former))).json()
  expect([old.state, old.stale.code]).toEqual(['stale', 'programmes.package_recalled'])
  const again = await p.provincialOfficer.post(`${path(former)}/build`)
  expect([again.statusCode, again.json().code]).toEqual([409, 'programmes.package_not_buildable'])
}, 120_000)

test('a ranking that changes while the package is built leaves nothing of the old one', async () => {
  w.travel('2019-07-16T10:00:00+08:00')
  const racing = await signRanking(w, p, [first, second], '川经信函〔2019〕9号')
  await p.provincialOfficer.post(`${path(racing)}/build`)
  const building = buildPackageJob(w.host, { packageId: racing })
  packageId = await signRanking(w, p, [second, first], '川经信函〔2019〕10号')
  await building
  const lost = (await p.provincialOfficer.get(path(racing))).json()
  expect([lost.state, lost.media, lost.copies]).toEqual(['stale', [], []])
  const pack = await built(packageId)
  expect(pack.media.length).toBe(4)
  await w.settle()
}, 180_000)

test('a withdrawn signature makes it void; a proposal gives drafts that say so', async () => {
  await withdrawRanking(w, p)
  const old = (await p.provincialOfficer.get(path())).json()
  expect([old.state, old.stale.code]).toEqual(['stale', 'programmes.package_recalled'])
  const proposals = `/api/programmes/${programmeId}/units/${unitCode}/package-proposals`
  expect((await p.cityOfficer.post(proposals)).statusCode).toBe(404)
  const proposed = await p.provincialOfficer.post(proposals)
  expect(proposed.json().state).toBe('proposed')
  expect((await p.provincialOfficer.post(proposals)).json().id).toBe(proposed.json().id)
  const asked = await p.provincialOfficer.post('/api/programmes/documents', {
    subject: 'package',
    id: proposed.json().id,
    kind: 'briefing',
    format: 'pdf',
  })
  await w.settle()
  const document = (
    await p.provincialOfficer.get(`/api/programmes/documents/${asked.json().id}`)
  ).json()
  expect([document.state, document.pages]).toEqual(['done', 1])
  const file = await p.provincialOfficer.get(`/api/files/versions/${document.versionId}/content`)
  briefing = file.rawPayload
})

test.skipIf(!has('pdftotext'))('the briefing of a proposal says that nothing is signed', () => {
  expect(pdfText(briefing)[0]).toContain('草稿，未封存')
})
