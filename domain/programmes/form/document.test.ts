import { expect, test } from 'vitest'
import { documentOf, type Block } from './document.ts'
import { genericForm, shuangchuangForm, smallForm } from './form.example.ts'
import { richBlocks } from './richText.ts'
import { sampleApplication } from './sample.ts'

const { answers, context } = sampleApplication(shuangchuangForm, 4, { directions: ['4', '9'] })
const made = (language: 'zh' | 'en' = 'zh') =>
  documentOf(shuangchuangForm, answers, {
    language,
    context,
    given: { recommendingUnit: '示例省工业和信息化厅（演示）' },
  })

function ofKind<K extends Block['kind']>(blocks: readonly Block[], kind: K) {
  return blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind)
}

test('the document has a cover, instructions and sections A to I in order', () => {
  const { blocks, title } = made()
  expect(title).toBe('制造业“双创”平台试点示范项目申报书')
  const headings = ofKind(blocks, 'heading').filter((block) => block.level === 1)
  expect(headings.map((block) => block.text)).toEqual([
    '填写说明',
    'A  申报主体基本信息',
    'B  项目基本信息',
    'C  平台运行指标',
    'D  项目详细内容',
    'E  经费预算',
    'F  项目团队',
    'G  承诺与签章',
    'H  推荐单位意见',
    'I  附件',
  ])
  const [cover] = ofKind(blocks, 'cover')
  expect(cover?.lines.map(({ label, value, sealed }) => [label, value, sealed])).toEqual([
    ['项目名称', answers['cover.projectName'], false],
    ['申报方向', '4. 基于互联网的制造能力开放平台；9. “双创”平台+区域合作', false],
    ['所属领域', '“双创”平台+能力开放；“双创”平台+区域合作', false],
    ['申报单位', answers['cover.unitName'], false],
    ['推荐单位', '示例省工业和信息化厅（演示）', true],
    ['申报日期', '2019年7月1日', false],
  ])
})

test('each chosen direction has its part, and a part given up is not printed', () => {
  const parts = ofKind(made().blocks, 'heading').filter((block) =>
    block.at.startsWith('D.statement/'),
  )
  expect(parts.map((block) => block.at)).toEqual(['D.statement/4', 'D.statement/9'])
  const parked = documentOf(shuangchuangForm, answers, {
    language: 'zh',
    context: { ...context, directions: ['4'] },
  })
  expect(
    ofKind(parked.blocks, 'heading').filter((block) => block.at.startsWith('D.statement/')).length,
  ).toBe(1)
})

test('tables carry labels, units and totals in 万元', () => {
  const sources = ofKind(made().blocks, 'table').find((block) => block.at === 'B.sources')!
  expect(sources.columns).toEqual([
    { id: '', label: '项目', align: 'left' },
    { id: 'amount', label: '金额（万元）', align: 'right' },
    { id: 'arrived', label: '已到位（万元）', align: 'right' },
  ])
  expect(sources.rows.map((row) => row.cells[0])).toEqual(['自筹', '银行贷款', '财政资金', '其他'])
  const total = (answers['B.total'] as number) / 1_000_000
  expect(sources.totals?.slice(0, 2)).toEqual([
    '合计',
    total.toLocaleString('en-US', { minimumFractionDigits: 2 }),
  ])
  const indicators = ofKind(made().blocks, 'table').find((block) => block.at === 'C.indicators')!
  expect(indicators.rows[0]!.cells.slice(0, 3)).toEqual(['1', '注册企业数', '家'])
})

test('the officer’s boxes are left open, and every box states its weight', () => {
  const boxes = ofKind(made().blocks, 'sign')
  expect(boxes.map((box) => [box.at, box.sealed, box.roomLines > 0, box.weight !== ''])).toEqual([
    ['G.truth', true, false, true],
    ['G.unclassified', true, false, true],
    ['H.opinion', true, true, true],
    ['H.statement', true, true, true],
  ])
  expect(boxes[0]!.date).toBe('2019年7月1日')
  expect(boxes[2]!.date).toBe('　　年　　月　　日')
})

test('attachments are one numbered list', () => {
  const lists = ofKind(made().blocks, 'attachments')
  expect(lists.length).toBe(1)
  expect(lists[0]!.lines.map((line) => line.number)).toEqual(
    lists[0]!.lines.map((_, index) => index + 1),
  )
  expect(lists[0]!.lines[0]).toMatchObject({
    title: '营业执照副本或法人证书',
    stamped: true,
    files: [{ fileId: 'I-licence-1' }],
  })
})

test('an English document has no Chinese of its own, and an empty one is drawn too', () => {
  const { blocks } = made('en')
  const headings = ofKind(blocks, 'heading').map((block) => block.text)
  expect(headings.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([
    '行业痛点',
    '建设目的',
    '必要性',
    '建设内容',
    '关键技术',
    '创新点',
    '总体架构',
    '技术路线',
    '组织实施',
    '数据与安全',
    '第一年',
    '第二年',
  ])
  for (const form of [shuangchuangForm, genericForm, smallForm]) {
    const empty = documentOf(form, {}, { language: 'zh', context: { directions: ['1'] } })
    expect(
      ofKind(empty.blocks, 'fields')
        .flatMap((block) => block.lines)
        .every((line) => line.blank || line.at === 'cover.directions'),
    ).toBe(true)
  }
})

test('rich text is headings, lists, figures and paragraphs', () => {
  expect(
    richBlocks(
      '## 一、总体\n正文。\r\n\r\n- 甲\n- 乙\n1. 先\n![架构图](file:f-1)\n![坏](http://x)',
    ),
  ).toEqual([
    { kind: 'heading', text: '一、总体' },
    { kind: 'paragraph', text: '正文。' },
    { kind: 'list', ordered: false, items: ['甲', '乙'] },
    { kind: 'list', ordered: true, items: ['先'] },
    { kind: 'figure', caption: '架构图', fileId: 'f-1' },
    { kind: 'paragraph', text: '![坏](http://x)' },
  ])
})
