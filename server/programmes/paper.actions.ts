/** Papers are written by the project, signed level by level, sent back or refused with a reason. */
import type { BodyOf } from '../../domain/kernel/endpoint.ts'
import { step } from '../../domain/kernel/lifecycle.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { conflict, invalid } from '../../domain/kernel/verdict.ts'
import type * as endpoints from '../../domain/programmes/following.endpoints.ts'
import {
  hasSeenPaper,
  levelOf,
  mayGiveOpinion,
  mayGiveReason,
  mayJudge,
  mayMovePaper,
  mayWritePaper,
  paperLifecycle,
  type Level,
  type PaperKind,
  type PaperVerb,
} from '../../domain/programmes/following.ts'
import { isReportable } from '../../domain/programmes/followingDue.ts'
import type { Judgement, PaperContent } from '../../domain/programmes/paper.ts'
import { attach, detach } from '../files/index.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { Writing } from '../kernel/work.ts'
import { lockFollowing, takeStep } from './following.actions.ts'
import { lookAtFollowing } from './following.look.ts'
import {
  followingFacts,
  fullFollowing,
  owedOf,
  visibleFollowing,
  type FollowingRow,
} from './following.queries.ts'
import { handIn, keptContent, settle } from './paper.settle.ts'
import {
  contentDigest,
  fullPaper,
  paperFacts,
  paperThing,
  readPaper,
  visiblePaper,
  type SeenPaper,
} from './paper.queries.ts'

/** The paper as it stands once whoever acts on its project has finished. */
async function lockPaper(work: Writing, id: string): Promise<SeenPaper> {
  const { paper } = await visiblePaper(work, id)
  await lockFollowing(work, paper.following_id)
  return visiblePaper(work, id)
}

type Write = BodyOf<typeof endpoints.writePaper>

/** Files that a paper names and does not hold are held; those it names no longer are let go. */
async function holdFiles(
  work: Writing,
  paperId: string,
  before: PaperContent | null,
  after: PaperContent,
): Promise<void> {
  const named = (content: PaperContent | null): string[] =>
    content !== null && 'files' in content ? content.files.map(({ versionId }) => versionId) : []
  const [had, has] = [named(before), named(after)]
  const hold = (versionId: string) => ({
    versionId,
    thingKind: paperThing,
    thingId: paperId,
    slot: `evidence.${versionId}`,
  })
  for (const id of has.filter((one) => !had.includes(one))) await attach(work, hold(id))
  for (const id of had.filter((one) => !has.includes(one))) await detach(work, hold(id))
}

/** A report is of a period that the project owes, and that has begun to end. */
async function insistOwed(work: Writing, following: FollowingRow, body: Write): Promise<void> {
  const owed = (await owedOf(work, following)).find(
    ({ code, period }) => code === body.code && period === body.period,
  )
  if (owed === undefined) throw new Problem(invalid('programmes.report_not_owed'))
  if (owed.paperId !== null) throw new Problem(conflict('programmes.paper_open_already'))
  if (!isReportable(owed, dayOfMoment(work.now.toISOString()))) {
    throw new Problem(conflict('programmes.report_ahead', { day: owed.lastDay }))
  }
}

async function newPaper(work: Writing, following: FollowingRow, body: Write): Promise<string> {
  const { kind } = body.content
  if (kind === 'report') await insistOwed(work, following, body)
  const id = newId(work.now)
  await work.db
    .insertInto('programmes.paper')
    .values({
      id,
      following_id: following.id,
      kind,
      code: kind === 'report' ? (body.code ?? null) : null,
      period: kind === 'report' ? (body.period ?? null) : null,
      state: 'draft',
      content: JSON.stringify(await keptContent(work, following, body.content, null)),
      made_by: work.actor.personId,
      made_at: work.now,
      changed_at: work.now,
    })
    .execute()
  await holdFiles(work, id, null, body.content)
  return id
}

async function rewrite(work: Writing, seen: SeenPaper, body: Write): Promise<void> {
  const { paper, following } = seen
  const before = paper.content as PaperContent
  if (paper.state !== 'draft') throw new Problem(conflict('programmes.paper_is_under_way'))
  if (before.kind !== body.content.kind)
    throw new Problem(conflict('programmes.paper_of_other_kind'))
  insist(hasSeenPaper(paper.version, body.seen ?? 0))
  const content = await keptContent(work, following, body.content, before)
  await work.db
    .updateTable('programmes.paper')
    .set({
      content: JSON.stringify(content),
      version: paper.version + 1,
      changed_at: work.now,
    })
    .where('id', '=', paper.id)
    .execute()
  await holdFiles(work, paper.id, before, content)
}

export async function writePaper(work: Writing, followingId: string, body: Write) {
  const following = await lockFollowing(work, followingId)
  insist(mayWritePaper(work.actor, followingFacts(following), body.content.kind))
  let { paperId } = body
  if (paperId === undefined) {
    paperId = await newPaper(work, following, body)
  } else {
    const seen = await visiblePaper(work, paperId)
    found(seen.following.id === followingId || null, 'paper')
    await rewrite(work, seen, body)
  }
  await record(work, 'programmes.paper.write', followingId, {
    paper: paperId,
    kind: body.content.kind,
  })
  await lookAtFollowing(work, followingId)
  return readPaper(work, paperId)
}

export async function discardPaper(work: Writing, id: string) {
  const { paper, following } = await lockPaper(work, id)
  const kind = paper.kind as PaperKind
  insist(mayWritePaper(work.actor, followingFacts(following), kind))
  // What an office or unit has seen once is mended, and the one task book is always needed.
  if (paper.state !== 'draft' || paper.handed_in_at !== null || kind === 'taskBook') {
    throw new Problem(conflict('programmes.paper_not_to_discard'))
  }
  await holdFiles(work, id, paper.content as PaperContent, { kind: 'withdrawal', reason: '' })
  await work.db.deleteFrom('programmes.paper').where('id', '=', id).execute()
  await record(work, 'programmes.paper.discard', following.id, { paper: id, kind })
  await lookAtFollowing(work, following.id)
  return { id }
}

type Move = {
  readonly verb: PaperVerb | 'pass' | 'fail'
  readonly level: Level
  readonly opinion: string | null
  readonly judgement?: Judgement
}

/** Writes the new state and who brought it about, over the digest of the very content. */
async function move(
  work: Writing,
  { paper }: SeenPaper,
  content: PaperContent,
  { verb, level, opinion, judgement }: Move,
): Promise<void> {
  const judged = verb === 'pass' || verb === 'fail'
  const state = judged ? 'settled' : step(paperLifecycle, paperFacts(paper).state, verb)
  const version = paper.version + 1
  const digest = contentDigest(content)
  await work.db
    .updateTable('programmes.paper')
    .set({
      state,
      version,
      content: JSON.stringify(content),
      changed_at: work.now,
      ...(level === 'project' ? { handed_in_at: work.now } : {}),
      ...(state === 'settled' ? { settled_at: work.now } : {}),
    })
    .where('id', '=', paper.id)
    .execute()
  await work.db
    .insertInto('programmes.paper_signature')
    .values({
      paper_id: paper.id,
      version,
      level,
      verb,
      opinion: opinion?.trim() ?? null,
      digest_sha256: digest,
      judgement: judgement === undefined ? null : JSON.stringify(judgement),
      signed_by: work.actor.personId!,
      org_id: work.actor.orgId!,
      signed_at: work.now,
    })
    .execute()
  await record(work, `programmes.paper.${verb}`, paper.following_id, {
    paper: paper.id,
    kind: paper.kind,
    level,
    digest,
  })
  await announce(work, 'programmes.paper.moved', {
    paperId: paper.id,
    followingId: paper.following_id,
    verb,
    level,
    state,
    version,
  })
}

async function afterMove(work: Writing, { paper, following }: SeenPaper) {
  await lookAtFollowing(work, following.id)
  return fullPaper(work, await visiblePaper(work, paper.id))
}

export async function signPaper(
  work: Writing,
  id: string,
  { seen: version, opinion }: BodyOf<typeof endpoints.signPaper>,
) {
  const seen = await lockPaper(work, id)
  const { paper, following } = seen
  insist(mayMovePaper(work.actor, followingFacts(following), paperFacts(paper), 'sign'))
  insist(hasSeenPaper(paper.version, version))
  const level = levelOf(paperFacts(paper).state)!
  insist(mayGiveOpinion(level, opinion))
  const before = paper.content as PaperContent
  const content = level === 'project' ? await handIn(work, seen, before) : before
  await move(work, seen, content, { verb: 'sign', level, opinion: opinion ?? null })
  await settle(work, seen, level)
  return afterMove(work, seen)
}

type Reasoned = BodyOf<typeof endpoints.returnPaper>

async function giveBack(work: Writing, id: string, verb: 'return' | 'refuse', wish: Reasoned) {
  const seen = await lockPaper(work, id)
  const { paper, following } = seen
  insist(mayMovePaper(work.actor, followingFacts(following), paperFacts(paper), verb))
  insist(hasSeenPaper(paper.version, wish.seen))
  insist(mayGiveReason(wish.reason))
  const level = levelOf(paperFacts(paper).state)!
  await move(work, seen, paper.content as PaperContent, { verb, level, opinion: wish.reason })
  return afterMove(work, seen)
}

export const returnPaper = (work: Writing, id: string, wish: Reasoned) =>
  giveBack(work, id, 'return', wish)
export const refusePaper = (work: Writing, id: string, wish: Reasoned) =>
  giveBack(work, id, 'refuse', wish)

export async function judgeAcceptance(
  work: Writing,
  id: string,
  { seen: version, passes, judgement }: BodyOf<typeof endpoints.judgeAcceptance>,
) {
  const seen = await lockPaper(work, id)
  const { paper, following } = seen
  if (paper.kind !== 'acceptance') throw new Problem(conflict('programmes.acceptance_not_asked'))
  insist(mayJudge(work.actor, followingFacts(following)))
  if (paper.state !== 'office') throw new Problem(conflict('programmes.unit_has_not_signed'))
  insist(hasSeenPaper(paper.version, version))
  insist(mayGiveReason(judgement.opinion))
  if (judgement.heldOn > dayOfMoment(work.now.toISOString())) {
    throw new Problem(invalid('programmes.visit_ahead', { day: judgement.heldOn }))
  }
  const verb = passes ? ('pass' as const) : ('fail' as const)
  const { opinion } = judgement
  await move(work, seen, paper.content as PaperContent, {
    verb,
    level: 'office',
    opinion,
    judgement,
  })
  await takeStep(work, following, { verb, reason: opinion })
  await lookAtFollowing(work, following.id)
  return fullFollowing(work, await visibleFollowing(work, following.id))
}
