/** Questions that applicants asked and the office answered, and the sessions it planned. */
import type { Actor } from '../../domain/kernel/actor.ts'
import type { Host } from '../kernel/host.ts'
import { answerQuestion, askQuestion, planBriefing } from '../programmes/index.ts'
import { doing } from './act.ts'

type Asked = {
  readonly body: string
  readonly answer?: string
  /** The question in the office's words; without it the answer stays private. */
  readonly published?: string
  readonly daysAgo: number
}

const questions: readonly Asked[] = [
  {
    body: '我们集团下属的分公司能不能作为申报主体？分公司也有自己的统一社会信用代码。',
    answer:
      '申报主体须具备独立法人资格。分公司不是独立法人，请由总公司申报，分公司可以作为项目实施单位写入申报书。',
    published: '分公司能否作为申报主体',
    daysAgo: 9,
  },
  {
    body: '项目同时符合方向4和方向8，可以报两个方向吗？纸质申报书要交几份？',
    answer: '可以。每个项目不超过3个方向。报2个方向的，纸质申报书一式四份。',
    published: '一个项目能否申报两个方向，纸质材料交几份',
    daysAgo: 7,
  },
  {
    body: '截止日 7 月 28 日是星期日，寄出日期和收到日期以哪个为准？',
    answer: '通知要求在7月28日前报送，没有写明以寄出还是收到为准。请推荐单位留出寄递时间。',
    published: '截止日是星期日，以寄出还是收到为准',
    daysAgo: 5,
  },
  {
    body: '本单位去年改过名，统一社会信用代码没有变，往年的材料用的是旧名，会不会影响审核？',
    answer: '不影响。请在单位信息里登记曾用名，并在附件中附上登记机关的变更通知书。',
    daysAgo: 3,
  },
  { body: '平台还在试运行，运行指标的基期值可以填试运行期间的数据吗？', daysAgo: 1 },
]

const dayMs = 86_400_000

export async function guide(host: Host, office: Actor, applicant: Actor, programmeId: string) {
  const at = (daysAgo: number) => new Date(host.clock.now().getTime() - daysAgo * dayMs)
  for (const { body, answer, published, daysAgo } of questions) {
    const { id } = await doing(
      host,
      applicant,
      (work) => askQuestion(work, programmeId, body),
      at(daysAgo),
    )
    if (answer === undefined) continue
    const wish = { answer, publicQuestion: published ?? null }
    await doing(host, office, (work) => answerQuestion(work, id, wish), at(daysAgo - 0.5))
  }
  await doing(host, office, (work) =>
    planBriefing(work, programmeId, {
      title: '申报书填写与纸质材料装订说明会（演示）',
      startsAt: '2019-07-10T14:30:00+08:00',
      place: '线上会议（演示）',
      body: '逐节讲解申报书的填写要求、附件规格和常见退回原因，会后公布问答。',
    }),
  )
}
