/** 任务书, 报告, 变更, 退出, 验收: the papers of a followed project as they are printed, signed and stamped. */
import { fill } from '../../../domain/programmes/words.ts'
import type { Pair, TextBlock, WordPaper } from '../../kernel/documents/paper.ts'
import { versionCode } from '../../kernel/documents/paper.ts'
import { balancedTitle } from '../../kernel/documents/plainText.ts'
import {
  evidenceTable,
  factFields,
  nameWithUnit,
  none,
  proofBlocks,
  said,
  sections,
  shownAmount,
  shownPeriod,
  signingBlocks,
  valueTable,
  weightOf,
} from './followedParts.ts'
import { poolingBlocks } from './followedPooling.ts'
import type { FollowedFacts, FollowedInput } from './followedShapes.ts'
import { countedFooter, longDay } from './frame.ts'
import { followedPaperZh as zh } from './text.following.zh.ts'
import { documentsZh } from './text.zh.ts'

type Of<K extends FollowedInput['kind']> = Extract<FollowedInput, { readonly kind: K }>
type Section = { readonly title: string; readonly blocks: readonly TextBlock[] }

const levels = ['project', 'unit', 'office'] as const

function paper(facts: FollowedFacts, title: string, blocks: readonly TextBlock[]): WordPaper {
  const name = title.replaceAll('\n', '')
  return {
    title: name,
    layout: 'form',
    banner: facts.banner,
    footer: countedFooter(name, facts),
    blocks: [
      {
        kind: 'title',
        text: `${balancedTitle(facts.programme.subject, 20)}\n${title}`,
        tight: true,
      },
      ...blocks,
    ],
  }
}

function signing(facts: FollowedFacts, of: readonly (typeof levels)[number][] = levels): Section {
  return { title: zh.section.signed, blocks: signingBlocks(facts, of) }
}

function goalTable({ goals }: Of<'taskBook'>['content']): TextBlock {
  const { goal: words } = zh
  return {
    kind: 'table',
    textPt: 9,
    columns: [
      { title: words.seq, share: 1.2, align: 'center' },
      { title: words.name, share: 4.8 },
      { title: words.baseline, share: 3.2, align: 'right' },
      { title: words.target, share: 3.2, align: 'right' },
      { title: words.applied, share: 3.3, align: 'right' },
      { title: words.cadence, share: 1.5, align: 'center' },
      { title: words.evidence, share: 4.4 },
    ],
    rows: goals.map(({ definition, baseline, target, applied, evidence }, at) => {
      const same = applied?.baseline === baseline && applied.target === target
      return [
        String(at + 1),
        nameWithUnit(definition.name.zh, definition.unit.zh),
        shownAmount(baseline),
        shownAmount(target),
        applied === null
          ? none
          : same
            ? zh.asApplied
            : fill(zh.twoLines, {
                from: shownAmount(applied.baseline),
                to: shownAmount(applied.target),
              }),
        zh.cadence[definition.cadence],
        evidence,
      ]
    }),
  }
}

function taskBookPaper({ facts, content }: Of<'taskBook'>): WordPaper {
  const { section } = zh
  const explained = content.goals.flatMap(({ definition, why }) =>
    (why ?? '').trim() === ''
      ? []
      : [fill(zh.noteLine, { name: definition.name.zh, note: why!.trim() })],
  )
  const parts: Section[] = [
    { title: section.tasks, blocks: said(content.tasks) },
    { title: section.goals, blocks: [goalTable(content)] },
    ...((content.pooling ?? []).length === 0
      ? []
      : [{ title: section.pooling, blocks: poolingBlocks(content.pooling!, null) }]),
    ...(explained.length === 0
      ? []
      : [{ title: section.differs, blocks: said(explained.join('\n')) }]),
    ...((content.longReason ?? '').trim() === ''
      ? []
      : [{ title: section.long, blocks: said(content.longReason!) }]),
    signing(facts),
  ]
  const own = { ...facts, fromDay: content.fromDay, untilDay: content.untilDay }
  return paper(facts, zh.title.taskBook, [
    factFields(own, [[{ label: zh.fact.office, value: facts.office }]]),
    ...sections(parts),
  ])
}

const called = (name: string): string =>
  name.endsWith(zh.reportEnding) ? name : `${name}${zh.reportEnding}`

function reportFields({ facts, content, report }: Of<'report'>): TextBlock {
  const { fact } = zh
  const pairs: Pair[] = [
    { label: fact.due, value: report.dueDay === null ? none : longDay(report.dueDay) },
    { label: fact.handedIn, value: report.handedInAt ?? none },
  ]
  const amount =
    content.spent === null ? none : fill(zh.wan, { amount: shownAmount(content.spent) })
  return factFields(facts, [pairs, [{ label: fact.spent, value: amount }]])
}

function noteBlocks({ content }: Of<'report'>): TextBlock[] {
  const names = new Map(content.rows.map(({ indicator, name }) => [indicator, name.zh]))
  const notes = content.values.flatMap(({ indicator, note }) =>
    (note ?? '').trim() === ''
      ? []
      : [fill(zh.noteLine, { name: names.get(indicator) ?? indicator, note: note!.trim() })],
  )
  return notes.length === 0
    ? []
    : [{ kind: 'heading', level: 2, text: zh.notes }, ...said(notes.join('\n'))]
}

function reportPaper(input: Of<'report'>): WordPaper {
  const { facts, content, report, files } = input
  const { section } = zh
  const name = called(report.name)
  const title =
    report.period === null ? name : fill(zh.reportOf, { name, period: shownPeriod(report.period) })
  const parts: Section[] = [
    {
      title: section.values,
      blocks: [valueTable(content.rows, report.period, zh.valuesNote), ...noteBlocks(input)],
    },
    ...((content.pooling ?? []).length === 0
      ? []
      : [
          {
            title: section.pooling,
            blocks: poolingBlocks(report.pooledBefore, content.pooling!),
          },
        ]),
    { title: section.progress, blocks: said(content.progress) },
    { title: section.funds, blocks: said(content.funds) },
    { title: section.problems, blocks: said(content.problems) },
    { title: report.final ? section.planFinal : section.plan, blocks: said(content.plan) },
    { title: section.files, blocks: evidenceTable(files) },
    signing(facts),
  ]
  return paper(facts, title, [reportFields(input), ...sections(parts)])
}

function changeTable({ content, before, targets }: Of<'changeRequest'>): TextBlock {
  const { change } = zh
  return {
    kind: 'table',
    columns: [
      { title: change.what, share: 4 },
      { title: change.before, share: 6 },
      { title: change.after, share: 6 },
    ],
    rows: [
      ...(content.title === null ? [] : [[zh.changeTitle, before.title, content.title]]),
      ...(content.untilDay === null
        ? []
        : [[zh.changeUntil, longDay(before.untilDay), longDay(content.untilDay)]]),
      ...targets.map((one) => [
        nameWithUnit(one.name, one.unit),
        shownAmount(one.before),
        shownAmount(one.after),
      ]),
    ],
  }
}

function changePaper(input: Of<'changeRequest'>): WordPaper {
  const { facts, content, before } = input
  const { section } = zh
  const names = content.title !== null || content.untilDay !== null || content.targets.length > 0
  const parts: Section[] = [
    ...(names ? [{ title: section.changes, blocks: [changeTable(input)] }] : []),
    ...(content.other.trim() === '' ? [] : [{ title: section.other, blocks: said(content.other) }]),
    { title: section.reason, blocks: said(content.reason) },
    signing(facts),
  ]
  const own = { ...facts, title: before.title, untilDay: before.untilDay }
  return paper(facts, zh.title.changeRequest, [factFields(own, []), ...sections(parts)])
}

function withdrawalPaper({ facts, content }: Of<'withdrawalRequest'>): WordPaper {
  const parts = [{ title: zh.section.withdrawal, blocks: said(content.reason) }, signing(facts)]
  return paper(facts, zh.title.withdrawalRequest, [factFields(facts, []), ...sections(parts)])
}

function acceptancePaper({ facts, content, files }: Of<'acceptanceRequest'>): WordPaper {
  const { section } = zh
  const parts = [
    { title: section.done, blocks: said(content.done) },
    { title: section.results, blocks: said(content.results) },
    { title: section.files, blocks: evidenceTable(files) },
    // What the office thinks of it is the opinion on acceptance, a paper of its own.
    signing(facts, ['project', 'unit']),
  ]
  return paper(facts, zh.title.acceptanceRequest, [factFields(facts, []), ...sections(parts)])
}

function opinionPaper({ facts, judged }: Of<'acceptanceOpinion'>): WordPaper {
  const { section, fact, expert: words, conclusion } = zh
  const { judgement, outcome, until, report } = judged
  const concluded = fill(conclusion[outcome], { day: until === null ? '' : longDay(until) })
  const values: Section[] =
    report === null
      ? []
      : [
          {
            title: section.values,
            blocks: [
              valueTable(
                report.rows,
                null,
                fill(zh.valuesFrom, {
                  name: called(report.name),
                  day: longDay(report.day),
                  code: versionCode(report.digest),
                }),
              ),
            ],
          },
        ]
  const experts: TextBlock = {
    kind: 'table',
    columns: [
      { title: words.seq, share: 1.4, align: 'center' },
      { title: words.name, share: 3.4, align: 'center' },
      { title: words.post, share: 5 },
      { title: words.duty, share: 3, align: 'center' },
      { title: words.sign, share: 4 },
    ],
    rows: judgement.experts.map(({ name, post, duty }, at) => [
      String(at + 1),
      name,
      post,
      duty,
      // Room for a signature.
      '　\n　',
    ]),
  }
  const office = {
    title: fill(zh.box.office, { name: facts.office }),
    statement: concluded,
    lines: [zh.box.signer, documentsZh.common.dateToFill],
    sealNote: documentsZh.common.officialSeal,
  }
  return paper(facts, zh.title.acceptanceOpinion, [
    factFields(facts, [
      [{ label: fact.heldOn, value: longDay(judgement.heldOn) }],
      [{ label: fact.conclusion, value: concluded }],
    ]),
    ...sections([
      { title: section.opinion, blocks: said(judgement.opinion) },
      ...values,
      { title: section.experts, blocks: [experts] },
      {
        title: fact.conclusion,
        blocks: [
          { kind: 'seals', ...weightOf(facts), diameterMm: 26, boxes: [office] },
          ...proofBlocks(facts),
        ],
      },
    ]),
  ])
}

export function followedPaper(input: FollowedInput): WordPaper {
  switch (input.kind) {
    case 'taskBook':
      return taskBookPaper(input)
    case 'report':
      return reportPaper(input)
    case 'changeRequest':
      return changePaper(input)
    case 'withdrawalRequest':
      return withdrawalPaper(input)
    case 'acceptanceRequest':
      return acceptancePaper(input)
    case 'acceptanceOpinion':
      return opinionPaper(input)
  }
}
