/**
 * A round that a panel reads: two items were heard last week, one record signed and one waiting for its leader; two
 * will be heard this week, and their applicant is asked to agree to the time. All words are invented.
 */
import { systemActor } from '../../domain/kernel/actor.ts'
import { allRows } from '../../domain/kernel/allRows.ts'
import { addDays, dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Marks } from '../../domain/evaluation/marks.ts'
import { emptyRecord } from '../../domain/evaluation/record.ts'
import {
  acceptReview,
  addItems,
  callSessions,
  handInReview,
  listOwnSessions,
  listPanels,
  listReviews,
  makePanel,
  makeRound,
  makeSession,
  putPanel,
  runSchedule,
  saveRecord,
  saveReview,
  setFees,
  signRecord,
  stepRound,
} from '../evaluation/index.ts'
import type { Writing } from '../kernel/work.ts'
import { doing } from './act.ts'
import { personAt } from './office.ts'
import { feeRule, itemOf, marksOf, projects, type Cast, type Reader } from './rounds.ts'

const title = '第五批专家组答辩（演示）'
const heard = projects.slice(0, 4)
const dayMs = 86_400_000

type Sitting = {
  readonly cast: Cast
  /** When the office put everything together. */
  readonly then: Date
  readonly judges: readonly Reader[]
  readonly secretary: Reader
}

/** Whoever signs in as the applicant is heard with the last two. */
async function applicantOf(work: Writing) {
  const actor = await personAt(work, 'applicant', 'applicant.admin')
  const org = await work.db
    .selectFrom('people.pub_organisation')
    .where('id', '=', actor.orgId)
    .select(['name', 'uscc'])
    .executeTakeFirstOrThrow()
  return {
    applicant: { code: org.uscc ?? '', name: org.name ?? '' },
    team: [actor.personId ?? ''],
  }
}

async function formRound({ cast, then, judges, secretary }: Sitting): Promise<string> {
  const { host, office, rubric } = cast
  const act = <T>(doIt: (work: Writing) => Promise<T>) => doing(host, office, doIt, then)
  const own = await doing(host, systemActor, applicantOf)
  const rules = {
    membershipYears: 3,
    sameRecommendingUnit: false,
    namedCompetitors: true,
    discussFrom: null,
    reopen: false,
    panel: {
      minMembers: 3,
      minSeniors: 2,
      maxSameRegion: 1,
      maxSameEmployer: 1,
      concludes: 'marks' as const,
      quorum: 'twoThirds' as const,
      sits: true,
    },
  }
  const scoreBy = addDays(dayOfMoment(then.toISOString()), 40)
  const wish = { title, method: 'panel' as const, reviewsPerItem: 3, rules, scoreBy, rubric }
  const { id } = await act((work) => makeRound(work, wish, 'zh'))
  const items = heard.map((one, at) => ({
    ...itemOf(one, at),
    ...(at < 2 ? {} : own),
    subject: `demo:panel:${at}`,
  }))
  await act((work) => addItems(work, id, items))
  const name = '装备与平台专家组'
  const { rows } = await act((work) => makePanel(work, id, { name, items: [] }))
  const { free } = await act((work) => listPanels(work, id))
  const panel = rows[0]!
  const members = [
    ...judges.map(({ expertId }, at) => ({
      expertId,
      role: at === 0 ? ('leader' as const) : ('member' as const),
    })),
    { expertId: secretary.expertId, role: 'secretary' as const },
  ]
  const { version } = panel
  const all = free.map((one) => one.id)
  await act((work) => putPanel(work, panel.id, { version, name, items: all, members }))
  for (const verb of ['assign', 'invite'] as const) {
    await act((work) => stepRound(work, id, verb))
  }
  await callAll(cast, then, id, panel.id)
  return id
}

/** Two were heard three days ago in a room, two will be in three days online. */
async function callAll({ host, office }: Cast, then: Date, roundId: string, panelId: string) {
  const act = <T>(doIt: (work: Writing) => Promise<T>) => doing(host, office, doIt, then)
  const today = dayOfMoment(host.clock.now().toISOString())
  const usual = { panelId, kind: 'defence' as const, slotMinutes: 30 }
  const past = { day: addDays(today, -3), starts: '14:30', ends: '15:30' }
  const next = { day: addDays(today, 3), starts: '09:30', ends: '10:30' }
  const here = { place: '项目办第二会议室（演示）', online: '' }
  const far = { place: '', online: '线上会议室 201-907（演示）' }
  await act((work) => makeSession(work, roundId, { ...usual, ...past, ...here }))
  await act((work) => makeSession(work, roundId, { ...usual, ...next, ...far }))
  await act((work) => runSchedule(work, roundId, { kind: 'defence' }))
  await act((work) => callSessions(work, roundId))
}

/** Everybody accepts, and marks alone: all but the last item, which one has not handed in yet. */
async function markAlone({ cast, then, judges }: Sitting, roundId: string): Promise<void> {
  const { host, office, rubric, random } = cast
  const own = new Map<Reader, readonly { readonly id: string; readonly seq: number }[]>()
  for (const judge of judges) {
    const reviews = await doing(host, judge, (work) => allRows((page) => listReviews(work, page)))
    own.set(
      judge,
      reviews.filter(({ round }) => round === title),
    )
    for (const { id } of own.get(judge) ?? []) {
      await doing(host, judge, (work) => acceptReview(work, id), then)
    }
  }
  await doing(host, office, (work) => stepRound(work, roundId, 'start'), then)
  for (const [at, judge] of judges.entries()) {
    for (const { id, seq } of own.get(judge) ?? []) {
      if (seq === heard.length && at === 1) continue
      const share = heard[seq - 1]![3] + judge.strictness / 100
      const wish = { version: 0, marks: marksOf(rubric, share, random) }
      const { version } = await doing(host, judge, (work) => saveReview(work, id, wish, 'zh'), then)
      await doing(host, judge, (work) => handInReview(work, id, version, 'zh'), then)
    }
  }
}

const said = [
  '项目负责人汇报 15 分钟，专家提问 15 分钟。问：服务企业数量如何核实？答：以平台合同和接入日志为准，现场演示了台账。问：复制推广的条件？答：已在三个园区试行（演示）。',
  '项目负责人汇报 15 分钟，专家提问 15 分钟。问：众包设计的质量如何把关？答：设专家复核，退回率约一成（演示）。',
] as const

const agreedOf = (rubric: Cast['rubric'], share: number, random: Cast['random']): Marks => ({
  ...marksOf(rubric, share, random),
  opinion: '专家组经质询和讨论，认为项目基础扎实、数据可核、带动作用明显，同意推荐（演示）。',
  recommendation: 'recommend',
})

/** The secretary writes both records; the leader has signed the first. */
async function writeRecords({ cast, judges, secretary }: Sitting): Promise<void> {
  const { host, rubric, random } = cast
  const leader = judges[0]!
  const sessions = await doing(host, leader, (work) =>
    allRows((page) => listOwnSessions(work, page)),
  )
  const first = sessions.filter(({ round }) => round === title).at(-1)
  for (const [at, slot] of (first?.slots ?? []).entries()) {
    const empty = emptyRecord([
      ...judges.map(({ expertId }, index) => ({
        expertId,
        role: index === 0 ? ('leader' as const) : ('member' as const),
        recused: false,
      })),
      { expertId: secretary.expertId, role: 'secretary' as const, recused: false },
    ])
    const words = {
      ...empty,
      seats: empty.seats.map((seat) => ({
        ...seat,
        agrees: seat.expertId === secretary.expertId ? null : true,
      })),
      applicant: '项目负责人等 3 人（演示）',
      minutes: said[at] ?? '',
      marks: agreedOf(rubric, heard[at]![3], random),
    }
    const wish = { version: 0, words }
    const { version } = await doing(host, secretary, (work) =>
      saveRecord(work, slot.id, wish, 'zh'),
    )
    if (at === 0) await doing(host, leader, (work) => signRecord(work, slot.id, version))
  }
}

export async function makePanelRound(cast: Cast): Promise<void> {
  const [leader, , second, third, secretary] = cast.readers
  if (leader === undefined || second === undefined || third === undefined) return
  if (secretary === undefined) return
  const then = new Date(cast.host.clock.now().getTime() - 6 * dayMs)
  const sitting: Sitting = { cast, then, judges: [leader, second, third], secretary }
  const roundId = await formRound(sitting)
  await markAlone(sitting, roundId)
  await writeRecords(sitting)
  await doing(cast.host, cast.office, (work) => setFees(work, roundId, feeRule))
}
