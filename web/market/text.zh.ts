/** What the pages of the market say, in Chinese. */
import { marketZh } from '../../domain/market/text.zh.ts'
import { mergeTexts } from '../kernel/merge.ts'

export const marketWebZh = {
  title: '能力大厅',
  lead: '写一句话，或几个词：要做什么、什么材料、多少件、公差、在哪里、什么时候要。',
  search: {
    label: '查找能力',
    example: '例：苏州附近 铝件 CNC 500件 ±0.02 月底前',
    words: '可能要找的词',
    act: '查找',
  },
  chips: {
    label: '查找条件',
    drop: '去掉条件：{{label}} {{value}}',
    all: '全部去掉',
  },
  part: {
    text: '文字',
    kind: '种类',
    service: '服务',
    region: '地区',
    materials: '材料',
    grades: '牌号',
    certificates: '资质',
    quantity: '数量',
    part: '零件尺寸',
    near: '地点',
    due: '交货',
  },
  pieces: '{{amount}} 件',
  within: '{{place}} {{km}} 公里内',
  before: '{{day}}前',
  more: {
    title: '更多条件',
    piece: '件',
    tolerance: '公差（±）不大于',
    partHelp: '长 × 宽 × 高，圆形件写直径 × 长，单位 mm',
    partWrong: '请写成 600 × 400 × 300，圆形件写成 80 × 200。',
    km: '距离以内',
    act: '按这些条件查找',
  },
  facets: { title: '筛选', more: '其余 {{count}} 项' },
  results: '查找结果',
  total: '{{amount}} 项供给',
  loose: '没有同时符合这些词的供给，下面是符合其中一部分的。',
  limited: '指定范围可见',
  confirmedOn: '{{day}}确认',
  why: {
    found: '命中：',
    and: '；',
    itself: '{{where}}“{{word}}”',
    synonym: '{{where}}“{{term}}”，即“{{word}}”的另一种说法',
    grade: '{{where}}“{{term}}”，与“{{word}}”相当的牌号',
    pinyin: '{{where}}“{{term}}”（拼音 {{word}}）',
    typo: '{{where}}“{{term}}”（由“{{word}}”更正）',
    unit: '{{where}}“{{term}}”（即 {{word}}）',
    part: '{{where}}“{{term}}”（“{{word}}”的一部分）',
    in: { title: '名称', kind: '种类', text: '参数与简介', who: '单位与地区' },
  },
  pages: { label: '翻页', before: '上一页', next: '下一页', of: '第 {{page}} 页，共 {{last}} 页' },
  none: {
    title: '还没有公开的供给',
    text: '已核验的单位登录后，可在“能力供给”中发布设备和能力。',
  },
  dropFor: '去掉“{{label}}：{{value}}”，有 {{amount}} 项',
  nothing: {
    title: '没有同时符合全部条件的供给',
    helps: '去掉一个条件就有：',
    text: '请去掉一些条件，或换一个说法。',
  },
} as const

/** With what the server says as well: one file, so that pages carry one address. */
export const marketTextsZh = mergeTexts(marketZh, marketWebZh)
