/** What is kept of what a project writes; what handing a paper in asks for; and what follows once all have signed. */
import { invalid } from '../../domain/kernel/verdict.ts'
import type { Indicator } from '../../domain/indicators/indicator.ts'
import { mayAskAcceptance, mayLast, type Level } from '../../domain/programmes/following.ts'
import { overdueOf } from '../../domain/programmes/followingDue.ts'
import {
  isComplete,
  type ChangeContent,
  type PaperContent,
  type ReportContent,
} from '../../domain/programmes/paper.ts'
import type { TaskBook } from '../../domain/programmes/taskBook.ts'
import { cadenceWithin } from '../../domain/programmes/taskBook.ts'
import { beginTrack, changeKept, keptRows, reportKept } from '../indicators/index.ts'
import { insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { knownIndicators, takeStep, taskListId } from './following.actions.ts'
import { capOf, owedOf, type FollowingRow } from './following.queries.ts'
import { beginPooling, countedBefore } from './following.pooling.ts'
import { askedIndicators, reportRows, type SeenPaper } from './paper.queries.ts'
import { programmeOf } from './programme.queries.ts'

/**
 * Definitions are the house's and what was applied for is the application's: of a task book only what the project may
 * write is taken from it.
 */
async function keptBook(
  work: Writing,
  following: FollowingRow,
  book: TaskBook,
  before: TaskBook | null,
): Promise<TaskBook> {
  const programme = (await programmeOf(work, following.programme_id)).definition
  const listed = await knownIndicators()
  const goals = book.goals.map((goal) => {
    const { code } = goal.definition
    const had = before?.goals.find(({ definition }) => definition.code === code)
    if (had !== undefined) return { ...goal, definition: had.definition, applied: had.applied }
    const known = listed.find((one) => one.code === code)
    if (known === undefined) throw new Problem(invalid('programmes.goal_unknown', { code }))
    const { formula: _, ...definition }: Indicator = known
    const cadence = cadenceWithin(definition.cadence, programme)
    return { ...goal, definition: { ...definition, cadence }, applied: null }
  })
  const codes = goals.map(({ definition }) => definition.code)
  const twice = codes.find((code, at) => codes.indexOf(code) !== at)
  if (twice !== undefined) throw new Problem(invalid('programmes.goal_twice', { code: twice }))
  return { ...book, goals }
}

/** What the house itself writes into a paper is not taken from whoever writes it. */
export async function keptContent(
  work: Writing,
  following: FollowingRow,
  content: PaperContent,
  before: PaperContent | null,
): Promise<PaperContent> {
  if (content.kind === 'report') return { ...content, rows: [] }
  if (content.kind === 'change') {
    return { ...content, title: content.title?.trim() ?? null, before: null }
  }
  if (content.kind !== 'taskBook') return content
  return keptBook(work, following, content, before?.kind === 'taskBook' ? before : null)
}

async function handInBook(work: Writing, { following }: SeenPaper, book: TaskBook) {
  const { definition } = await programmeOf(work, following.programme_id)
  insist(mayLast(book.fromDay, book.untilDay, capOf(definition), book.longReason))
  return book
}

/** The numbers are said with the signature; what stands then is what the report shows for ever. */
async function handInReport(work: Writing, { paper, following }: SeenPaper, report: ReportContent) {
  const trackId = following.track_id!
  if (report.values.length > 0 && paper.period !== null) {
    await reportKept(work, trackId, paper.period, report.values)
  }
  return { ...report, rows: await reportRows(work, trackId, paper.period) }
}

async function handInChange(work: Writing, { following }: SeenPaper, change: ChangeContent) {
  const { definition } = await programmeOf(work, following.programme_id)
  if (change.untilDay !== null) {
    insist(mayLast(following.from_day, change.untilDay, capOf(definition), change.reason))
  }
  const rows = await keptRows(work, following.track_id!)
  const targets = change.targets.map(({ indicator }) => {
    const row = rows.find((one) => one.indicator.code === indicator)
    if (row === undefined)
      throw new Problem(invalid('programmes.goal_unknown', { code: indicator }))
    return { indicator, target: row.target }
  })
  return {
    ...change,
    before: { title: following.title, untilDay: following.until_day, targets },
  }
}

async function insistAcceptable(work: Writing, following: FollowingRow): Promise<void> {
  const owed = await owedOf(work, following)
  const final = owed.find((one) => one.final)
  const handed = final === undefined || final.state === 'underWay' || final.state === 'settled'
  insist(mayAskAcceptance({ finalHandedIn: handed, overdue: overdueOf(owed) }))
}

/** What its project hands in is complete; answers the content as it is signed. */
export async function handIn(
  work: Writing,
  seen: SeenPaper,
  content: PaperContent,
): Promise<PaperContent> {
  const { paper, following } = seen
  const indicators =
    content.kind === 'report' ? await askedIndicators(work, following, paper.period) : []
  insist(isComplete(content, { indicators, pooling: countedBefore(following) }))
  if (content.kind === 'taskBook') return handInBook(work, seen, content)
  if (content.kind === 'report') return handInReport(work, seen, content)
  if (content.kind === 'change') return handInChange(work, seen, content)
  if (content.kind === 'acceptance') await insistAcceptable(work, following)
  return content
}

async function settleBook(work: Writing, following: FollowingRow, book: TaskBook): Promise<void> {
  const { orgId } = await programmeOf(work, following.programme_id)
  const trackId = await beginTrack(work, {
    keeper: 'programmes',
    title: following.title,
    orgId: following.org_id,
    officeOrgId: orgId,
    listId: taskListId,
    fromDay: book.fromDay,
    untilDay: book.untilDay,
    goals: book.goals,
  })
  await work.db
    .updateTable('programmes.following')
    .set({ track_id: trackId, from_day: book.fromDay, until_day: book.untilDay })
    .where('id', '=', following.id)
    .execute()
  await beginPooling(work, following.id, book.pooling ?? [])
  await takeStep(work, { ...following, track_id: trackId }, { verb: 'begin' })
}

async function settleChange(work: Writing, following: FollowingRow, change: ChangeContent) {
  const title = change.title ?? undefined
  const untilDay = change.untilDay ?? undefined
  await work.db
    .updateTable('programmes.following')
    .set({
      ...(title === undefined ? {} : { title }),
      ...(untilDay === undefined ? {} : { until_day: untilDay }),
      version: following.version + 1,
      changed_at: work.now,
    })
    .where('id', '=', following.id)
    .execute()
  await changeKept(work, following.track_id!, { title, untilDay, targets: change.targets })
}

/** The unit's signature brings a request for acceptance before the office; the office's makes the others hold. */
export async function settle(work: Writing, seen: SeenPaper, level: Level): Promise<void> {
  const { paper, following } = seen
  const content = paper.content as PaperContent
  if (content.kind === 'acceptance' && level === 'unit') {
    await takeStep(work, following, { verb: 'ask' })
  }
  if (level !== 'office') return
  if (content.kind === 'taskBook') await settleBook(work, following, content)
  if (content.kind === 'change') await settleChange(work, following, content)
  if (content.kind === 'withdrawal') {
    await takeStep(work, following, { verb: 'withdraw', reason: content.reason })
  }
}
