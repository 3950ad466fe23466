/** What goes into a package: the documents, made or found; attachments; proofs of sealing. */
import type { Refusal } from '../../domain/kernel/verdict.ts'
import type { Answers } from '../../domain/programmes/form/answers.ts'
import type { DocumentWish } from '../../domain/programmes/documents.ts'
import type { NamedApplication } from '../../domain/programmes/packageNames.ts'
import { programmePackageZh as zh } from '../../domain/programmes/text.package.zh.ts'
import type { Host } from '../kernel/host.ts'
import { proofOfEntry } from '../kernel/history/proof.ts'
import { sha256Of } from '../kernel/sha256.ts'
import { reading, writing, type Reading } from '../kernel/work.ts'
import { attachedFiles, filesNamed } from './attachment.queries.ts'
import { documentFor } from './document.actions.ts'
import { asHouse, makeDocument } from './document.jobs.ts'
import type { DocumentRow } from './document.queries.ts'
import { prepare } from './document.recipes.ts'
import type { ContentProject, PackageContent } from './package.content.ts'
import type { Artefact, PlannedNote } from './package.plan.ts'
import { programmeOf } from './programme.queries.ts'
import { scanSlots, slotKey, verifiedScans, type VerifiedScan } from './scan.queries.ts'

export type Gathered = {
  readonly ok: true
  readonly artefacts: readonly Artefact[]
  readonly applications: readonly NamedApplication[]
  readonly notes: readonly PlannedNote[]
  /** Pages of each application. */
  readonly pages: ReadonlyMap<string, number>
}

async function made(host: Host, wish: DocumentWish): Promise<DocumentRow> {
  const row = await writing(host, asHouse(host), async (work) => {
    const known = await documentFor(work, wish, await prepare(work, wish))
    return known.row
  })
  if (row.state === 'done') return row
  await writing(host, asHouse(host), (work) =>
    work.db
      .updateTable('programmes.document')
      .set({ state: 'waiting', fault_code: null, attempts: 0, changed_at: work.now })
      .where('id', '=', row.id)
      .where('state', '=', 'failed')
      .execute(),
  )
  return (await makeDocument(host, row.id))!
}

type Kept = { readonly sha256: string; readonly bytes: number }

async function keptContent(work: Reading, versionId: string): Promise<Kept> {
  const row = await work.db
    .selectFrom('files.pub_version')
    .where('id', '=', versionId)
    .select(['digest', 'bytes'])
    .executeTakeFirstOrThrow()
  return { sha256: row.digest!, bytes: row.bytes! }
}

type Place = Pick<Artefact, 'key' | 'top' | 'group' | 'versionDigest'>

function documentArtefact(place: Place, row: DocumentRow, content: Kept): Artefact {
  return {
    ...place,
    ...content,
    versionId: row.version_id,
    body: null,
    pages: row.pages,
    source: { kept: content.sha256 },
  }
}

export const applicationKey = (id: string): string => `application:${id}`

/** Letter and table in every format, each under a name of its own. */
const unitPapers = [
  ['letter', 'pdf'],
  ['letter', 'docx'],
  ['summary', 'pdf'],
  ['summary', 'docx'],
  ['summary', 'xlsx'],
] as const

function refusalOf(row: DocumentRow): Refusal {
  return {
    ok: false,
    kind: 'conflict',
    code: row.fault_code ?? 'programmes.document_failed',
    facts: { ...(row.fault_facts as Refusal['facts']), name: row.name },
  }
}

function glyphNotes(row: DocumentRow): PlannedNote[] {
  if (row.missing_glyphs.length === 0) return []
  const signs = row.missing_glyphs.join(' ')
  return [{ code: 'programmes.glyphs_missing', facts: { name: row.name, signs } }]
}

/** One file with the proof of each submission: that what is in the package is what was sealed, and when. */
async function proofs(work: Reading, projects: readonly ContentProject[]): Promise<Artefact> {
  const list = []
  for (const one of projects) {
    const proof = await proofOfEntry(work, 'programmes.application.submit', one.submissionId)
    // The seal follows within seconds; the job comes again.
    if (proof === null) throw new Error(`submission ${one.submissionId} is not sealed yet`)
    list.push({ rank: one.rank, title: one.title, sha256: one.submissionDigest, proof })
  }
  const body = `${JSON.stringify({ format: 'baigong-proofs/1', submissions: list }, null, 2)}\n`
  const bytes = Buffer.from(body)
  return {
    key: 'proofs',
    top: { stem: zh.part.proofs, extension: '.json' },
    group: '',
    bytes: bytes.length,
    sha256: sha256Of(bytes),
    versionId: null,
    body,
    versionDigest: null,
    pages: null,
    source: { bytes },
  }
}

type Attachments = {
  readonly artefacts: readonly Artefact[]
  readonly named: NamedApplication['attachments']
  readonly notes: readonly PlannedNote[]
}

async function attachmentsOf(work: Reading, project: ContentProject): Promise<Attachments> {
  const row = await work.db
    .selectFrom('programmes.submission as s')
    .innerJoin('programmes.application as a', 'a.id', 's.application_id')
    .where('s.id', '=', project.submissionId)
    .select(['s.answers', 'a.id', 'a.org_id', 'a.programme_id'])
    .executeTakeFirstOrThrow()
  const { form } = await programmeOf(work, row.programme_id)
  const named = filesNamed(form, row.answers as Answers)
  const application = { id: row.id, orgId: row.org_id }
  const files = await attachedFiles(
    work,
    application,
    named.map(({ fileId }) => fileId),
  )
  const group = applicationKey(project.applicationId)
  const found = named.flatMap((one, index) => {
    const file = files.get(one.fileId)
    return file === undefined
      ? []
      : [{ key: `attachment:${project.applicationId}:${index}`, title: one.title, file }]
  })
  const lost = named.length - found.length
  return {
    named: found.map(({ key, title, file }) => ({ key, title, name: file.name })),
    artefacts: found.map(({ key, file }) => ({
      key,
      top: null,
      group,
      bytes: file.bytes,
      sha256: file.sha256,
      versionId: file.versionId,
      body: null,
      versionDigest: null,
      pages: file.pages,
      source: { kept: file.sha256 },
    })),
    notes:
      lost === 0
        ? []
        : [{ code: 'programmes.attachments_left_out', facts: { title: project.title, lost } }],
  }
}

function scanArtefact(place: Place, scan: VerifiedScan): Artefact {
  const { bytes, sha256, versionId, pages } = scan
  return { ...place, bytes, sha256, versionId, pages, body: null, source: { kept: sha256 } }
}

/** The stamped letter and table as they came back from the scanner. */
function unitScans(
  content: PackageContent,
  digest: string,
  scans: ReadonlyMap<string, VerifiedScan>,
): Artefact[] {
  return (['letter', 'summary'] as const).flatMap((document) => {
    const scan = scans.get(document)
    if (scan === undefined) return []
    const stem = `${content.unitName}—${zh.document.names[document]}${zh.part.stamped}`
    const extension = scan.name.slice(scan.name.lastIndexOf('.')).toLowerCase()
    const place = { key: `scan.${document}`, top: { stem, extension }, group: '' }
    return [scanArtefact({ ...place, versionDigest: digest }, scan)]
  })
}

/** The stamped pages of an application travel as the last of its attachments. */
function withScan(
  attachments: Attachments,
  project: ContentProject,
  scans: ReadonlyMap<string, VerifiedScan>,
): Attachments {
  const scan = scans.get(slotKey({ document: 'application', applicationId: project.applicationId }))
  if (scan === undefined) return attachments
  const key = `scan:${project.applicationId}`
  const place = {
    key,
    top: null,
    group: applicationKey(project.applicationId),
    versionDigest: project.submissionDigest,
  }
  return {
    ...attachments,
    named: [...attachments.named, { key, title: zh.part.stampedPages, name: scan.name }],
    artefacts: [...attachments.artefacts, scanArtefact(place, scan)],
  }
}

type Papers = { readonly place: Place; readonly row: DocumentRow }[]

async function papersOf(
  host: Host,
  packageId: string,
  content: PackageContent,
  digest: string,
): Promise<Papers | Refusal> {
  const papers: Papers = []
  for (const [kind, format] of unitPapers) {
    const row = await made(host, { subject: 'package', id: packageId, kind, format })
    if (row.state !== 'done') return refusalOf(row)
    const stem = `${content.unitName}—${zh.document.names[kind]}`
    const top = { stem, extension: `.${format}` }
    papers.push({ place: { key: `${kind}.${format}`, top, group: '', versionDigest: digest }, row })
  }
  for (const one of content.projects) {
    const wish = { subject: 'candidate', id: one.candidateId, kind: 'application', format: 'pdf' }
    const row = await made(host, wish as DocumentWish)
    if (row.state !== 'done') return refusalOf(row)
    const key = applicationKey(one.applicationId)
    papers.push({ place: { key, top: null, group: key, versionDigest: one.submissionDigest }, row })
  }
  return papers
}

export async function gather(
  host: Host,
  packageId: string,
  content: PackageContent,
  digest: string,
): Promise<Gathered | Refusal> {
  const papers = await papersOf(host, packageId, content, digest)
  if (!Array.isArray(papers)) return papers
  return reading(host, asHouse(host), async (work): Promise<Gathered> => {
    const artefacts: Artefact[] = []
    const notes: PlannedNote[] = papers.flatMap(({ row }) => glyphNotes(row))
    for (const { place, row } of papers) {
      artefacts.push(documentArtefact(place, row, await keptContent(work, row.version_id!)))
    }
    const scans = await verifiedScans(work, content, scanSlots(content, digest))
    artefacts.push(...unitScans(content, digest, scans))
    artefacts.push(await proofs(work, content.projects))
    const applications: NamedApplication[] = []
    for (const one of content.projects) {
      const attachments = withScan(await attachmentsOf(work, one), one, scans)
      artefacts.push(...attachments.artefacts)
      notes.push(...attachments.notes)
      applications.push({
        key: applicationKey(one.applicationId),
        rank: one.rank,
        project: one.title,
        applicant: one.applicant,
        directions: one.directionCodes,
        attachments: attachments.named,
      })
    }
    const pages = new Map(
      papers.flatMap(({ place, row }) =>
        place.top === null ? [[place.group.slice('application:'.length), row.pages ?? 0]] : [],
      ),
    )
    return { ok: true, artefacts, applications, notes, pages }
  })
}
