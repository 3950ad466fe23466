/** From the snapshot of a package to the papers of the unit. Nothing here reads a database. */
import { programmePackageZh as zh } from '../../domain/programmes/text.package.zh.ts'
import { programmeDeadline } from '../../domain/programmes/deadlines.ts'
import { copiesFor } from '../../domain/programmes/copies.ts'
import type { Medium } from '../../domain/programmes/programmePaper.ts'
import { unitOf, type ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { fill } from '../../domain/programmes/words.ts'
import { nameOfCode, programmeNames } from './document.names.ts'
import { longDay } from './documents/frame.ts'
import type {
  BriefingInput,
  CourierInput,
  DiscInput,
  LetterInput,
  PrintedApplication,
  PrintSetInput,
  RankedProject,
  SummaryInput,
} from './documents/shapes.ts'
import { quotaRule, type PackageContent } from './package.content.ts'

export type PaperFacts = {
  readonly definition: ProgrammeDefinition
  readonly content: PackageContent
  /** Null while it is only proposed: the papers then say that they are drafts. */
  readonly versionDigest: string | null
  readonly banner: string
  /** For a paper that no date of the document fixes. */
  readonly today: string
}

const { paper: words } = zh

function marked({ versionDigest, banner }: PaperFacts) {
  return { versionDigest, banner }
}

function rankedProjects({ content }: PaperFacts): RankedProject[] {
  return content.projects.map((one) => ({
    rank: one.rank,
    projectName: one.title,
    applicantName: one.applicant,
    applicantCode: one.applicantCode,
    applicantKind: one.applicantKind,
    region: one.division === '' ? '' : (nameOfCode('division', one.division) ?? ''),
    areas: one.areas,
    directions: one.directions,
    directionCodes: one.directionCodes,
    investmentFen: one.investmentFen,
    from: one.from,
    to: one.to,
    contact: one.contact,
    remark: one.exceptions.map(({ reason }) => reason).join('；'),
  }))
}

export function summaryInput(facts: PaperFacts): SummaryInput {
  const { content, definition } = facts
  return {
    ...marked(facts),
    programme: programmeNames(definition),
    unitName: content.unitName,
    date: content.documentDate ?? facts.today,
    projects: rankedProjects(facts),
    quota: content.quota,
    contact: content.contact,
  }
}

function reasons({ content }: PaperFacts): string[] {
  const over = content.quota === null ? 0 : content.projects.length - content.quota.max
  const beyond =
    over > 0 && content.quota !== null && content.quota.overReason !== null
      ? [
          fill(words.overQuota, {
            count: content.projects.length,
            over,
            reason: content.quota.overReason,
          }),
        ]
      : []
  const others = content.projects.flatMap((one) =>
    one.exceptions
      .filter(({ rule }) => rule !== quotaRule)
      .map(({ reason }) => fill(words.exception, { rank: one.rank, title: one.title, reason })),
  )
  return [...beyond, ...others]
}

/** The addressee: the unit above, or the programme's issuer. */
function addressee({ definition, content }: PaperFacts): string {
  const unit = unitOf(definition, content.unitCode)
  if (unit?.channel !== 'parent' || unit.parent === null) return definition.issuer.name.zh
  const above = unitOf(definition, unit.parent)
  return above?.authorityName ?? above?.name.zh ?? definition.issuer.name.zh
}

function copyTo({ definition, content }: PaperFacts): string[] {
  const codes = unitOf(definition, content.unitCode)?.copyTo.value ?? []
  return codes.map((code) => {
    const unit = unitOf(definition, code)
    return unit?.authorityName ?? unit?.name.zh ?? code
  })
}

export function letterInput(facts: PaperFacts): LetterInput {
  const { content, definition } = facts
  const subject = definition.title.zh
  return {
    ...marked(facts),
    programme: programmeNames(definition),
    addressee: addressee(facts),
    authorityName: content.unitName,
    documentNumber: content.documentNumber ?? words.numberToGive,
    date: content.documentDate ?? facts.today,
    received: content.received,
    eligible: content.eligible,
    returned: content.returned,
    publicity: content.publicity,
    projects: rankedProjects(facts),
    reasons: reasons(facts),
    annexes: [
      fill(words.annexSummary, { subject }),
      fill(words.annexApplications, { subject, count: content.projects.length }),
    ],
    contact: content.contact,
    copyTo: copyTo(facts),
    issuer: content.unitName,
    letterheadHint: true,
  }
}

/** The step by which the unit hands on, and until when, as people say it. */
export function deadlineSentence(definition: ProgrammeDefinition, unitCode: string): string {
  const unit = unitOf(definition, unitCode)
  const step = unit?.channel === 'parent' ? 'recommend' : 'deliver'
  const resolved = programmeDeadline(definition, step, unitCode)?.resolved
  if (resolved == null) return words.deadlineUnknown
  return fill(words.deadline, { day: longDay(resolved.lastDay) })
}

function exceptionRule(definition: ProgrammeDefinition, rule: string): string {
  const exclusion = definition.exclusions.find(({ code }) => code === rule)
  return exclusion?.text.zh ?? words.exceptionRule
}

export function briefingInput(facts: PaperFacts): BriefingInput {
  const { content, definition } = facts
  return {
    ...marked(facts),
    programme: programmeNames(definition),
    unitName: content.unitName,
    documentNumber: content.documentNumber ?? words.numberToGive,
    deadline: deadlineSentence(definition, content.unitCode),
    received: content.received,
    eligible: content.eligible,
    quota: content.quota,
    publicity: content.publicity,
    projects: rankedProjects(facts),
    exceptions: content.projects.flatMap((one) =>
      one.exceptions.map(({ rule, reason }) => ({
        rank: one.rank,
        projectName: one.title,
        rule: exceptionRule(definition, rule),
        reason,
      })),
    ),
    draftOpinion: fill(words.draftOpinion, { count: content.projects.length }),
  }
}

/** Volumes of one application; where no text says how many, one is printed. */
export function requiredCopies(definition: ProgrammeDefinition, directions: number): number {
  return copiesFor(definition.copies.value, directions) ?? 1
}

export function printedApplications(
  facts: PaperFacts,
  pages: ReadonlyMap<string, number>,
): PrintedApplication[] {
  return facts.content.projects.map((one) => ({
    rank: one.rank,
    projectName: one.title,
    applicantName: one.applicant,
    directions: one.directionCodes.length,
    copies: requiredCopies(facts.definition, one.directionCodes.length),
    pages: pages.get(one.applicationId) ?? 0,
    versionDigest: one.submissionDigest,
  }))
}

export function printSetInput(
  facts: PaperFacts,
  applications: readonly PrintedApplication[],
  discs: number,
): PrintSetInput {
  const { stamps, others } = words
  return {
    banner: facts.banner,
    programme: programmeNames(facts.definition),
    unitName: facts.content.unitName,
    applications,
    stamps: [
      { place: stamps.cover, who: stamps.applicant },
      { place: stamps.statement, who: stamps.applicantSigned },
      { place: stamps.opinion, who: stamps.unit },
    ],
    otherPapers: [
      { name: others.letter, count: others.one },
      { name: others.summary, count: others.one },
      ...(discs === 0 ? [] : [{ name: others.disc, count: fill(others.discs, { count: discs }) }]),
    ],
  }
}

export function discInput(facts: PaperFacts, discs: DiscInput['discs']): DiscInput {
  return {
    banner: facts.banner,
    programme: programmeNames(facts.definition),
    unitName: facts.content.unitName,
    date: facts.content.documentDate ?? facts.today,
    discs,
  }
}

/** `北京市海淀区…（100846）…`: the postcode stands in the address of a notice. */
function addressOf(
  definition: ProgrammeDefinition,
  medium: Medium | undefined,
): CourierInput['to'] {
  const office = definition.issuer.office.value?.zh
  const text = medium?.address.value ?? definition.issuer.address.value?.zh ?? ''
  return {
    name:
      office === undefined
        ? definition.issuer.name.zh
        : `${definition.issuer.name.zh}（${office}）`,
    address: text.replace(/（\d{6}）/, ''),
    postcode: /（(\d{6})）/.exec(text)?.[1] ?? '',
  }
}

/** What lies in the envelope: the papers of the unit, and the volumes of each application. */
export function courierContents({
  otherPapers,
  applications,
}: PrintSetInput): CourierInput['contents'] {
  const volumes = applications.map((one) => ({
    name: fill(words.others.application, { rank: one.rank, title: one.projectName }),
    count: fill(words.others.volumes, { count: one.copies }),
  }))
  return [...otherPapers, ...volumes]
}

export function courierInput(facts: PaperFacts, contents: CourierInput['contents']): CourierInput {
  const { definition, content, banner } = facts
  const medium = definition.media.find(({ kind }) => kind === 'paper')
  const routes = medium?.routes.value ?? []
  return {
    banner,
    to: addressOf(definition, medium),
    from: { name: content.unitName, address: '', contact: content.contact },
    way: routes.map((code) => words.ways[code as keyof typeof words.ways] ?? code).join('／'),
    tracking: null,
    deadline: deadlineSentence(definition, content.unitCode),
    contents,
  }
}
