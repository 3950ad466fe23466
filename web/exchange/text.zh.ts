/** What the pages of exchange say, in Chinese. */
import { exchangeZh } from '../../domain/exchange/text.zh.ts'
import { mergeTexts } from '../kernel/merge.ts'

export const exchangeWebZh = {
  nav: { shells: '导入资产管理壳', words: '资产管理壳 AAS AASX 导入 数据交换 zichan guanlike' },
  links: '资产管理壳（AAS）',
  otherFormats: '其他格式',
  format: {
    json: '下载 JSON',
    xml: '下载 XML',
    aasx: '下载 AASX',
    'aasx-xml': '下载 AASX（XML）',
  },
  title: '导入资产管理壳（AAS）',
  lead: '从别的系统导出的 AAS 文件里读取能力描述，变成供给清单，再逐格预览、导入、撤销。',
  toLists: '导入供给清单',
  file: 'AAS 文件',
  fileHelp: 'AAS V3 的 JSON、XML 或 AASX。认得的读进来，不认得的逐项说明。',
  reading: '正在读取文件',
  read: '读到的能力',
  readText: '共 {{capabilities}} 项能力、{{properties}} 个属性，按种类分成清单。',
  rows: '{{count}} 项',
  preview: '预览并导入',
  notes: '说明',
  conforms: '文件符合 AAS V3 元模型的规则。',
  unverified: '文件较大，只读取内容，没有逐条检查元模型规则。',
  faults: '文件不符合元模型规则的地方',
  faultsText: '这些由 AAS 官方工具包指出（英文原文），不妨碍读取其余内容；请转告文件的来源方。',
  moreFaults: '还有更多，只列前 50 处。',
} as const

export const exchangeTextsZh = mergeTexts(exchangeZh, exchangeWebZh)
