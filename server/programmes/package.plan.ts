/** One medium of a package: what its files are called, which archive each is in, and the manifest of all. */
import { Readable } from 'node:stream'
import type { Facts, Refusal } from '../../domain/kernel/verdict.ts'
import { pathKey, placeFiles, type NamedApplication } from '../../domain/programmes/packageNames.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import type { Medium } from '../../domain/programmes/programmePaper.ts'
import { programmePackageZh as zh } from '../../domain/programmes/text.package.zh.ts'
import { fill } from '../../domain/programmes/words.ts'
import { storageOf } from '../files/index.ts'
import type { Host } from '../kernel/host.ts'
import { downloadName } from './document.names.ts'
import type { Manifest, ManifestFile } from './documents/manifest.ts'
import { planParts, type PackagedFile } from './documents/packageParts.ts'
import { zipStream, type ZipEntry } from '../kernel/documents/zipStream.ts'

/** Where the bytes of a file are: kept by their digest, or in hand. */
export type Source = { readonly kept: string } | { readonly bytes: Uint8Array }

export type Artefact = {
  readonly key: string
  /** A file of the unit lies at the top under this name; others lie with their application. */
  readonly top: { readonly stem: string; readonly extension: string } | null
  /** Of the application it belongs to, or empty. */
  readonly group: string
  readonly bytes: number
  readonly sha256: string
  readonly versionId: string | null
  readonly body: string | null
  readonly versionDigest: string | null
  readonly pages: number | null
  readonly source: Source
}

export type PlannedFile = {
  readonly artefact: Artefact
  readonly path: string
  readonly pathKey: string
  readonly fullName: string | null
  readonly code: string | null
  readonly rank: number | null
  readonly part: number
}

export type PlannedNote = { readonly code: string; readonly facts: Facts }

export type MediumPlan = {
  readonly medium: Medium
  readonly files: readonly PlannedFile[]
  readonly parts: readonly { readonly number: number; readonly name: string }[]
  readonly manifest: Manifest
  readonly notes: readonly PlannedNote[]
}

export type PlanRequest = {
  readonly definition: ProgrammeDefinition
  readonly medium: Medium
  readonly unit: string
  /** ISO moment that archives and manifest carry. */
  readonly made: string
  readonly artefacts: readonly Artefact[]
  readonly applications: readonly NamedApplication[]
  /** What every archive carries besides: the manifest, as text and as print. */
  readonly reservedBytes: number
}

const encodings = { email: 'base64' } as const

function limitOf(medium: Medium) {
  const encoding = encodings[medium.kind as keyof typeof encodings] ?? ('none' as const)
  return { maxBytes: medium.capacityBytes.value, encoding }
}

function partName(request: PlanRequest, number: number, total: number): string {
  const { medium, unit } = request
  const words = zh.part[medium.kind]
  return downloadName([unit, zh.part.title, fill(words, { number, total })], 'zip')
}

type Placed = PackagedFile & Omit<PlannedFile, 'part'>

/** Files that one unit of the medium cannot hold are left to the other media, where the file is no paper of ours. */
function spread(request: PlanRequest, placed: readonly Placed[]) {
  const notes: PlannedNote[] = []
  let files = placed
  for (;;) {
    const planned = planParts(files, limitOf(request.medium), request.reservedBytes)
    if (planned.ok) return { ok: true as const, parts: planned.parts, notes }
    const left = files.find(({ path }) => path === planned.facts?.['file'])
    if (left === undefined || !left.artefact.key.startsWith('attachment:')) return planned
    notes.push({ code: planned.code, facts: { medium: request.medium.code, ...planned.facts } })
    files = files.filter((file) => file !== left)
  }
}

function placeAll(request: PlanRequest): Placed[] | Refusal {
  const { definition, medium, artefacts, applications, unit } = request
  const byKey = new Map(artefacts.map((artefact) => [artefact.key, artefact]))
  const plan = placeFiles({
    rule: definition.fileName,
    limit: medium.nameLimit.value,
    unit,
    year: definition.year,
    attachmentWord: zh.part.attachment,
    top: artefacts.flatMap(({ key, top }) => (top === null ? [] : [{ key, ...top }])),
    applications,
  })
  const refuse = (code: string, facts: Facts): Refusal => ({
    ok: false,
    kind: 'conflict',
    code,
    facts,
  })
  if (plan === null) return refuse('programmes.file_name_unpublished', {})
  const lost = plan.unplaced[0]
  if (lost !== undefined) return refuse(lost.code, { name: lost.fullName, medium: medium.code })
  return plan.placed.flatMap((file) => {
    const artefact = byKey.get(file.key)
    if (artefact === undefined) return []
    return [
      {
        ...file,
        artefact,
        pathKey: pathKey(file.path),
        bytes: artefact.bytes,
        group: artefact.group,
      },
    ]
  })
}

function manifestOf(
  request: PlanRequest,
  parts: MediumPlan['parts'],
  files: readonly PlannedFile[],
): Manifest {
  const { definition, unit, made, medium } = request
  return {
    format: 'baigong-package/1',
    programme: definition.title.zh,
    noticeNumber: definition.documentNumber.value ?? zh.document.numberUnknown,
    unit,
    made,
    parts: parts.map((part) => ({ ...part, medium: medium.code })),
    files: files.map(({ artefact, path, fullName, part }): ManifestFile => ({
      path,
      bytes: artefact.bytes,
      sha256: artefact.sha256,
      part,
      fullName,
      versionDigest: artefact.versionDigest,
    })),
  }
}

function moreDiscs({ medium }: PlanRequest, parts: number): PlannedNote[] {
  const asked = medium.count.value
  if (medium.kind !== 'disc' || asked === null || parts <= asked) return []
  return [{ code: 'programmes.discs_more_than_asked', facts: { asked, parts } }]
}

/** Names, parts and manifest of one medium; a refusal where something that must travel by it cannot. */
export function planMedium(
  request: PlanRequest,
): { readonly ok: true; readonly plan: MediumPlan } | Refusal {
  const placed = placeAll(request)
  if (!Array.isArray(placed)) return placed as Refusal
  const planned = spread(request, placed)
  if (!planned.ok) return planned
  const total = planned.parts.length
  const parts = planned.parts.map(({ number }) => ({
    number,
    name: partName(request, number, total),
  }))
  const order = new Map(placed.map(({ artefact }, index) => [artefact.key, index]))
  const files = planned.parts
    .flatMap((part) =>
      part.files.map(({ bytes: _bytes, group: _group, ...file }) => ({
        ...file,
        part: part.number,
      })),
    )
    .toSorted((a, b) => order.get(a.artefact.key)! - order.get(b.artefact.key)!)
  const named = files.flatMap(({ code, path, fullName }) =>
    code === null
      ? []
      : [{ code, facts: { medium: request.medium.code, path, fullName: fullName ?? '' } }],
  )
  return {
    ok: true,
    plan: {
      medium: request.medium,
      files,
      parts,
      manifest: manifestOf(request, parts, files),
      notes: [...named, ...planned.notes, ...moreDiscs(request, total)],
    },
  }
}

/** One archive: its files in their order, then the manifest as text and as print. */
export function partStream(
  host: Host,
  files: readonly { readonly path: string; readonly source: Source }[],
  manifest: { readonly json: Uint8Array; readonly pdf: Source },
  made: string,
): Readable {
  // Every entry is a stream, kept or in hand: ZIP writes streams otherwise than buffers, and an archive must
  // be the same bytes when it is planned and when it is read.
  const entry = (path: string, source: Source): ZipEntry => ({
    path,
    source: {
      open: () =>
        'kept' in source ? storageOf(host).get(source.kept) : Readable.from([source.bytes]),
    },
  })
  const zip = zipStream(
    [
      ...files.map((file) => entry(file.path, file.source)),
      entry(zh.part.manifestJson, { bytes: manifest.json }),
      entry(zh.part.manifestPdf, manifest.pdf),
    ],
    made,
  )
  // One listener an entry, for as long as the archive is read.
  return zip.setMaxListeners(0)
}
