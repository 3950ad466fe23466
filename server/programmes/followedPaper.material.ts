/** What the papers of a followed project are printed from; runs as the house, once the actor may see the paper. */
import { dayOfMoment, minuteOf } from '../../domain/kernel/moment.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import {
  printOfPaper,
  type DocumentKind,
  type DocumentWish,
} from '../../domain/programmes/documents.ts'
import type { Level, PaperKind } from '../../domain/programmes/following.ts'
import { owedReports, reportingOf } from '../../domain/programmes/followingDue.ts'
import type { Judgement, PaperContent } from '../../domain/programmes/paper.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { keptRows } from '../indicators/index.ts'
import { found, Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { bannerOf, directionNames, programmeNames, unitNameOf } from './document.names.ts'
import type {
  EvidenceFile,
  FollowedFacts,
  FollowedInput,
  JudgedFacts,
  MovedTarget,
  ReportFacts,
  SignedStep,
} from './documents/followedShapes.ts'
import { countedBefore } from './following.pooling.ts'
import { contentDigest, findPaper, paperThing, reportRows } from './paper.queries.ts'
import { digestOf } from '../kernel/sha256.ts'
import { programmeOf } from './programme.queries.ts'

/** Which of a paper is printed: as it was handed in, or as a draft that only its project sees. */
export type PaperWish = Pick<DocumentWish, 'subject' | 'id' | 'kind'>

/** Whether the actor may have it printed: drafts are their project's own. */
export async function mayPrintPaper(work: Reading, id: string, draft: boolean): Promise<boolean> {
  const seen = await findPaper(work, id)
  if (seen === undefined) return false
  return draft ? seen.following.side === 'project' : seen.paper.handed_in_at !== null
}

async function paperRow(work: Reading, id: string) {
  const row = await work.db
    .selectFrom('programmes.paper as p')
    .innerJoin('programmes.following as f', 'f.id', 'p.following_id')
    .leftJoin('people.pub_organisation as o', 'o.id', 'f.org_id')
    .where('p.id', '=', id)
    .selectAll('p')
    .select([
      'f.programme_id',
      'f.unit_code',
      'f.title',
      'f.applicant',
      'f.uscc as selected_uscc',
      'o.uscc',
      'f.directions',
      'f.selected_on',
      'f.from_day',
      'f.until_day',
      'f.track_id',
      'f.pooling_before',
    ])
    .executeTakeFirst()
  return found(row, 'paper')
}

type Row = Awaited<ReturnType<typeof paperRow>>

async function signatureRows(work: Reading, paperId: string) {
  return work.db
    .selectFrom('programmes.paper_signature as x')
    .innerJoin('people.pub_person as p', 'p.id', 'x.signed_by')
    .innerJoin('people.pub_organisation as o', 'o.id', 'x.org_id')
    .where('x.paper_id', '=', paperId)
    .orderBy('x.version')
    .selectAll('x')
    .select(['p.name as person', 'o.name as org'])
    .execute()
}

type Signature = Awaited<ReturnType<typeof signatureRows>>[number]

/** What was sent back belongs to an earlier text: the record begins with the last handing in. */
function lastRun(rows: readonly Signature[]): readonly Signature[] {
  return rows.slice(rows.findLastIndex(({ level, verb }) => level === 'project' && verb === 'sign'))
}

const stepOf = (row: Signature): SignedStep => ({
  level: row.level as Level,
  verb: row.verb as SignedStep['verb'],
  organisation: row.org ?? '',
  by: row.person ?? '',
  at: minuteOf(row.signed_at),
  opinion: row.verb === 'pass' || row.verb === 'fail' ? '' : (row.opinion ?? ''),
})

async function factsOf(
  work: Reading,
  row: Row,
  definition: ProgrammeDefinition,
  draft: boolean,
): Promise<FollowedFacts> {
  const steps = draft ? [] : lastRun(await signatureRows(work, row.id)).map(stepOf)
  return {
    banner: bannerOf(work.host),
    versionDigest: draft ? null : contentDigest(row.content as PaperContent),
    programme: programmeNames(definition),
    title: row.title,
    applicant: row.applicant,
    uscc: row.selected_uscc ?? row.uscc ?? '',
    unitName: await unitNameOf(work, row.programme_id, row.unit_code),
    office: definition.issuer.office.value?.zh ?? definition.issuer.name.zh,
    directions: directionNames(definition, row.directions),
    selectedOn: row.selected_on,
    fromDay: row.from_day,
    untilDay: row.until_day,
    steps,
  }
}

/** Files that the paper holds and names, in the order in which it names them. */
async function evidenceOf(
  work: Reading,
  row: Row,
  files: readonly { readonly versionId: string; readonly indicator: string | null }[],
): Promise<EvidenceFile[]> {
  if (files.length === 0) return []
  const versions = await work.db
    .selectFrom('files.pub_version as v')
    .innerJoin('files.pub_attachment as h', 'h.version_id', 'v.id')
    .where('h.thing_kind', '=', paperThing)
    .where('h.thing_id', '=', row.id)
    .select(['v.id', 'v.name', 'v.digest', 'v.pages'])
    .execute()
  const known = new Map(versions.map((version) => [version.id, version]))
  const rows = row.track_id === null ? [] : await keptRows(work, row.track_id)
  const names = new Map(rows.map(({ indicator }) => [indicator.code, indicator.name.zh]))
  return files.flatMap(({ versionId, indicator }) => {
    const version = known.get(versionId)
    if (version === undefined) return []
    return [
      {
        name: version.name ?? '',
        indicator: indicator === null ? null : (names.get(indicator) ?? indicator),
        pages: version.pages,
        sha256: version.digest ?? '',
      },
    ]
  })
}

type Days = Pick<
  Row,
  'from_day' | 'until_day' | 'selected_on' | 'code' | 'period' | 'pooling_before'
>

function reportFacts(definition: ProgrammeDefinition, row: Days & { handed_in_at: Date | null }) {
  const { from_day: fromDay, until_day: untilDay, selected_on: selectedOn } = row
  const owed = owedReports(definition, { fromDay, untilDay, selectedOn }).find(
    ({ code, period }) => code === row.code && period === row.period,
  )
  const name = reportingOf(definition).find(({ code }) => code === row.code)?.name.zh
  return {
    name: owed?.name.zh ?? name ?? row.code ?? '',
    // What is made once has no period of its own.
    period: row.period === row.code ? null : row.period,
    dueDay: owed?.dueDay ?? null,
    final: owed?.final ?? false,
    handedInAt: row.handed_in_at === null ? null : minuteOf(row.handed_in_at),
    pooledBefore: countedBefore(row),
  } satisfies ReportFacts
}

async function reportInput(
  work: Reading,
  row: Row,
  definition: ProgrammeDefinition,
  facts: FollowedFacts,
): Promise<FollowedInput> {
  const content = row.content as Extract<PaperContent, { kind: 'report' }>
  // A draft shows the numbers as they stand; what was handed in shows what was signed.
  const draft = facts.versionDigest === null
  const rows =
    draft && row.track_id !== null ? await reportRows(work, row.track_id, row.period) : content.rows
  return {
    kind: 'report',
    facts,
    content: { ...content, rows },
    report: reportFacts(definition, draft ? { ...row, handed_in_at: null } : row),
    files: await evidenceOf(work, row, content.files),
  }
}

async function changeInput(work: Reading, row: Row, facts: FollowedFacts): Promise<FollowedInput> {
  const content = row.content as Extract<PaperContent, { kind: 'change' }>
  const rows = row.track_id === null ? [] : await keptRows(work, row.track_id)
  const targets = content.targets.map(({ indicator, target }): MovedTarget => {
    const kept = rows.find((one) => one.indicator.code === indicator)
    const had = content.before?.targets.find((one) => one.indicator === indicator)
    return {
      name: kept?.indicator.name.zh ?? indicator,
      unit: kept?.indicator.unit.zh ?? '',
      before: content.before === null ? (kept?.target ?? null) : (had?.target ?? null),
      after: target,
    }
  })
  const before = content.before ?? { title: row.title, untilDay: row.until_day }
  return { kind: 'changeRequest', facts, content, before, targets }
}

async function lastReport(
  work: Reading,
  row: Row,
  definition: ProgrammeDefinition,
  before: Date,
): Promise<JudgedFacts['report']> {
  const report = await work.db
    .selectFrom('programmes.paper')
    .where('following_id', '=', row.following_id)
    .where('kind', '=', 'report')
    .where('state', 'in', ['unit', 'office', 'settled'])
    .where('handed_in_at', '<=', before)
    .orderBy('handed_in_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .selectAll()
    .executeTakeFirst()
  if (report === undefined || report.handed_in_at === null) return null
  const content = report.content as PaperContent
  return {
    name: reportFacts(definition, { ...row, ...report }).name,
    day: dayOfMoment(report.handed_in_at.toISOString()),
    digest: contentDigest(content),
    rows: content.kind === 'report' ? content.rows : [],
  }
}

async function opinionInput(
  work: Reading,
  row: Row,
  definition: ProgrammeDefinition,
  facts: FollowedFacts,
): Promise<FollowedInput> {
  const judged = (await signatureRows(work, row.id)).findLast(
    ({ verb }) => verb === 'pass' || verb === 'fail',
  )
  if (judged === undefined) throw new Problem(conflict('programmes.acceptance_not_judged'))
  const step = await work.db
    .selectFrom('programmes.following_step')
    .where('following_id', '=', row.following_id)
    .where('verb', 'in', ['pass', 'fail'])
    .where('taken_at', '=', judged.signed_at)
    .select('until_day')
    .executeTakeFirst()
  const until = step?.until_day ?? null
  return {
    kind: 'acceptanceOpinion',
    facts,
    judged: {
      judgement: judged.judgement as Judgement,
      outcome: judged.verb === 'pass' ? 'pass' : until === null ? 'again' : 'rectify',
      until,
      report: await lastReport(work, row, definition, judged.signed_at),
    },
  }
}

const offers = (kind: string, asked: DocumentKind): boolean =>
  printOfPaper[kind as PaperKind] === asked ||
  (kind === 'acceptance' && asked === 'acceptanceOpinion')

export async function followedInput(work: Reading, wish: PaperWish): Promise<FollowedInput> {
  const row = await paperRow(work, wish.id)
  if (!offers(row.kind, wish.kind)) throw new Problem(invalid('programmes.document_not_offered'))
  const draft = wish.subject === 'paperDraft'
  if (!draft && row.state === 'draft') {
    throw new Problem(conflict('programmes.paper_not_handed_in'))
  }
  if (draft && row.state !== 'draft') throw new Problem(invalid('programmes.document_not_offered'))
  const { definition } = await programmeOf(work, row.programme_id)
  const facts = await factsOf(work, row, definition, draft)
  if (wish.kind === 'acceptanceOpinion') return opinionInput(work, row, definition, facts)
  const content = row.content as PaperContent
  switch (content.kind) {
    case 'taskBook':
      return { kind: 'taskBook', facts, content }
    case 'report':
      return reportInput(work, row, definition, facts)
    case 'change':
      return changeInput(work, row, facts)
    case 'withdrawal':
      return { kind: 'withdrawalRequest', facts, content }
    case 'acceptance': {
      const files = await evidenceOf(work, row, content.files)
      return { kind: 'acceptanceRequest', facts, content, files }
    }
  }
}

/** Equal content is made once. */
export async function followedRecipe(work: Reading, wish: PaperWish) {
  const input = await followedInput(work, wish)
  return { input, recipe: { digest: digestOf(input), content: wish.kind } }
}
