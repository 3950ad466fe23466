/** 推荐意见函, set after GB/T 9704-2012; the letterhead is the authority's own and only its place is kept. */
import type { TextBlock, WordPaper } from '../../kernel/documents/paper.ts'
import { fill } from '../../../domain/programmes/words.ts'
import { balancedTitle } from '../../kernel/documents/plainText.ts'
import { contactSentence, dashFooter, longDay } from './frame.ts'
import type { LetterInput, Publicity } from './shapes.ts'
import { documentsZh as zh } from './text.zh.ts'

/** More names than these make the sentence unreadable; the table has them all. */
const namedProjects = 3

export function publicitySentence(publicity: Publicity): string {
  const { letter } = zh
  return fill(letter.publicity, {
    from: longDay(publicity.from),
    to: longDay(publicity.to),
    days: publicity.workingDays,
    objections:
      publicity.objections === 0
        ? letter.noObjection
        : fill(letter.objections, { count: publicity.objections }),
  })
}

function opinion(projects: LetterInput['projects']): string {
  const { letter } = zh
  const names = projects
    .slice(0, namedProjects)
    .map((one) => fill(letter.quotedName, { name: one.projectName, applicant: one.applicantName }))
    .join(zh.common.comma)
  const sentence = projects.length > namedProjects ? letter.opinionMany : letter.opinionFew
  return fill(sentence, { names, count: projects.length })
}

export function letterPaper(input: LetterInput): WordPaper {
  const { letter } = zh
  const title = fill(letter.title, { programme: input.programme.subject })
  const process = fill(letter.process, {
    received: input.received,
    eligible: input.eligible,
    returned: input.returned,
  })
  const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', text })
  const heading = (text: string): TextBlock => ({ kind: 'heading', level: 1, text })
  const date = longDay(input.date)
  const blocks: TextBlock[] = [
    {
      kind: 'letterhead',
      number: input.documentNumber,
      hint: input.letterheadHint ? letter.letterhead : '',
    },
    { kind: 'title', text: balancedTitle(title, 20), tight: true },
    { kind: 'salutation', text: input.addressee },
    paragraph(
      fill(letter.opening, {
        notice: input.programme.noticeTitle,
        number: input.programme.noticeNumber,
      }),
    ),
    heading(letter.processTitle),
    paragraph(process + (input.publicity ? publicitySentence(input.publicity) : '')),
    heading(letter.opinionTitle),
    paragraph(opinion(input.projects)),
  ]
  if (input.reasons.length > 0) {
    blocks.push(heading(letter.reasonsTitle), { kind: 'list', items: input.reasons, ordered: true })
  }
  blocks.push(
    paragraph(letter.declaration),
    { kind: 'annexes', label: letter.annexLabel, items: input.annexes },
    {
      kind: 'signOff',
      organisation: input.authorityName,
      date,
      sealNote: zh.common.sealHere,
    },
    { kind: 'remark', text: contactSentence(input.contact, letter.contact) },
  )
  if (input.copyTo.length > 0) {
    blocks.push({
      kind: 'imprint',
      copyLabel: letter.copyLabel,
      copyTo: input.copyTo.join(zh.common.comma),
      issuer: input.issuer,
      issued: fill(letter.issued, { date }),
    })
  }
  return {
    title,
    layout: 'official',
    banner: input.banner,
    footer: dashFooter(input),
    blocks,
  }
}
