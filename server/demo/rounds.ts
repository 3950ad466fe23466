/**
 * Rounds of review in every state that an office meets: one that is being prepared and lacks readers, one whose
 * invitations are out, one in review with a discussion, one that is frozen with its results. All experts, projects
 * and words are invented.
 */
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import { commitmentVersion, type ExpertInput } from '../../domain/evaluation/expert.ts'
import type { Marks } from '../../domain/evaluation/marks.ts'
import type { ItemInput, RoundState } from '../../domain/evaluation/round.ts'
import type { Rubric } from '../../domain/evaluation/rubric.ts'
import { allRows } from '../../domain/kernel/allRows.ts'
import { makeUscc } from '../../domain/kernel/uscc.ts'
import {
  acceptReview,
  addItems,
  assignExpert,
  commitExpert,
  declineReview,
  freezeRound,
  handInReview,
  listItems,
  listReviews,
  makeRound,
  nominateExpert,
  proposeFreeze,
  saveReview,
  stepRound,
} from '../evaluation/index.ts'
import type { Writing } from '../kernel/work.ts'
import { makeServing } from '../evaluation/samples.ts'
import type { Host } from '../kernel/host.ts'
import { makeMembership, makePerson } from '../people/samples.ts'
import { programmeOf } from '../programmes/index.ts'
import { doing } from './act.ts'
import { personAt } from './office.ts'
import { actorOf } from './people.ts'
import { randomOf, type Random } from './random.ts'

const seed = 20190730

const experts = [
  ['甘棠', '工业互联网研究院（演示）', '110000', ['industrialPlatform', 'dataIntelligence'], 1],
  ['陆知行', '装备制造研究所（演示）', '210000', ['intelligentManufacturing', 'researchDesign'], 0],
  ['沈砚秋', '信息技术大学（演示）', '320000', ['industrialPlatform', 'industrialSoftware'], -4],
  ['贺兰舟', '供应链协同中心（演示）', '440000', ['supplyChain', 'industrialPlatform'], 4],
  ['闻人清', '区域经济研究院（演示）', '510000', ['regionalEconomy', 'incubationFinance'], -1],
  ['苏木青', '检测认证集团（演示）', '370000', ['standardsTesting', 'industrialPlatform'], 2],
] as const

/** Title, field, region, and how good it is, as a share of all points. */
export const projects = [
  ['精密传动共享制造平台（演示）', 'industrialPlatform', '510000', 0.86],
  ['轻工产能协同与众包设计平台（演示）', 'industrialPlatform', '330000', 0.84],
  ['化纤行业研发资源开放平台（演示）', 'industrialPlatform', '350000', 0.83],
  ['船舶配套企业双创服务平台（演示）', 'industrialPlatform', '210000', 0.78],
  ['家电内部创客孵化平台（演示）', 'industrialPlatform', '370000', 0.77],
  ['食品装备远程运维平台（演示）', 'industrialPlatform', '410000', 0.74],
  ['新材料中试共享平台（演示）', 'industrialPlatform', '320000', 0.73],
  ['五金模具云工厂（演示）', 'industrialPlatform', '440000', 0.66],
  ['矿山机械备件协同平台（演示）', 'industrialPlatform', '140000', 0.61],
  ['农机作业数据开放平台（演示）', 'industrialPlatform', '230000', 0.52],
] as const

export type Reader = Actor & { readonly expertId: string; readonly strictness: number }
export type Cast = {
  readonly host: Host
  readonly office: Actor
  readonly second: Actor
  readonly readers: readonly Reader[]
  readonly rubric: Rubric
  readonly random: Random
}

const wishOf = ([name, employer, region, fields]: (typeof experts)[number], at: number) =>
  ({
    name,
    title: '研究员',
    seniority: at % 3 === 2 ? 'other' : 'senior',
    fields: fields.map((code, index) => ({ code, level: 3 - index })),
    region,
    employer: { code: makeUscc('enterprise', region, 90_000 + at), name: employer },
    past: [],
    load: { min: 0, max: 20 },
    availability: [],
    email: at === 0 ? 'expert@demo.test' : `expert.${at}@demo.test`,
  }) satisfies ExpertInput

/** The first is of the world's core, so that visitors can come in as an expert from the beginning. */
async function personOf(work: Writing, wish: ExpertInput, orgId: string, passwordHash: string) {
  if (wish.email === 'expert@demo.test') return personAt(work, 'expert', 'expert')
  const personId = await makePerson(work, { name: wish.name, email: wish.email, passwordHash })
  await makeMembership(work, personId, orgId, ['expert'])
  return actorOf(work, personId, orgId, ['expert'])
}

/** Nominated, admitted and sworn in: all of them or, where this is cut off, none. */
async function admit(work: Writing, office: Actor, passwordHash: string): Promise<Reader[]> {
  const readers: Reader[] = []
  for (const [at, one] of experts.entries()) {
    const wish = wishOf(one, at)
    const { id } = await nominateExpert({ ...work, actor: office }, wish, 'zh')
    const actor = await personOf(work, wish, office.orgId ?? '', passwordHash)
    await makeServing(work, id, actor.personId ?? '')
    await commitExpert({ ...work, actor }, id, commitmentVersion)
    readers.push({ ...actor, expertId: id, strictness: one[4] })
  }
  return readers
}

function isAdmitted(work: Writing): Promise<boolean> {
  return work.db
    .selectFrom('people.pub_person')
    .where('email', '=', 'expert.1@demo.test')
    .select('id')
    .executeTakeFirst()
    .then((person) => person !== undefined)
}

export const itemOf = (
  [title, field, region]: (typeof projects)[number],
  at: number,
): ItemInput => ({
  title,
  brief: '平台已接入设备和企业，面向行业开放研发、产能与服务资源（演示材料）。',
  fields: [field],
  region,
  applicant: {
    code: makeUscc('enterprise', region, 91_000 + at),
    name: `${title.replace('平台（演示）', '').replace('（演示）', '')}有限公司（演示）`,
  },
  coApplicants: [],
  recommendingUnit: region.slice(0, 2),
  team: [],
  competitors: [],
  files: [],
})

const opinions = [
  '基础扎实，服务企业数量可核，带动作用明显。',
  '方案完整、进度可行，建议补充收益测算。',
  '模式有特色，复制推广的条件需要进一步说明。',
  '数据来源基本清楚，部分指标口径偏宽。',
] as const

export function marksOf(rubric: Rubric, share: number, random: Random): Marks {
  const within = (value: number) => Math.min(1, Math.max(0.2, value))
  return {
    criteria: Object.fromEntries(
      rubric.dimensions.map(({ code, max }) => {
        const own = within(share + (random.int(9) - 4) / 100)
        return [code, { points: Math.round(max * own * 2) / 2 }]
      }),
    ),
    vetoes: [],
    comments: Object.fromEntries(
      rubric.dimensions.map(({ code }) => [code, '依据见申报书正文（演示）。']),
    ),
    opinion: random.pick(opinions),
    recommendation: share > 0.8 ? 'recommend' : share > 0.6 ? 'reserve' : 'reject',
  }
}

export const roundRules = {
  membershipYears: 3,
  sameRecommendingUnit: false,
  namedCompetitors: true,
  discussFrom: 20,
  reopen: false,
}
export const feeRule = {
  perReviewFen: { senior: 30_000, other: 20_000 },
  perHalfDayFen: { senior: 80_000, other: 50_000 },
  maxFen: 300_000,
}

type Plan = {
  readonly title: string
  readonly projects: readonly (typeof projects)[number][]
  readonly scoreBy: string
  /** How far it goes. */
  readonly until: Exclude<RoundState, 'assigned' | 'released'>
}

async function makeItems({ host, office, rubric }: Cast, plan: Plan): Promise<string> {
  const { id } = await doing(host, office, (work) =>
    makeRound(
      work,
      {
        title: plan.title,
        method: 'hand',
        reviewsPerItem: 3,
        rules: roundRules,
        scoreBy: plan.scoreBy,
        rubric,
      },
      'zh',
    ),
  )
  const items = plan.projects.map((one, at) => ({ ...itemOf(one, at), subject: `demo:${at}` }))
  await doing(host, office, (work) => addItems(work, id, items))
  return id
}

/** Three readers an item, in turn; all but one place where the round stays in preparation. */
async function assign({ host, office, readers }: Cast, id: string, plan: Plan): Promise<void> {
  const able = readers.filter((_, at) => at !== 1 && at !== 4)
  const { rows } = await doing(host, office, (work) => listItems(work, id, { limit: 200 }))
  for (const [at, item] of rows.entries()) {
    const wanted = plan.until === 'preparing' ? at % 3 : 3
    for (let turn = 0; turn < wanted; turn++) {
      const { expertId } = able[(at + turn) % able.length]!
      const reason = '领域相符，无利益冲突（演示）。'
      await doing(host, office, (work) => assignExpert(work, item.id, { expertId, reason }))
    }
  }
}

type Own = Awaited<ReturnType<typeof listReviews>>['rows'][number]

const reviewsOf = (cast: Cast, reader: Reader, plan: Plan): Promise<readonly Own[]> =>
  doing(cast.host, reader, async (work) => {
    const reviews = await allRows((page) => listReviews(work, page))
    return reviews.filter(({ round }) => round === plan.title)
  })

/** All accept, but where invitations stay open: there one declares a conflict and the last does not answer. */
async function answer(cast: Cast, plan: Plan): Promise<void> {
  for (const [at, reader] of cast.readers.entries()) {
    for (const [turn, { id }] of (await reviewsOf(cast, reader, plan)).entries()) {
      if (plan.until === 'inviting' && at === cast.readers.length - 1) continue
      if (plan.until === 'inviting' && at === 2 && turn === 0) {
        const reason = '与申报单位正在共同承担研发项目（演示）。'
        await doing(cast.host, reader, (work) =>
          declineReview(work, id, { cause: 'conflict', reason }),
        )
      } else await doing(cast.host, reader, (work) => acceptReview(work, id))
    }
  }
}

/** In review half is handed in, and on the first item the readers lie far apart. */
async function review(cast: Cast, plan: Plan): Promise<void> {
  const { host, rubric, random } = cast
  for (const [at, reader] of cast.readers.entries()) {
    for (const { id, seq } of await reviewsOf(cast, reader, plan)) {
      if (plan.until === 'scoring' && seq > 3 && at > 2) continue
      const quality = plan.projects[seq - 1]![3]
      const apart = plan.until === 'scoring' && seq === 1 && at === 2 ? -0.3 : 0
      const share = quality + reader.strictness / 100 + apart + (random.int(7) - 3) / 100
      const marks = marksOf(rubric, share, random)
      const { version } = await doing(host, reader, (work) =>
        saveReview(work, id, { version: 0, marks }, 'zh'),
      )
      await doing(host, reader, (work) => handInReview(work, id, version, 'zh'))
    }
  }
}

async function run(cast: Cast, plan: Plan): Promise<void> {
  const { host, office, second } = cast
  const id = await makeItems(cast, plan)
  await assign(cast, id, plan)
  if (plan.until === 'preparing') return
  for (const verb of ['assign', 'invite'] as const) {
    await doing(host, office, (work) => stepRound(work, id, verb))
  }
  await answer(cast, plan)
  if (plan.until === 'inviting') return
  await doing(host, office, (work) => stepRound(work, id, 'start'))
  await review(cast, plan)
  if (plan.until === 'scoring') return
  const { digest } = await doing(host, office, (work) => proposeFreeze(work, id))
  await doing(host, second, (work) => freezeRound(work, id, digest))
}

const plans: readonly Plan[] = [
  {
    title: '第一批专家评审（演示）',
    projects,
    scoreBy: '2019-08-09',
    until: 'frozen',
  },
  {
    title: '第二批专家评审（演示）',
    projects: projects.slice(0, 6),
    scoreBy: '2019-08-16',
    until: 'scoring',
  },
  {
    title: '第三批专家评审（演示）',
    projects: projects.slice(2, 6),
    scoreBy: '2019-08-23',
    until: 'inviting',
  },
  {
    title: '第四批专家评审（演示）',
    projects: projects.slice(5),
    scoreBy: '2019-08-30',
    until: 'preparing',
  },
]

/**
 * Made once: what was begun is not begun again, or a start after a kill would stumble over its own experts. Answers
 * who took part; undefined where nothing was made.
 */
export async function makeRounds(
  host: Host,
  programmeId: string,
  passwordHash: string,
): Promise<Cast | undefined> {
  const cast = await doing(host, systemActor, async (work) => {
    const { rubrics } = (await programmeOf(work, programmeId)).definition
    const rubric = rubrics[0]
    if (rubric === undefined || (await isAdmitted(work))) return undefined
    const office = await personAt(work, 'office', 'office.officer')
    const second = await personAt(work, 'office2', 'office.officer')
    const readers = await admit(work, office, passwordHash)
    return { host, office, second, readers, rubric, random: randomOf(seed) }
  })
  if (cast === undefined) return undefined
  for (const plan of plans) await run(cast, plan)
  return cast
}
