/**
 * The working group of the shown round: the office, an association, an institute and a city, with their duties, tasks,
 * minutes and advice; and what the office told the recommending units. All names and words are invented.
 */
import { systemActor, type Actor } from '../../domain/kernel/actor.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { answerCohosting, inviteCohost, listActivities } from '../activities/index.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import {
  answerAdvice,
  answerInvitation,
  approveMinutes,
  clarify,
  giveAdvice,
  inviteMember,
  makeDuty,
  makeTask,
  markCircular,
  noteTask,
  readWorkgroup,
  sendCircular,
  stepTask,
  taskOfDecision,
  writeMinutes,
} from '../programmes/index.ts'
import { doing } from './act.ts'
import { personAt } from './office.ts'
import { makePartners, partners } from './people.ts'

const dayMs = 86_400_000
const union = partners.association.org
const school = partners.research.org

type Group = {
  readonly host: Host
  readonly programmeId: string
  readonly office: Actor
  readonly second: Actor
  readonly union: Actor
  readonly school: Actor
  readonly city: Actor
  readonly ids: Readonly<Record<'office' | 'union' | 'school' | 'city', string>>
}

const orgName = async (work: Writing, { orgId }: Actor): Promise<string> => {
  const row = await work.db
    .selectFrom('people.pub_organisation')
    .where('id', '=', orgId)
    .select('name')
    .executeTakeFirstOrThrow()
  return row.name ?? ''
}

/** Everybody is asked and has said yes. */
async function gather(
  host: Host,
  programmeId: string,
  passwordHash: string,
): Promise<Group | undefined> {
  const cast = await doing(host, systemActor, async (work) => ({
    office: await personAt(work, 'office', 'office.officer'),
    second: await personAt(work, 'office2', 'office.officer'),
    city: await personAt(work, 'officer.5101', 'authority.officer'),
  }))
  const { office, city } = cast
  const known = await doing(host, office, (work) => readWorkgroup(work, programmeId))
  if (known.members.length > 0) return undefined
  const others = await doing(host, systemActor, async (work) => {
    await makePartners({ work, passwordHash, told: [] })
    return {
      union: await personAt(work, 'association', 'applicant.admin'),
      school: await personAt(work, 'research', 'applicant.admin'),
      names: [await orgName(work, office), await orgName(work, city)] as const,
    }
  })
  const then = new Date(host.clock.now().getTime() - 12 * dayMs)
  const [own, cityName] = others.names
  const wishes = [
    [own, '统筹组织遴选各环节，汇总材料，签发纪要'],
    [union, '联系行业专家，宣讲申报要求，收集企业意见'],
    [school, '起草评审说明，整理各方向技术要点'],
    [cityName, '摸底本市平台，反映基层初审中的问题'],
  ] as const
  const { members } = await doing(
    host,
    office,
    async (work) => {
      let page = known
      for (const [org, duty] of wishes) page = await inviteMember(work, programmeId, { org, duty })
      return page
    },
    then,
  )
  const idOf = (name: string) => members.find((one) => one.orgName === name)!.id
  const ids = { office: idOf(own), union: idOf(union), school: idOf(school), city: idOf(cityName) }
  for (const [actor, id] of [
    [others.union, ids.union],
    [others.school, ids.school],
    [city, ids.city],
  ] as const) {
    await doing(host, actor, (work) => answerInvitation(work, id, { verb: 'accept' }), then)
  }
  return { host, programmeId, ...cast, union: others.union, school: others.school, ids }
}

async function assignDuties({ host, programmeId, office, ids }: Group): Promise<void> {
  const duties = [
    ['submission', '解答申报单位疑问，组织宣讲', ids.union, [ids.city], true],
    ['firstReview', '汇总初审共性问题', ids.city, [ids.office], false],
    ['formalCheck', '核对申报材料和电子版', ids.office, [ids.school], true],
    ['expertReview', '推荐评审专家，起草评审说明', ids.school, [ids.union], true],
    ['decision', '汇总得分和专家组结论，准备会议材料', ids.office, [], false],
    ['following', '跟踪项目进展，组织经验交流', ids.union, [ids.school, ids.city], true],
  ] as const
  await doing(host, office, async (work) => {
    for (const [stage, what, leadId, helperIds, open] of duties) {
      await makeDuty(work, programmeId, { stage, what, leadId, helperIds: [...helperIds], open })
    }
  })
}

async function meet({ host, programmeId, office, second, ids }: Group): Promise<void> {
  const then = new Date(host.clock.now().getTime() - 6 * dayMs)
  const wish = {
    title: '遴选工作组第一次会议',
    heldOn: dayOfMoment(then.toISOString()),
    place: '办公楼第一会议室（演示）',
    chair: '沈予安',
    attendees: [
      { org: '试点示范工作办公室（演示）', names: '沈予安、顾同光' },
      { org: union, names: '郁南星' },
      { org: school, names: '裴听澜' },
    ],
    body: [
      '会议通报了申报和推荐进展，研究了形式审查和专家评审的安排。',
      '会议认为，各成员单位要按职责分工推进，共性问题通过澄清统一答复推荐单位。',
    ].join('\n'),
    decisions: [
      { what: '提出评审专家补充名单', memberId: ids.union, workingDays: 5 },
      { what: '起草评审说明初稿', memberId: ids.school, workingDays: 8 },
      { what: '下次会议时间另行通知', memberId: null, workingDays: null },
    ],
  }
  const minutes = await doing(host, office, (work) => writeMinutes(work, programmeId, wish), then)
  await doing(host, second, (work) => approveMinutes(work, minutes.id, minutes.version), then)
  for (const at of [0, 1]) {
    await doing(host, office, (work) => taskOfDecision(work, minutes.id, at), then)
  }
}

async function getGoing({
  host,
  programmeId,
  office,
  union: one,
  city,
  ids,
}: Group): Promise<void> {
  const then = new Date(host.clock.now().getTime() - 4 * dayMs)
  const list = await doing(
    host,
    office,
    (writing) =>
      makeTask(writing, programmeId, {
        memberId: ids.city,
        title: '报送本市平台摸底情况',
        body: '按四个领域列出平台名称、建设单位和运行情况（演示）。',
        stage: 'submission',
        workingDays: 3,
      }),
    then,
  )
  await doing(host, city, async (writing) => {
    await stepTask(writing, list.id, { verb: 'start', seen: 1, note: '' })
    await noteTask(writing, list.id, { body: '已收到十二家单位的情况，还差两家。', versionIds: [] })
  })
  const advice = await doing(
    host,
    one,
    (writing) =>
      giveAdvice(writing, programmeId, {
        stage: 'expertReview',
        subject: '建议增加现场评审',
        body: '对能力开放类平台，建议在材料评审之外安排现场评审，核实在线服务的实际使用情况。',
      }),
    then,
  )
  await doing(host, office, (writing) =>
    answerAdvice(writing, advice.id, {
      adopted: 'partly',
      answer: '部分采纳：对材料中使用数据不清的项目安排现场评审。',
    }),
  )
  await doing(host, one, (writing) =>
    giveAdvice(writing, programmeId, {
      stage: 'following',
      subject: '经验交流会的安排',
      body: '建议公布名单后两个月内，按领域各组织一次经验交流会。',
    }),
  )
}

async function tellUnits({ host, programmeId, office, city }: Group): Promise<void> {
  const then = new Date(host.clock.now().getTime() - 3 * dayMs)
  const told = await doing(
    host,
    office,
    (writing) =>
      sendCircular(writing, programmeId, {
        title: '请核对推荐数量和排序',
        body: '请各推荐单位在报送前核对推荐数量、项目排序和汇总表，超出原则数量的附情况说明（演示）。',
        units: null,
      }),
    then,
  )
  await doing(host, city, (writing) => markCircular(writing, told.id))
  await doing(host, office, (writing) =>
    clarify(writing, programmeId, {
      question: '汇总表上的项目名称与申报书不一致时以哪个为准',
      answer: '以申报书封面的项目名称为准，请推荐单位更正汇总表后再报送（演示）。',
    }),
  )
}

/** The next activity of the office is held together with the association. */
async function holdTogether({ host, office, union: one }: Group): Promise<void> {
  const own = await doing(host, systemActor, (work) => orgName(work, office))
  const { rows } = await doing(host, office, (work) => listActivities(work, { when: 'ahead' }))
  const activity = rows.find(({ hostName, state }) => hostName === own && state === 'open')
  if (activity === undefined) return
  await doing(host, office, (work) => inviteCohost(work, activity.id, { org: union }))
  await doing(host, one, (work) => answerCohosting(work, activity.id, { verb: 'accept' }))
}

/** Once: a start after a kill finds the group as it stands. */
export async function makeWorkgroup(
  host: Host,
  programmeId: string,
  passwordHash: string,
): Promise<void> {
  const group = await gather(host, programmeId, passwordHash)
  if (group === undefined) return
  await assignDuties(group)
  await meet(group)
  await getGoing(group)
  await tellUnits(group)
  await holdTogether(group)
}
