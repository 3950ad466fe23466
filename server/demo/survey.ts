/** A survey of penetration that the office has held: one figure public, two by other definitions, a list that waits. */
import type { Actor } from '../../domain/kernel/actor.ts'
import { usualPenetration } from '../../domain/indicators/penetration.ts'
import { previewSurveyed } from '../indicators/index.ts'
import { heldSurvey, surveyedLines, surveyHead } from '../indicators/samples.ts'
import type { Host } from '../kernel/host.ts'
import { doing } from './act.ts'

const answered = 240

/** What came late, with mistakes as lists have them. */
const late = [
  ['映川轴承有限公司（演示）', '34', '四川省成都市', '是', '应用'],
  ['映川轴承有限公司（演示）', '34', '四川省成都市', '是', '已建'],
  ['望津锻造有限公司（演示）', '锻造', '江苏省苏州市', '是', '应用'],
  ['临沅仪表有限公司（演示）', '40', '鼓楼区', '是', '也许'],
  ['枫桥针织有限公司（演示）', '17', '浙江省宁波市', '否', '无'],
] as const

export async function holdSurvey(host: Host, office: Actor): Promise<void> {
  await doing(host, office, async (work) => {
    const id = await heldSurvey(work, {
      title: '2019年上半年双创平台普及率调查（演示）',
      fromDay: '2019-01-01',
      untilDay: '2019-06-30',
      fileName: '被调查企业名单（演示）.csv',
      lines: surveyedLines(answered),
      definitions: [
        usualPenetration,
        { ...usualPenetration, counts: ['built'] },
        { ...usualPenetration, leadingOnly: false },
      ],
    })
    const cells = [surveyHead, ...late]
    await previewSurveyed(work, id, '补充名单（演示）.csv', { cells })
  })
}
