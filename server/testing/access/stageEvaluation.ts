/** What the office that runs reviews holds when everybody knocks. */
import { makeUscc } from '../../../domain/kernel/uscc.ts'
import { usualWeights } from '../../../domain/evaluation/assignmentPlan.ts'
import { answersOf, sealReturn, strangePoint } from '../../evaluation/bundle.sample.ts'
import { itemOf, marksOf, roundOf } from '../../evaluation/round.sample.ts'
import { makeServing } from '../../evaluation/samples.ts'
import { writing } from '../../kernel/work.ts'
import { systemActor } from '../../../domain/kernel/actor.ts'
import type { World } from '../world.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'
import { must } from './stageHouse.ts'
import { plantPanel } from './stagePanel.ts'

export const expertWords = (email: string, name: string = secrets.expert.text) => ({
  name,
  title: '研究员',
  seniority: 'senior' as const,
  fields: [{ code: 'industrialPlatform', level: 3 }],
  region: '110000',
  employer: { code: '', name: '密标之外的研究院（演示）' },
  past: [],
  load: { min: 0, max: 20 },
  availability: [],
  email,
})

export const feeWords = {
  payee: '某某',
  bank: '示例银行',
  account: secrets.expertAccount.text,
  idNumber: '110101199003070011',
}

export const wishWords = {
  rules: { seniorsPerItem: 0, maxSameRegion: null, maxSameEmployer: null, minLevel: 0 },
  weights: usualWeights,
  leastLoads: false,
  loads: [],
  pinned: [],
  forbidden: [],
}

export const lotRules = { maxSameRegion: null, maxSameEmployer: null }

export const expertListOf = (name: string, email: string) => ({
  fileName: `${name}.csv`,
  content: Buffer.from(`姓名,邮箱,所在地区,所在单位\n${name},${email},北京,某院`).toString(
    'base64',
  ),
  updates: false,
})

export const partyListOf = () => ({
  fileName: '竞争对手.csv',
  content: Buffer.from(
    `件号,类别,单位名称,统一社会信用代码\n1,竞争对手,某公司（演示）,${makeUscc('enterprise', '110000', 800_021)}`,
  ).toString('base64'),
})

/** A list of experts that is being looked through, and one that was taken. */
async function plantLists(c: Cast) {
  const path = '/api/evaluation/expert-batches'
  const bring = async (name: string, email: string) => {
    const { batch } = await must(c.programmeOfficer.post(path, expertListOf(name, email)))
    return batch.id as string
  }
  const expertsTaken = await bring('名单中人', 'taken@demo.test')
  await must(c.programmeOfficer.post(`${path}/${expertsTaken}/commit`, {}))
  return { expertsTaken, expertsSeen: await bring(secrets.expertList.text, 'seen@demo.test') }
}

/** What nobody's page sealed, though it says of which bundle it is. */
export function returnOf(bundleId: string, assignmentId: string): string {
  const marks = marksOf(0.9, '离线评审的意见，建议入选。')
  const answers = [{ assignmentId, digest: 'a'.repeat(64), marks }]
  return sealReturn(answersOf({ id: bundleId }, answers), strangePoint())
}

export async function plantEvaluation(w: World, c: Cast) {
  const office = c.programmeOfficer
  const path = '/api/evaluation/experts'
  const expert = (await must(office.post(path, expertWords(c.expert.email))))['id'] as string
  // The letter and its link are told of in the register's own test.
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, (work) =>
    makeServing(work, expert, c.expert.personId),
  )
  const own = `/api/evaluation/me/experts/${expert}`
  const load = { min: 0, max: 20 }
  await must(c.expert.put(own, { version: 1, availability: [], load, fee: feeWords }))
  const nominated = (await must(office.post(path, expertWords('nominee@demo.test', '被提名人'))))[
    'id'
  ] as string
  await must(c.expert.post(`${own}/commitment`, { version: 1 }))
  const declared = await must(
    c.expert.post(`${own}/conflicts`, {
      code: '',
      name: '利益相关公司（演示）',
      reason: `${secrets.declaredConflict.text}：亲属在该公司任职`,
    }),
  )
  return {
    expert,
    nominated,
    declared: declared['rows'][0].id as string,
    ...(await plantLists(c)),
    ...(await plantRound(c, expert)),
    ...(await plantPlan(w, c)),
    ...(await plantDraw(c)),
    ...(await plantPanel(w, c, expert)),
  }
}

/** One round in review with a secret draft, and one that is being prepared. */
async function plantRound(c: Cast, expertId: string) {
  const office = c.programmeOfficer
  const rounds = '/api/evaluation/rounds'
  const make = async () =>
    (await must(office.post(rounds, roundOf({ reviewsPerItem: 1 }))))['id'] as string
  const add = async (round: string, title: string) =>
    (await must(office.post(`${rounds}/${round}/items`, itemOf(title))))['id'] as string
  const round = await make()
  const item = await add(round, secrets.reviewItem.text)
  await must(
    office.post(`/api/evaluation/items/${item}/assignments`, { expertId, reason: '领域相符' }),
  )
  for (const verb of ['assign', 'invite']) {
    await must(office.post(`${rounds}/${round}/steps`, { verb }))
  }
  const { rows } = await must(c.expert.get('/api/evaluation/me/reviews'))
  const review = rows[0].id as string
  const path = `/api/evaluation/me/reviews/${review}`
  await must(c.expert.post(`${path}/accept`, { clear: true }))
  await must(office.post(`${rounds}/${round}/steps`, { verb: 'start' }))
  await must(
    c.expert.put(`${path}/draft`, {
      version: 0,
      marks: marksOf(0.8, `${secrets.review.text}：数据来源有待进一步核实`),
    }),
  )
  const bundle = (
    await must(c.expert.post('/api/evaluation/me/bundles', { roundId: round, signing: null }))
  )['id'] as string
  const packed = await must(office.post(`${rounds}/${round}/bundles`, { expertId }))
  const preparing = await make()
  return {
    round,
    item,
    review,
    bundle,
    officeBundle: packed['id'] as string,
    bundleExpert: expertId,
    preparing,
    preparingItem: await add(preparing, '准备中的一件'),
  }
}

/** A round whose plan stands, not yet confirmed. */
async function plantPlan(w: World, c: Cast) {
  const office = c.programmeOfficer
  const rounds = '/api/evaluation/rounds'
  const wish = { reviewsPerItem: 1, method: 'optimal' as const }
  const arranging = (await must(office.post(rounds, roundOf(wish))))['id'] as string
  await must(office.post(`${rounds}/${arranging}/items`, itemOf('待分派的一件')))
  const asked = { wish: wishWords, after: null }
  const path = `${rounds}/${arranging}/arrangements`
  const arrangement = (await must(office.post(path, asked)))['id'] as string
  await w.settle()
  return { arranging, arrangement }
}

/** A round whose list to draw from is fixed. */
async function plantDraw(c: Cast) {
  const office = c.programmeOfficer
  const rounds = '/api/evaluation/rounds'
  const wish = { reviewsPerItem: 1, method: 'lot' as const }
  const drawing = (await must(office.post(rounds, roundOf(wish))))['id'] as string
  await must(office.post(`${rounds}/${drawing}/items`, itemOf('待抽签的一件')))
  const draw = (await must(office.post(`${rounds}/${drawing}/draws`, lotRules)))['id'] as string
  return { drawing, draw }
}
