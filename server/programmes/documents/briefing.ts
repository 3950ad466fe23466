/**
 * 领导呈批单: exactly one page, whatever there is to say. What does not fit is left to the papers it names;
 * letters never shrink. The caller tries `briefingPapers` in order and keeps the first that is one page.
 */
import { fill } from '../../../domain/programmes/words.ts'
import type { TextBlock, WordPaper } from '../../kernel/documents/paper.ts'
import type { Typeset, Typesetter } from '../../kernel/documents/typeset.ts'
import { countedFooter, quotaSentence } from './frame.ts'
import { publicitySentence } from './letter.ts'
import type { BriefingInput } from './shapes.ts'
import { documentsZh as zh } from './text.zh.ts'

type Room = {
  readonly projects: number
  readonly exceptions: number
  /** Characters of a name and of a sentence; 18 characters of a name are one line of the table. */
  readonly nameChars: number
  readonly sentenceChars: number
}

const roomFor = (
  projects: number,
  exceptions: number,
  nameChars: number,
  sentenceChars: number,
): Room => ({
  projects,
  exceptions,
  nameChars,
  sentenceChars,
})

/** From everything to the least; exceptions are what a leader decides, so projects give way first. */
const rooms: readonly Room[] = [
  roomFor(40, 12, 200, 300),
  roomFor(20, 8, 60, 120),
  roomFor(15, 5, 18, 80),
  roomFor(13, 4, 18, 60),
  roomFor(11, 4, 18, 50),
  roomFor(9, 3, 18, 50),
  roomFor(7, 3, 18, 40),
  roomFor(5, 3, 18, 30),
  roomFor(4, 2, 16, 24),
]

function cut(text: string, chars: number): string {
  const signs = [...text.replace(/\s+/g, ' ')]
  return signs.length <= chars ? signs.join('') : `${signs.slice(0, chars - 1).join('')}…`
}

function situation(input: BriefingInput): string {
  const { briefing } = zh
  const recommended = input.projects.length
  const over = input.quota === null ? 0 : Math.max(0, recommended - input.quota.max)
  return fill(briefing.situationText, {
    received: input.received,
    eligible: input.eligible,
    recommended,
    quota:
      quotaSentence(input.quota, recommended, briefing) +
      (over > 0 ? fill(briefing.quotaOver, { over }) : ''),
    publicity: input.publicity ? publicitySentence(input.publicity) : '',
  })
}

function exceptionBlocks(input: BriefingInput, room: Room): TextBlock[] {
  const { briefing } = zh
  const { exceptions } = input
  if (exceptions.length === 0) return [{ kind: 'paragraph', text: briefing.noExceptions }]
  const items = exceptions.slice(0, room.exceptions).map((one) =>
    fill(briefing.exception, {
      rank: one.rank,
      project: cut(one.projectName, Math.min(30, room.nameChars)),
      rule: cut(one.rule, room.sentenceChars),
      reason: cut(one.reason, room.sentenceChars),
    }),
  )
  const left = exceptions.length - items.length
  return [
    {
      kind: 'list',
      ordered: true,
      items: left > 0 ? [...items, fill(briefing.moreExceptions, { count: left })] : items,
    },
  ]
}

function projectBlock(input: BriefingInput, room: Room): TextBlock {
  const { briefing } = zh
  const words = briefing.columns
  const ordered = input.projects.toSorted((a, b) => a.rank - b.rank)
  const left = ordered.length - room.projects
  return {
    kind: 'table',
    textPt: 10.5,
    columns: [
      { title: words.rank, share: 1.3, align: 'center' },
      { title: words.project, share: 7.6 },
      { title: words.applicant, share: 6 },
      { title: words.directions, share: 2.2, align: 'center' },
    ],
    rows: ordered
      .slice(0, room.projects)
      .map((one) => [
        String(one.rank),
        cut(one.projectName, room.nameChars),
        cut(one.applicantName, Math.max(14, room.nameChars - 6)),
        one.directionCodes.join(zh.common.comma),
      ]),
    ...(left > 0 ? { note: fill(briefing.moreProjects, { count: left }) } : {}),
  }
}

function paper(input: BriefingInput, room: Room): WordPaper {
  const { briefing } = zh
  const opinion = (title: string, statement?: string) => ({
    title,
    ...(statement ? { statement: cut(statement, Math.min(60, room.sentenceChars)) } : {}),
    lines: [briefing.signLine, briefing.dateLine],
  })
  return {
    title: briefing.title,
    layout: 'form',
    banner: input.banner,
    footer: countedFooter(briefing.title, input),
    blocks: [
      { kind: 'title', text: briefing.title, tight: true },
      {
        kind: 'fields',
        rows: [
          [
            {
              label: briefing.subject,
              value: cut(fill(briefing.subjectValue, { programme: input.programme.subject }), 80),
            },
          ],
          [
            { label: briefing.unit, value: cut(input.unitName, 40) },
            { label: briefing.secrecy, value: cut(input.documentNumber, 30) },
          ],
          [{ label: briefing.deadline, value: cut(input.deadline, 60) }],
        ],
      },
      { kind: 'heading', level: 1, text: briefing.situation },
      { kind: 'paragraph', text: situation(input) },
      { kind: 'heading', level: 1, text: briefing.projects },
      projectBlock(input, room),
      { kind: 'heading', level: 1, text: briefing.exceptions },
      ...exceptionBlocks(input, room),
      { kind: 'gap', lines: 0.3 },
      {
        kind: 'seals',
        columns: 3,
        heightMm: 38,
        boxes: [
          opinion(briefing.opinions.draft, input.draftOpinion),
          opinion(briefing.opinions.check),
          opinion(briefing.opinions.sign),
        ],
      },
    ],
  }
}

/** Ever shorter papers of the same briefing. */
export function briefingPapers(input: BriefingInput): readonly WordPaper[] {
  return rooms.map((room) => paper(input, room))
}

/** The fullest briefing that is one page, and the paper itself for its Word file. */
export async function briefingOnOnePage(
  typesetter: Typesetter,
  input: BriefingInput,
): Promise<{ readonly paper: WordPaper; readonly typeset: Typeset }> {
  for (const candidate of briefingPapers(input)) {
    const typeset = await typesetter.typeset(candidate)
    if (!typeset.ok || typeset.pages === 1) return { paper: candidate, typeset }
  }
  throw new Error('the shortest briefing is bounded and fits a page')
}
