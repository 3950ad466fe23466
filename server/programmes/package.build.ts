/**
 * Building a package: everything is made and planned from its snapshot first, the files kept one by one, and all
 * of it written in one transaction that finds out whether the package still holds. A ranking that changed meanwhile
 * leaves no package behind.
 */
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Refusal } from '../../domain/kernel/verdict.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import type { Medium } from '../../domain/programmes/programmePaper.ts'
import { programmePackageZh as zh } from '../../domain/programmes/text.package.zh.ts'
import { fill } from '../../domain/programmes/words.ts'
import type { Paper } from '../kernel/documents/paper.ts'
import type { Host } from '../kernel/host.ts'
import { digestOf, sha256Of } from '../kernel/sha256.ts'
import { reading } from '../kernel/work.ts'
import { bannerOf, printedMoment } from './document.names.ts'
import { asHouse } from './document.jobs.ts'
import { manifestBytes, manifestPaper } from './documents/manifest.ts'
import { digestOfStream } from '../kernel/documents/zipStream.ts'
import { courierSlip, discLabels, stampSheet, volumeCovers } from './documents/printSet.ts'
import { gather, type Gathered } from './package.gather.ts'
import {
  courierContents,
  courierInput,
  discInput,
  printedApplications,
  printSetInput,
  requiredCopies,
  type PaperFacts,
} from './package.papers.ts'
import {
  partStream,
  planMedium,
  type Artefact,
  type MediumPlan,
  type PlannedNote,
} from './package.plan.ts'
import type { PackageContent } from './package.content.ts'
import { programmeOf } from './programme.queries.ts'

export type BuiltPart = {
  readonly number: number
  readonly name: string
  readonly files: number
  readonly bytes: number
  readonly sha256: string
}

export type BuiltMedium = {
  readonly plan: MediumPlan
  readonly parts: readonly BuiltPart[]
  readonly manifestJson: string
  readonly manifestSha256: string
  readonly manifestPdf: Uint8Array
}

export type Built = {
  readonly ok: true
  readonly digest: string
  readonly media: readonly BuiltMedium[]
  readonly notes: readonly PlannedNote[]
  readonly copies: readonly { readonly applicationId: string; readonly required: number }[]
}

export type BuildOrder = {
  readonly packageId: string
  readonly content: PackageContent
  readonly digest: string
  /** ISO moment of the signature: all archives carry it, so that equal content is equal bytes. */
  readonly made: string
}

async function pdf(host: Host, paper: Paper): Promise<Uint8Array | Refusal> {
  const set = await host.typesetter.typeset(paper)
  return set.ok ? set.pdf : set
}

type Context = {
  readonly host: Host
  readonly order: BuildOrder
  readonly definition: ProgrammeDefinition
  readonly gathered: Gathered
}

function requestOf(context: Context, medium: Medium, artefacts: readonly Artefact[]) {
  const { order, definition, gathered } = context
  return {
    definition,
    medium,
    unit: order.content.unitName,
    made: order.made,
    artefacts,
    applications: gathered.applications,
  }
}

async function printedManifest(context: Context, plan: MediumPlan) {
  const { host, order } = context
  const madeAt = printedMoment(new Date(order.made))
  return pdf(host, manifestPaper(plan.manifest, madeAt, bannerOf(host)))
}

/** Room for what a manifest may grow by once the parts are numbered. */
const manifestSlackBytes = 128 * 1024

/**
 * Plans a medium, sets its manifest and reads every archive once for its size and digest. The manifest itself
 * takes room, so a first plan finds out how much.
 */
async function buildMedium(
  context: Context,
  medium: Medium,
  artefacts: readonly Artefact[],
): Promise<BuiltMedium | Refusal> {
  const request = requestOf(context, medium, artefacts)
  const unlimited = { ...medium, capacityBytes: { ...medium.capacityBytes, value: null } }
  const rough = planMedium({ ...request, medium: unlimited, reservedBytes: 0 })
  if (!rough.ok) return rough
  const roughPdf = await printedManifest(context, rough.plan)
  if (!(roughPdf instanceof Uint8Array)) return roughPdf
  const reservedBytes =
    manifestBytes(rough.plan.manifest).bytes.length * 2 + roughPdf.length * 2 + manifestSlackBytes
  const planned = planMedium({ ...request, reservedBytes })
  if (!planned.ok) return planned
  const { plan } = planned
  const manifestPdf = await printedManifest(context, plan)
  if (!(manifestPdf instanceof Uint8Array)) return manifestPdf
  const json = manifestBytes(plan.manifest)
  const files = plan.files.map(({ path, part, artefact }) => ({
    path,
    part,
    source: artefact.source,
  }))
  const parts: BuiltPart[] = []
  for (const { number, name } of plan.parts) {
    const inside = files.filter(({ part }) => part === number)
    const manifest = { json: json.bytes, pdf: { bytes: manifestPdf } }
    const zip = partStream(context.host, inside, manifest, context.order.made)
    parts.push({ number, name, files: inside.length, ...(await digestOfStream(zip)) })
  }
  return {
    plan,
    parts,
    manifestJson: new TextDecoder().decode(json.bytes),
    manifestSha256: json.sha256,
    manifestPdf,
  }
}

function madeArtefact(key: string, stem: string, bytes: Uint8Array): Artefact {
  return {
    key,
    top: { stem, extension: '.pdf' },
    group: '',
    bytes: bytes.length,
    sha256: sha256Of(bytes),
    versionId: null,
    body: null,
    versionDigest: null,
    pages: null,
    source: { bytes },
  }
}

/** Covers, sheets, labels and slip: what is printed and never travels on a disc. */
async function printPapers(
  context: Context,
  discs: readonly BuiltPart[],
): Promise<Artefact[] | Refusal> {
  const { host, order, definition, gathered } = context
  const facts: PaperFacts = {
    definition,
    content: order.content,
    versionDigest: order.digest,
    banner: bannerOf(host),
    today: dayOfMoment(order.made),
  }
  const applications = printedApplications(facts, gathered.pages)
  const set = printSetInput(facts, applications, discs.length)
  const { unitName } = order.content
  const papers: [string, string, Paper][] = [
    ['print.stamps', `${unitName}—${zh.part.stampSheet}`, stampSheet(set)],
    [
      'print.courier',
      `${unitName}—${zh.part.courier}`,
      courierSlip(courierInput(facts, courierContents(set))),
    ],
    ...applications.map((one): [string, string, Paper] => [
      `print.cover:${order.content.projects[one.rank - 1]!.applicationId}`,
      `${String(one.rank).padStart(2, '0')}—${fill(zh.part.covers, { copies: one.copies })}`,
      volumeCovers(set, one),
    ]),
  ]
  if (discs.length > 0) {
    papers.push([
      'print.discs',
      `${unitName}—${zh.part.discLabels}`,
      discLabels(discInput(facts, discs)),
    ])
  }
  const artefacts: Artefact[] = []
  for (const [key, stem, paper] of papers) {
    const bytes = await pdf(host, paper)
    if (!(bytes instanceof Uint8Array)) return bytes
    artefacts.push(madeArtefact(key, stem, bytes))
  }
  return artefacts
}

/** On paper go the stamped documents themselves; attachments and editable copies travel electronically. */
function printed(artefacts: readonly Artefact[]): Artefact[] {
  return artefacts.filter(
    ({ key }) => key.startsWith('application:') || key === 'letter.pdf' || key === 'summary.pdf',
  )
}

function digestOfBuild(order: BuildOrder, artefacts: readonly Artefact[]): string {
  const content = artefacts.map(({ key, sha256: digest }) => [key, digest])
  return digestOf({ digest: order.digest, content })
}

const electronic = new Set(['disc', 'email', 'online', 'folder'])

/** Makes everything and writes nothing but documents; a refusal says what stands in the way. */
export async function buildPackage(
  host: Host,
  order: BuildOrder,
  knownDigest: string | null,
): Promise<Built | Refusal | 'unchanged'> {
  const gathered = await gather(host, order.packageId, order.content, order.digest)
  if (!gathered.ok) return gathered
  const digest = digestOfBuild(order, gathered.artefacts)
  if (digest === knownDigest) return 'unchanged'
  const { definition } = await reading(host, asHouse(host), (work) =>
    programmeOf(work, order.content.programmeId),
  )
  const context: Context = { host, order, definition, gathered }
  const media: BuiltMedium[] = []
  for (const medium of definition.media.filter(({ kind }) => electronic.has(kind))) {
    const built = await buildMedium(context, medium, gathered.artefacts)
    if ('code' in built) return built
    media.push(built)
  }
  const discs = media.find(({ plan }) => plan.medium.kind === 'disc')?.parts ?? []
  const papers = await printPapers(context, discs)
  if (!Array.isArray(papers)) return papers
  for (const medium of definition.media.filter(({ kind }) => kind === 'paper')) {
    const artefacts = [...printed(gathered.artefacts), ...papers]
    const built = await buildMedium(context, medium, artefacts)
    if ('code' in built) return built
    media.push(built)
  }
  return {
    ok: true,
    digest,
    media,
    notes: [...gathered.notes, ...media.flatMap(({ plan }) => plan.notes)],
    copies: order.content.projects.map((one) => ({
      applicationId: one.applicationId,
      required: requiredCopies(definition, one.directionCodes.length),
    })),
  }
}
