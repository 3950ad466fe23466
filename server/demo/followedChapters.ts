/** What happened to one project of the round of 2018: task book, reports, posts, visits, and where its story ends. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { publicActor, type Actor } from '../../domain/kernel/actor.ts'
import { addDays, daysBetween } from '../../domain/kernel/moment.ts'
import { evidenceText } from '../../domain/indicators/evidence.ts'
import type { Pooled } from '../../domain/indicators/pooledKinds.ts'
import { periodOf } from '../../domain/indicators/period.ts'
import type { Standing } from '../../domain/indicators/value.ts'
import type { PaperContent } from '../../domain/programmes/paper.ts'
import { addSource, postEvidence, verifyValue } from '../indicators/index.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import {
  addVisit,
  judgeAcceptance,
  readFollowing,
  readPaper,
  revokeFollowing,
  signPaper,
  writePaper,
} from '../programmes/index.ts'
import { at, doing } from './act.ts'
import { shownStory, stories, type Story } from './followedStories.ts'
import { randomOf } from './random.ts'

const agreed = '已核对，情况属实，同意（演示）。'

type Hands = {
  readonly project: Actor
  readonly unit: Actor
  readonly leader: Actor
  readonly office: Actor
}

export type Making = {
  readonly host: Host
  readonly hands: Hands
  readonly id: string
  readonly story: Story
}

/** Signed by as many hands as it has passed: 1 by the project, 2 by its unit too, 3 by all. */
async function signThrough(
  { host, hands }: Making,
  paperId: string,
  kind: PaperContent['kind'],
  passed: number,
  day: string,
): Promise<void> {
  const signers = [hands.project, kind === 'report' ? hands.unit : hands.leader, hands.office]
  const { state } = await doing(host, hands.project, (work) => readPaper(work, paperId))
  const signed = (['draft', 'unit', 'office'] as const).findIndex((one) => one === state)
  for (const [index, actor] of signers.slice(0, passed).entries()) {
    if (signed < 0 || index < signed) continue
    await doing(
      host,
      actor,
      async (work) => {
        const { version: seen } = await readPaper(work, paperId)
        return signPaper(work, paperId, { seen, ...(index === 0 ? {} : { opinion: agreed }) })
      },
      at(addDays(day, index), 10 + index),
    )
  }
}

async function write(
  { host, hands, id }: Making,
  body: Parameters<typeof writePaper>[2],
  day: string,
): Promise<string> {
  const { papers } = await doing(host, hands.project, (work) => readFollowing(work, id))
  const { code = null, period = null, content } = body
  const written = papers.find(
    (paper) => paper.kind === content.kind && paper.code === code && paper.period === period,
  )
  if (written !== undefined) return written.id
  const paper = await doing(host, hands.project, (work) => writePaper(work, id, body), at(day, 9))
  return paper.id
}

/** Numbers at the end of a period, as far on their way as the story says. */
async function valuesAt({ host, hands, id, story }: Making, period: string, share: number) {
  const { rows, fromDay, untilDay } = await doing(host, hands.project, (work) =>
    readFollowing(work, id),
  )
  const ended = periodOf(period)
  // What is due once, at half time and at the end, asks for no numbers of its own.
  if (ended === undefined) return []
  const { cadence, lastDay } = ended
  const time = Math.min(1, daysBetween(fromDay, lastDay) / daysBetween(fromDay, untilDay))
  const [first, last] = story.pace
  const pace = (first + (last - first) * share) / 100
  return rows
    .filter(({ indicator }) => indicator.cadence === cadence)
    .map(({ indicator, baseline, target }) => {
      const [from, to] = [Number(baseline), Number(target)]
      const most = indicator.max === undefined ? Infinity : Number(indicator.max)
      const amount = Math.min(most, from + (to - from) * time * pace)
      return {
        indicator: indicator.code,
        amount: amount.toFixed(indicator.decimals),
        note: '按平台后台口径统计，增长来自新接入的园区（演示）。',
      }
    })
}

const serialFrom = 4000

/** The project counts in its task book what stands on its platform already, before it signs. */
async function countPooled({ host, hands, id, story }: Making, bookId: string): Promise<void> {
  const {
    content,
    version: seen,
    state,
  } = await doing(host, hands.project, (work) => readPaper(work, bookId))
  if (state !== 'draft' || content.kind !== 'taskBook' || content.pooling !== undefined) return
  const random = randomOf(serialFrom + stories.indexOf(story))
  const [machines, people] = [120 + random.int(400), 60 + random.int(200)]
  const pooling: Pooled[] = [
    { kind: 'production', owned: machines, onPlatform: machines >> 2, usedByOthers: machines >> 5 },
    { kind: 'design', owned: 40, onPlatform: 6 + random.int(8), usedByOthers: 2 },
    { kind: 'talent', owned: people, onPlatform: people >> 3, usedByOthers: 0 },
  ]
  const body = { paperId: bookId, seen, content: { ...content, pooling } }
  await doing(host, hands.project, (work) => writePaper(work, id, body), at('2018-12-03', 9))
}

/** Of what lay outside at the beginning some part has come onto the platform, and others use more of it. */
async function pooledAt({ host, hands, id, story }: Making, share: number): Promise<Pooled[]> {
  const { pooledKinds } = await doing(host, hands.project, (work) => readFollowing(work, id))
  const [first, last] = story.pace
  const way = Math.min(1, ((first + (last - first) * share) / 100) * (0.3 + share * 0.3))
  return (pooledKinds?.before ?? []).map((one) => {
    const onPlatform = one.onPlatform + Math.floor((one.owned - one.onPlatform) * way)
    const usedByOthers = Math.floor(one.usedByOthers + (onPlatform - one.onPlatform) * 0.4)
    return { ...one, onPlatform, usedByOthers }
  })
}

async function report(
  making: Making,
  of: { code: string; period: string; day: string; passed: number; share: number },
): Promise<void> {
  const values = await valuesAt(making, of.period, of.share)
  const content: PaperContent = {
    kind: 'report',
    values,
    pooling: await pooledAt(making, of.share),
    progress: '平台按任务书推进，新增接入企业和设备，组织对接活动两场（演示）。',
    funds: '按预算使用，专款专用（演示）。',
    problems: '部分中小企业数据接入较慢，已安排专人上门服务（演示）。',
    plan: '继续扩大接入范围，完善检测和交易服务（演示）。',
    spent: '320',
    files: [],
    rows: [],
  }
  const paperId = await write(making, { code: of.code, period: of.period, content }, of.day)
  await signThrough(making, paperId, 'report', of.passed, of.day)
}

const quarters = [
  ['2018Q4', '2019-01-10'],
  ['2019Q1', '2019-04-10'],
] as const

/** A platform of the project posts the last quarter itself; of one, the office has sampled the rows. */
async function post({ host, hands, id }: Making, verified: boolean): Promise<void> {
  const { trackId, rows } = await doing(host, hands.project, (work) => readFollowing(work, id))
  const row = rows.find(({ indicator }) => indicator.code === 'orgs')
  const last = row?.periods.findLast(({ counts }) => counts !== null)
  const said = (standing: Standing) => last?.said.find((one) => one.standing === standing)?.amount
  const reported = said('selfReported')
  if (trackId === null || last === undefined || reported === undefined) return
  const amount = String(Math.round(Number(reported) * 0.98))
  if (said('interfaceReported') === undefined) {
    await postAs(host, hands.project, trackId, { period: last.period, amount })
  }
  if (!verified || said('verified') !== undefined) return
  const note = '抽查三十行注册企业名单，逐家核对登记状态，四家已注销，予以扣减（演示）。'
  const found = { indicator: 'orgs', period: last.period, amount: String(Number(amount) - 4), note }
  await doing(host, hands.office, (work) => verifyValue(work, trackId, found), at('2019-05-20'))
}

/** A platform with a key of its own posts one number. */
async function postAs(
  host: Host,
  project: Actor,
  trackId: string,
  { period, amount }: { readonly period: string; readonly amount: string },
): Promise<void> {
  const key = generateKeyPairSync('ed25519')
  const publicKeyPem = key.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const { keyId } = await doing(
    host,
    project,
    (work) => addSource(work, trackId, { name: '平台运营后台（演示）', publicKeyPem }),
    at('2019-04-12'),
  )
  const message = {
    indicator: 'orgs',
    period,
    amount,
    sourceSystem: '运营数据库（演示）',
    rowCount: Number(amount),
    rowsSha256: amount.padStart(64, '0'),
  }
  const signature = sign(null, Buffer.from(evidenceText(trackId, message)), key.privateKey)
  const body = { post: message, keyId, signature: signature.toString('base64url') }
  await doing(host, publicActor, (work) => postEvidence(work, trackId, body), at('2019-04-15'))
}

const change: PaperContent = {
  kind: 'change',
  title: null,
  untilDay: '2020-03-31',
  targets: [],
  other: '增加一家检测机构为参加单位（演示）。',
  reason: '两个园区交付延后一个季度，建设期相应顺延（演示）。',
  before: null,
}
const withdrawal: PaperContent = {
  kind: 'withdrawal',
  reason: '企业重组，平台业务停止，不再建设（演示）。',
}

/** The office was told nothing any more, asked twice, and took the title away. */
async function revoke({ host, hands, id }: Making): Promise<void> {
  const act = async (work: Writing) => {
    const { state, version: seen } = await readFollowing(work, id)
    if (state !== 'running') return
    const reason = '2019年一季度报告逾期未报，两次书面催报均无答复（演示）。'
    await revokeFollowing(work, id, { seen, ground: 'silent', reason })
  }
  await doing(host, hands.office, act, at('2019-06-24', 16))
}

/** What happened at the end, or is under way. */
async function lastChapter(making: Making): Promise<void> {
  const { host, hands, story } = making
  const stage = story.at
  if (stage === 'changeAtUnit' || stage === 'changeAtOffice') {
    const paperId = await write(making, { content: change }, '2019-06-20')
    await signThrough(making, paperId, 'change', stage === 'changeAtUnit' ? 1 : 2, '2019-06-20')
  }
  if (stage === 'withdrawn') {
    const paperId = await write(making, { content: withdrawal }, '2019-03-04')
    await signThrough(making, paperId, 'withdrawal', 3, '2019-03-04')
  }
  if (stage === 'revoked') await revoke(making)
  if (stage === 'reportAtUnit' || stage === 'reportAtOffice') {
    const passed = stage === 'reportAtUnit' ? 1 : 2
    await report(making, {
      code: 'quarterly',
      period: '2019Q2',
      day: '2019-07-03',
      passed,
      share: 1,
    })
  }
  if (stage !== 'accepting' && stage !== 'accepted' && stage !== 'rectifying') return
  await report(making, {
    code: 'quarterly',
    period: '2019Q2',
    day: '2019-07-01',
    passed: 3,
    share: 1,
  })
  await report(making, { code: 'final', period: 'final', day: '2019-07-01', passed: 3, share: 1 })
  const done = '任务书各项指标完成情况见总结报告，平台已稳定运行（演示）。'
  const content: PaperContent = { kind: 'acceptance', done, results: '', files: [] }
  const paperId = await write(making, { content }, '2019-07-04')
  await signThrough(making, paperId, 'acceptance', 2, '2019-07-04')
  if (stage === 'accepting') return
  const passes = stage === 'accepted'
  const judgement = {
    opinion: passes
      ? '专家组听取汇报、核对指标、现场查看，认为完成了任务书规定的目标，同意通过验收（演示）。'
      : '专家组核对指标后认为，服务企业数和交易额未达到任务书目标，建议限期整改（演示）。',
    heldOn: '2019-07-06',
    experts: [
      { name: '沈怀瑾（演示）', post: '高级工程师', duty: '组长' },
      { name: '陶思齐（演示）', post: '教授', duty: '成员' },
      { name: '葛明远（演示）', post: '高级会计师', duty: '财务' },
    ],
  }
  await doing(
    host,
    hands.office,
    async (work) => {
      const { version: seen, state } = await readPaper(work, paperId)
      if (state === 'office') await judgeAcceptance(work, paperId, { seen, passes, judgement })
    },
    at('2019-07-07', 15),
  )
}

async function visit({ host, hands, id }: Making): Promise<void> {
  const body = {
    day: '2019-05-16',
    place: '项目现场（演示）',
    people: '推荐单位经办人、技术专家二人（演示）',
    findings: '查看平台运行、三家接入企业和财务账目，与报告一致（演示）。',
    mend: null,
    mendUntil: null,
  }
  const { visits } = await doing(host, hands.unit, (work) => readFollowing(work, id))
  if (visits.length > 0) return
  await doing(host, hands.unit, (work) => addVisit(work, id, body), at('2019-05-17'))
}

/** From the task book to where the story ends; what a run that was cut off has done already is not done again. */
export async function tell(making: Making): Promise<void> {
  const { host, hands, id, story } = making
  const { papers } = await doing(host, hands.project, (work) => readFollowing(work, id))
  const book = papers.find(({ kind }) => kind === 'taskBook')!
  if (story.at === 'book') return
  await countPooled(making, book.id)
  await signThrough(making, book.id, 'taskBook', story.at === 'bookAtUnit' ? 1 : 3, '2018-12-03')
  if (story.at === 'bookAtUnit') return
  const handed = quarters.slice(0, story.reports)
  for (const [index, [period, day]] of handed.entries()) {
    await report(making, { code: 'quarterly', period, day, passed: 3, share: index })
  }
  if (handed.length > 0) {
    const yearly = { code: 'yearly', period: '2018', day: '2019-01-18', passed: 3, share: 0 }
    await report(making, yearly)
    const { owed } = await doing(host, hands.project, (work) => readFollowing(work, id))
    if (owed.some(({ code }) => code === 'midterm')) {
      await report(making, { ...yearly, code: 'midterm', period: 'midterm', day: '2019-01-22' })
    }
  }
  if (story.posted === true) await post(making, story === shownStory)
  if (story.visited === true) await visit(making)
  await lastChapter(making)
}
