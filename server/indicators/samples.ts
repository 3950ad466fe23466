/** Surveys of penetration as an office would hold them, of invented enterprises. Demo world and tests build by it. */
import { divisionsWithAreas } from '../../domain/kernel/divisionAreas.ts'
import type { PenetrationDefinition } from '../../domain/indicators/penetration.ts'
import type { Writing } from '../kernel/work.ts'
import { defineFigure, makeSurvey, publishFigure } from './survey.actions.ts'
import { readSurvey } from './survey.queries.ts'
import { commitSurveyed, previewSurveyed } from './surveyBatch.actions.ts'

export type SurveyLine = readonly string[]

export const surveyHead: SurveyLine = ['单位名称', '行业', '行政区划', '是否骨干', '平台应用']

const places = ['3702', '4403', '5101', '3205', '4406', '3401', '4201', '5101', '3302', '6101']
const seldom = ['6401', '4601', '5401']
const marks = '澜岘汀松岱澄砺霁钧衡朔沛铄瑾翊嵩洵璟崧湛玄旻樾泓'
const seconds = '石川城岭峰江锋原铎远方霖金瑜航岚泽辰屹卢圃晟木源'
const trades = [
  ['数控机床', '34'],
  ['工业泵', '34'],
  ['矿山装备', '35'],
  ['模具', '35'],
  ['汽车零部件', '36'],
  ['电机', '38'],
  ['电子元件', '39'],
  ['紧固件', '33'],
  ['工程塑料', '29'],
  ['针织', '17'],
] as const
/** Some seven of ten have built or use a platform. */
const uses = ['应用', '已建', '应用', '无', '已建', '拟建', '应用', '已建', '已建', '无'] as const

/** A name for each number; all are different. */
function surveyedName(at: number, trade: string): string {
  const mark = marks[at % marks.length]!
  const second = seconds[Math.floor(at / marks.length) % seconds.length]!
  return `${mark}${second}${trade}有限公司（演示）`
}

/** So many answers, the same for the same number: by far most from some ten cities, a few from elsewhere. */
export function surveyedLines(count: number): SurveyLine[] {
  return Array.from({ length: count }, (_, at) => {
    const [trade, industry] = trades[(at * 7 + Math.floor(at / 10)) % trades.length]!
    const rare = at % 29 === 28
    const place = rare
      ? seldom[Math.floor(at / 29) % seldom.length]!
      : places[(at * 3) % places.length]!
    const leading = at % 6 === 5 ? '否' : '是'
    const use = uses[(at * 3 + Math.floor(at / 7)) % uses.length]!
    const division = divisionsWithAreas.fullName(place) ?? place
    return [surveyedName(at, trade), industry, division, leading, use]
  })
}

export const surveyFile = (lines: readonly SurveyLine[]): string =>
  [surveyHead, ...lines].map((line) => line.join(',')).join('\r\n')

/** A survey with all these answers, its figures by definition, and the first of them public. */
export async function heldSurvey(
  work: Writing,
  wish: {
    readonly title: string
    readonly fromDay: string
    readonly untilDay: string
    readonly fileName: string
    readonly lines: readonly SurveyLine[]
    readonly definitions: readonly [PenetrationDefinition, ...PenetrationDefinition[]]
  },
): Promise<string> {
  const { title, fromDay, untilDay, fileName, lines } = wish
  const [definition, ...others] = wish.definitions
  // One deed a minute: figures stand in the order of their making.
  const ago = (minutes: number): Writing => {
    return { ...work, now: new Date(work.now.getTime() - minutes * 60_000) }
  }
  const { id } = await makeSurvey(ago(60), { title, fromDay, untilDay, definition })
  const [first] = (await readSurvey(work, id)).list
  const cells = [surveyHead, ...lines]
  const { batch } = await previewSurveyed(ago(59), id, fileName, { cells })
  await commitSurveyed(ago(58), batch.id, [])
  for (const [at, other] of others.entries()) await defineFigure(ago(57 - at), id, other)
  await publishFigure(work, first!.id, true)
  return id
}
