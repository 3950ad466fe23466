/** An invented application as the form's document, for tests. */
import type { Block } from '../../../domain/programmes/form/document.ts'
import type { ApplicationInput } from './shapes.ts'
import { digest, directions, marked } from './sampleDocuments.ts'

const longText =
  '项目围绕制造资源要素数字化、网络化在线汇聚，依托企业自建工业互联网平台，整合研发设计、生产制造、计量检测和物流配送等资源，面向产业链上下游企业开放共享。平台采用微服务架构，支持设备接入、订单撮合、质量追溯与结算，已形成可复制、可推广的模式。'

const line = (at: string, label: string, value: string) => ({
  at,
  label,
  value,
  blank: value === '',
  example: false,
})

const heading = (level: 1 | 2 | 3, text: string, at: string): Block => ({
  kind: 'heading',
  level,
  text,
  at,
})

const coverBlocks: readonly Block[] = [
  {
    kind: 'cover',
    title: '封面',
    note: '（示例）',
    lines: [
      { ...line('cover.directions', '申报方向', directions[2]!), sealed: false },
      {
        ...line(
          'cover.project',
          '项目名称',
          '面向数控装备的协同制造能力开放“双创”平台建设与应用推广',
        ),
        sealed: false,
      },
      { ...line('cover.applicant', '申报单位', '云麓数控装备集团有限公司（演示）'), sealed: true },
      { ...line('cover.unit', '推荐单位', '云麓省工业和信息化厅（演示）'), sealed: true },
      { ...line('cover.date', '申报日期', '2019年7月12日'), sealed: false },
    ],
  },
  { kind: 'pageBreak' },
  heading(1, '填写说明', 'instructions'),
  {
    kind: 'list',
    ordered: true,
    items: [
      '申报书用A4纸双面打印，简单装订成册。',
      '文字表述应当精炼、准确，数据真实可靠。',
      '联合申报的，填写牵头单位并加注“（牵头）”。',
    ],
  },
  { kind: 'pageBreak' },
]

const bodyBlocks: readonly Block[] = [
  heading(1, 'A  申报主体基本信息', 'A'),
  {
    kind: 'fields',
    lines: [
      line('A.name', '单位名称', '云麓数控装备集团有限公司（演示）'),
      line('A.code', '统一社会信用代码', '91430100MA4L0000XX'),
      line('A.kind', '申报主体类型', '制造企业'),
      line('A.legal', '法定代表人', '龘鼟'),
      line('A.lead', '项目负责人', '㛃𬭎𫟼'),
      line('A.listed', '是否上市', '☐ 是　☑ 否'),
      line('A.phone', '联系电话', '000-00000000'),
      { ...line('A.capital', '注册资金', '12,000.00'), unit: '万元' },
      line('A.address', '通讯地址', '云麓省云麓市高新技术产业开发区某路1号（演示）'),
    ],
  },
  heading(2, '近三年财务情况', 'A.finance#group'),
  {
    kind: 'table',
    at: 'A.finance',
    caption: '近三年主要财务指标（万元）',
    example: false,
    columns: [
      { id: '', label: '指标', align: 'left' },
      { id: 'y1', label: '2016年', align: 'right' },
      { id: 'y2', label: '2017年', align: 'right' },
      { id: 'y3', label: '2018年', align: 'right' },
    ],
    rows: [
      { id: 'income', cells: ['营业收入', '120,000.00', '136,500.00', '150,240.00'] },
      { id: 'research', cells: ['研发投入', '4,800.00', '6,100.00', '7,900.00'] },
    ],
  },
  { kind: 'pageBreak' },
  heading(1, 'D  项目详细内容', 'D'),
  heading(2, '1. 目的、意义及必要性', 'D.purpose'),
  { kind: 'paragraph', text: `${longText}${longText}` },
  { kind: 'list', ordered: true, items: [longText, longText] },
  heading(2, '2. 建设内容', 'D.content'),
  ...Array.from({ length: 12 }, (): Block => ({ kind: 'paragraph', text: longText })),
  { kind: 'pageBreak' },
  heading(1, 'E  经费预算', 'E'),
  {
    kind: 'table',
    at: 'E.equipment',
    caption: '设备购置明细',
    example: false,
    columns: [
      { id: '', label: '序号', align: 'left' },
      { id: 'name', label: '名称', align: 'left' },
      { id: 'model', label: '型号', align: 'left' },
      { id: 'count', label: '数量', align: 'right' },
      { id: 'price', label: '金额（万元）', align: 'right' },
    ],
    rows: Array.from({ length: 60 }, (_, index) => ({
      id: `r${index}`,
      cells: [
        String(index + 1),
        `五轴联动加工中心${index + 1}号`,
        `VMC-${850 + index}`,
        '1',
        '186.00',
      ],
    })),
    totals: ['合计', '', '', '60', '11,160.00'],
  },
  { kind: 'pageBreak' },
  heading(1, 'G  承诺与签章', 'G'),
]

const box = (at: string, title: string, lines: readonly string[], roomLines: number): Block => ({
  kind: 'sign',
  at,
  title,
  lines,
  roomLines,
  signer: roomLines > 0 ? '负责人' : '法定代表人',
  signedName: '',
  date: '　　　　年　　月　　日',
  sealed: true,
  weight: '',
})

export const application: ApplicationInput = {
  ...marked,
  document: {
    formId: 'sample',
    formVersion: 1,
    language: 'zh',
    title: '2019年制造业“双创”平台试点示范项目申报书',
    blocks: [
      ...coverBlocks,
      ...bodyBlocks,
      box(
        'G.promise',
        '申报主体责任声明',
        [
          '一、本单位所填报内容和所附材料真实、准确、完整。',
          '二、申报材料不涉及国家秘密，本单位对此承担责任。',
        ],
        0,
      ),
      box('H.opinion', '推荐单位意见', [], 4),
      { kind: 'pageBreak' },
      heading(1, 'I  附件', 'I'),
      {
        kind: 'attachments',
        lines: [
          {
            number: 1,
            at: 'I.licence',
            title: '营业执照副本',
            stamped: true,
            files: [{ fileId: 'f1', name: '营业执照副本.pdf', description: '' }],
          },
          { number: 2, at: 'I.audit', title: '近三年审计报告', stamped: false, files: [] },
        ],
      },
    ],
  },
  files: { f1: { name: '营业执照副本.pdf', pages: 1, sha256: digest } },
}
