/** What tests of cases need: a complete text, and an adoption. */
import type { StudyContent } from '../../domain/cases/study.ts'
import { emptyStudy } from '../../domain/cases/study.ts'
import type { AdoptionWish } from '../../domain/cases/adoption.ts'
import type { Caller } from '../testing/world.ts'

export const statedChange = {
  listId: 'operating',
  indicator: 'orgs',
  before: '40',
  beforeDay: '2018-06-30',
  after: '130',
  afterDay: '2019-06-30',
  source: '平台后台统计，企业按统一社会信用代码去重。',
}

export const fullContent: StudyContent = {
  ...emptyStudy,
  title: '中小企业共享检测平台',
  summary: '把大企业闲置的检测设备放到网上，按次开放给园区里的中小企业。',
  problem: '园区中小企业买不起大型检测设备，送外地检测周期长，影响交付。',
  approach: '统一设备编码和预约规则，设备状态自动上传，检测报告在线出具。',
  result: '接入企业两倍以上，设备利用率和交付周期都有改善。',
  conditions: '设备已联网，有专人负责排期。',
  directions: ['4', '3'],
  industry: 'C34',
  region: '51',
  basis: '依据平台连续两年的运行记录和用户调查整理。',
  stated: [statedChange],
}

export const adoptionWish: AdoptionWish = {
  unit: '绵阳工厂检测中心',
  appliedOn: '2019-03-01',
  what: '照搬了预约规则和设备编码，报告仍用原有系统出具。',
  change: { ...statedChange, before: '3', after: '21' },
  showsOrg: true,
  files: [],
}

const studies = '/api/cases/desk/studies'

export async function stepAs(
  who: Caller,
  id: string,
  verb: string,
  more: { readonly reason?: string } = {},
) {
  const { version: seen } = (await who.get(`${studies}/${id}`)).json()
  return who.post(`${studies}/${id}/steps`, { verb, seen, ...more })
}

/** A case on a stated basis, written to its end. */
export async function writtenStudy(
  who: Caller,
  change: Partial<StudyContent> = {},
): Promise<string> {
  const begun = (await who.post(studies, { source: null })).json()
  const content = { ...fullContent, ...change }
  const kept = await who.put(`${studies}/${begun.id}`, { seen: begun.version, content })
  if (kept.statusCode !== 200) throw new Error(kept.body)
  return begun.id
}

export async function publishedStudy(
  who: Caller,
  office: Caller,
  change: Partial<StudyContent> = {},
): Promise<string> {
  const id = await writtenStudy(who, change)
  for (const [hand, verb] of [
    [who, 'submit'],
    [office, 'publish'],
  ] as const) {
    const answer = await stepAs(hand, id, verb)
    if (answer.statusCode !== 200) throw new Error(answer.body)
  }
  return id
}

export const verified = (seen: number, before = '3', after = '20') => ({
  verb: 'verify',
  seen,
  finding: { before, after, ground: '现场核对预约记录和客户名单，数量相符。' },
})
