import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCompiler } from '../../kernel/documents/compile.ts'
import { has, libreOfficeAll, pdfPages, pdfText } from '../../kernel/documents/outsideTools.ts'
import type { Paper, TextBlock } from '../../kernel/documents/paper.ts'
import { spreadsheetFile } from '../../kernel/documents/spreadsheet.ts'
import { wordFile } from '../../kernel/documents/word.ts'
import { applicationPaper } from './application.ts'
import { briefingPapers } from './briefing.ts'
import { checklistPaper } from './checklist.ts'
import { followedPaper } from './followedPaper.ts'
import { longDay, shownBytes, wanYuan } from './frame.ts'
import { letterPaper } from './letter.ts'
import { objectionRecordPaper } from './objectionRecord.ts'
import { courierSlip, discLabels, stampSheet, volumeCovers } from './printSet.ts'
import { receiptPaper } from './receipt.ts'
import { reviewSheetPaper } from './reviewSheet.ts'
import { panelRecordPaper } from './panelRecord.ts'
import { roundRecordPaper } from './roundRecord.ts'
import { application } from './sampleApplication.ts'
import * as sample from './sampleDocuments.ts'
import * as later from './samplePapers.ts'
import { summaryPaper, summarySheet } from './summary.ts'

const created = '2019-07-26T08:00:00Z'
const compiler = createCompiler()

const set = new WeakMap<
  Paper,
  { readonly pdf: Uint8Array } & Record<'pages' | 'missingGlyphs', unknown>
>()

/** Set once, however often it is looked at. */
function pdfOf(paper: Paper) {
  const known = set.get(paper)
  if (known !== undefined) return known
  const done = compiler.pdf(paper, { maxPages: 100 })
  if (!done.ok) throw new Error(JSON.stringify(done))
  set.set(paper, done)
  return done
}

const papers: Readonly<Record<string, Paper>> = {
  application: applicationPaper(application),
  letter: letterPaper(sample.letter),
  summary: summaryPaper(sample.summary),
  checklist: checklistPaper(sample.checklist),
  receipt: receiptPaper(sample.receipt),
  covers: volumeCovers(sample.printSet, sample.printSet.applications[2]!),
  stamps: stampSheet(sample.printSet),
  discs: discLabels(sample.discs),
  courier: courierSlip(sample.courier),
  taskBook: followedPaper(later.taskBook),
  report: followedPaper(later.report),
  change: followedPaper(later.change),
  withdrawal: followedPaper(later.withdrawal),
  acceptance: followedPaper(later.acceptance),
  opinion: followedPaper(later.opinion),
  objection: objectionRecordPaper(later.objection),
  reviewSheet: reviewSheetPaper(later.reviewSheet),
  roundRecord: roundRecordPaper(later.roundRecord),
  panelRecord: panelRecordPaper(later.panelRecord),
}

test('every paper is set, with every character', () => {
  const all = Object.entries(papers).map(([name, paper]) => {
    const { pages, missingGlyphs } = pdfOf(paper)
    return [name, pages, missingGlyphs]
  })
  expect(all).toEqual([
    ['application', 11, []],
    ['letter', 2, []],
    ['summary', 4, []],
    ['checklist', 1, []],
    ['receipt', 1, []],
    // Three directions: six volumes, a cover each.
    ['covers', 6, []],
    ['stamps', 2, []],
    ['discs', 1, []],
    ['courier', 1, []],
    ['taskBook', 5, []],
    ['report', 5, []],
    ['change', 2, []],
    ['withdrawal', 2, []],
    ['acceptance', 3, []],
    ['opinion', 3, []],
    ['objection', 2, []],
    ['reviewSheet', 2, []],
    ['roundRecord', 8, []],
    ['panelRecord', 3, []],
  ])
})

test('the letter says what happened and nothing else', () => {
  const few = { ...sample.letter, projects: sample.sampleProjects(1), reasons: [], copyTo: [] }
  const blocks = letterPaper({ ...few, letterheadHint: false }).blocks
  expect(blocks).toEqual([
    { kind: 'letterhead', number: '云工信软函〔2019〕12号', hint: '' },
    { kind: 'title', text: '关于推荐2019年制造业“双创”\n平台试点示范项目的函', tight: true },
    { kind: 'salutation', text: '工业和信息化部办公厅' },
    {
      kind: 'paragraph',
      text: '根据《工业和信息化部办公厅关于组织开展2019年制造业“双创”平台试点示范项目申报工作的通知》（工信厅信软函〔2019〕146号）要求，我单位认真组织开展了本地区项目申报、审核和推荐工作。现将有关情况函告如下：',
    },
    { kind: 'heading', level: 1, text: '一、组织审核情况' },
    {
      kind: 'paragraph',
      text: '本次共收到申报材料42份。经形式审查和材料审核，符合申报条件的31份，退回补正17份次。拟推荐项目于2019年7月15日至2019年7月19日公示5个工作日，公示期间未收到异议。',
    },
    { kind: 'heading', level: 1, text: '二、推荐意见' },
    {
      kind: 'paragraph',
      text: '经研究，推荐“面向数控装备的协同制造能力开放“双创”平台建设与应用”（云麓数控装备集团有限公司（演示）），共1个项目，推荐顺序和项目情况见附件1。',
    },
    {
      kind: 'paragraph',
      text: '我单位已对推荐材料的真实性、完整性和合规性进行审查，推荐材料不涉及国家秘密。特此函告，请予支持。',
    },
    { kind: 'annexes', label: '附件：', items: sample.letter.annexes },
    {
      kind: 'signOff',
      organisation: '云麓省工业和信息化厅（演示）',
      date: '2019年7月26日',
      sealNote: '（印章位置）',
    },
    { kind: 'remark', text: '联系人：联系处室，联系电话：000-00000000' },
  ])
})

test('the summary table is in rank order and refuses gaps and ties', () => {
  const shuffled = { ...sample.summary, projects: sample.summary.projects.toReversed() }
  expect(summaryPaper(shuffled)).toEqual(summaryPaper(sample.summary))
  expect(summarySheet(shuffled).rows.map((row) => row[0])).toEqual(
    sample.summary.projects.map(({ rank }) => ({ number: rank })),
  )
  expect(summarySheet(sample.summary).below).toEqual([
    '注：1. 本表按推荐顺序排列，排序自1至16连续，无并列、无空号。',
    '2. 推荐名额原则上不超过15个，本次推荐16个。超出部分的理由：第16个项目为省级重点产业链链主企业牵头。',
    '联系人：联系处室　　联系电话：000-00000000',
  ])
  const [first, second] = sample.sampleProjects(2)
  const tie = { ...sample.summary, projects: [first!, { ...second!, rank: 1 }] }
  expect(() => summaryPaper(tie)).toThrow(RangeError)
})

test('a briefing is one page whatever there is to say', () => {
  const words = fc.string({ unit: fc.constantFrom(...'双创平台鼟龘A1，“”'), maxLength: 300 })
  const project = fc.record({
    projectName: words,
    applicantName: words,
    directionCodes: fc.constantFrom(['1'], ['1', '2', '4']),
  })
  const exception = fc.record({ rank: fc.nat(40), projectName: words, rule: words, reason: words })
  const input = fc.record({
    unitName: words,
    documentNumber: words,
    deadline: words,
    draftOpinion: words,
    projects: fc.array(project, { maxLength: 40 }),
    exceptions: fc.array(exception, { maxLength: 15 }),
  })
  fc.assert(
    fc.property(input, (given) => {
      const projects = given.projects.map((one, index) => ({ ...one, rank: index + 1 }))
      const tries = briefingPapers({ ...sample.briefing, ...given, projects })
      expect(tries.some((paper) => pdfOf(paper).pages === 1)).toBe(true)
    }),
    { numRuns: 30, seed: 146 },
  )
}, 60_000)

test('a short briefing shows everything', () => {
  const projects = sample.sampleProjects(3)
  const [first] = briefingPapers({ ...sample.briefing, projects })
  expect(pdfOf(first!).pages).toBe(1)
})

test.each([
  [0, '0.00'],
  [4_999, '0.00'],
  [5_000, '0.01'],
  [1_234_567_890, '1,234.57'],
  [-5_000, '-0.01'],
])('%i fen are %s 万元', (fen, shown) => {
  expect(wanYuan(fen)).toBe(shown)
})

test('dates and sizes read as on paper', () => {
  expect(longDay('2019-07-06')).toBe('2019年7月6日')
  expect([shownBytes(999), shownBytes(681_574_400)]).toEqual(['999 B', '650.0 MB'])
})

test.skipIf(!has('pdftotext'))('the contents name the pages on which the sections begin', () => {
  const pages = pdfText(pdfOf(papers.application!).pdf)
  const contents = [...pages[2]!.matchAll(/^\s*([A-I]) .*?(?:\.\s*){3,}\u2060?\s*(\d+)\s*$/gm)]
  expect(contents.length).toBe(5)
  for (const [, letter, page] of contents) {
    expect(pages[Number(page) - 1]!.trimStart()).toMatch(new RegExp(`(^|\\n)\\s*${letter} `))
  }
})

test.skipIf(!has('pdftotext'))('every page of every volume carries the version code', () => {
  const unversioned = ['stamps', 'discs', 'courier', 'change']
  for (const name of Object.keys(papers).filter((one) => !unversioned.includes(one))) {
    const pages = pdfText(pdfOf(papers[name]!).pdf)
    expect(pages.filter((page) => !page.includes('7F3A-9C21-04BE'))).toEqual([])
  }
})

test.skipIf(!has('pdftotext'))(
  'heads repeat, pages are counted, and no place for a signature is parted from its heading',
  () => {
    const pagesOf = (name: string) => pdfText(pdfOf(papers[name]!).pdf)
    const heads = { taskBook: [/平台后台统计/, '佐证方式'], roundRecord: [/号：\d/, '各专家评分'] }
    for (const [name, [row, head]] of Object.entries(heads)) {
      const pages = pagesOf(name).filter((page) => (row as RegExp).test(page))
      expect([name, pages.length > 1]).toEqual([name, true])
      expect(pages.filter((page) => !page.includes(head as string))).toEqual([])
    }
    for (const name of ['taskBook', 'report', 'change', 'withdrawal', 'opinion', 'objection']) {
      const pages = pagesOf(name)
      const counted = pages.map((page) => page.replace(/\s/g, ''))
      expect(
        counted.filter((page, at) => !page.includes(`第${at + 1}页共${pages.length}页`)),
      ).toEqual([])
      const signed = pages.filter((page) => /、(签署意见|验收结论|核实情况)/.test(page))
      expect([name, signed.length]).toEqual([name, 1])
      expect(signed[0]).toContain('（签字）')
    }
    // What is not sealed says so; what is says its whole digest.
    expect(pagesOf('change').every((page) => page.includes('草稿，未封存'))).toBe(true)
    expect(pagesOf('report')[0]).toContain('7f3a9c21 04be5d66 88aa01c3 e2f4b59d')
    const record = roundRecordPaper({ ...later.roundRecord, named: false })
    const numbered = pdfText(pdfOf(record).pdf).join('')
    const named = later.roundRecord.experts.map(({ name }) => name)
    expect(named.filter((name) => numbered.includes(name))).toEqual([])
    expect(pagesOf('roundRecord').join('')).toContain(named[0])
  },
)

test.skipIf(!has('pdftoppm'))(
  'pixels: no page is blank and nothing is drawn outside the margins',
  () => {
    const before = ['application', 'letter', 'summary', 'checklist', 'stamps']
    for (const name of [...before, 'taskBook', 'report', 'opinion', 'roundRecord', 'panelRecord']) {
      for (const { width, height, grey } of pdfPages(pdfOf(papers[name]!).pdf, 50)) {
        const dark = (x: number, y: number) => grey[y * width + x]! < 160
        const edge = Math.floor((14 / 25.4) * 50)
        let inside = 0
        let outside = 0
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            if (!dark(x, y)) continue
            if (x < edge || x >= width - edge) outside += 1
            else inside += 1
          }
        }
        expect(inside).toBeGreaterThan(200)
        expect(outside).toBe(0)
      }
    }
  },
)

test.skipIf(!has('soffice') || !has('pdftotext'))(
  'LibreOffice opens the summary table in both forms',
  async () => {
    const [word, sheet] = libreOfficeAll(
      [
        { bytes: await wordFile(summaryPaper(sample.summary), created), kind: 'docx' },
        { bytes: await spreadsheetFile(summarySheet(sample.summary), created), kind: 'xlsx' },
      ],
      'pdf',
    ).map(pdfText) as [string[], string[]]
    expect(word.join('').replace(/\s/g, '')).toContain(
      '推荐单位（盖章）：云麓省工业和信息化厅（演示）',
    )
    // Heads repeat on every printed page.
    expect(sheet.every((page) => page.includes('项目名称'))).toBe(true)
  },
  120_000,
)

test.skipIf(!has('soffice') || !has('pdftotext'))(
  'in LibreOffice, whatever fonts it has, the briefing is one page and the application has the pages of its PDF',
  async () => {
    const projects = sample.briefing.projects.slice(0, 14).map((one, index) => ({
      ...one,
      rank: index + 1,
      projectName: '面向精密传动的共享制造平台（演示）',
    }))
    const briefing = { ...sample.briefing, projects, exceptions: [], publicity: null }
    const compiledOnce = briefingPapers(briefing).find((paper) => pdfOf(paper).pages === 1)!
    // As many entries as the form of 2019 has: the contents just fill their page.
    const paper = applicationPaper(application)
    const more = Array.from({ length: 24 }, (_, index): TextBlock => {
      return { kind: 'heading', level: 2, text: `第${index + 1}项` }
    })
    const long = { ...paper, blocks: [...paper.blocks, { kind: 'pageBreak' } as const, ...more] }
    const made = [compiledOnce, long, followedPaper(later.taskBook)].map(async (one) => ({
      bytes: await wordFile(one, created),
      kind: 'docx',
    }))
    const [brief, pages, book] = libreOfficeAll(await Promise.all(made), 'pdf').map(pdfText) as [
      string[],
      string[],
      string[],
    ]
    expect(brief.length).toBe(1)
    // The footer alone is some thirty characters.
    expect(pages.filter((page) => page.replace(/\s/g, '').length < 60)).toEqual([])
    const sections = (all: readonly string[]) =>
      all.flatMap((page, index) => {
        const title = /^\s*(填写说明|目　*录|[A-I] .*|第1项)$/m.exec(page.replaceAll('\u2060', ''))
        return title ? [`${index + 1} ${title[1]!.trim().slice(0, 1)}`] : []
      })
    const printed = pdfText(pdfOf(long).pdf)
    expect(sections(pages)).toEqual(sections(printed))
    expect(pages.length).toBe(printed.length)
    expect([book.length, book.filter((page) => page.includes('佐证方式')).length]).toEqual([5, 3])
    const contents = printed.filter((page) => /(?:\. *){9}/.test(page))
    expect(contents).toHaveLength(1)
  },
  180_000,
)

test('the summary table keeps each day whole, and a contact without a number leaves no gap', async () => {
  const [first] = sample.summary.projects
  const one = { ...first!, from: '2019-01-01', to: '2020-12-31' }
  const input = {
    ...sample.summary,
    projects: [one],
    contact: { name: '演示联系人', phone: '' },
  }
  expect(JSON.stringify(summarySheet(input).rows)).toContain('2019.01.01–\\n2020.12.31')
  const said = JSON.stringify(letterPaper({ ...sample.letter, contact: input.contact }))
  expect(said).toContain('联系人：演示联系人')
  expect(said).not.toContain('联系电话')
})
