/** 送专家评审: what of an accepted entry becomes an item of a round, one for each direction that it claims. */
import type { RoundStage } from '../evaluation/round.ts'
import { mayReviewAgain, type FormerRound } from '../evaluation/stage.ts'
import { permits, type Actor } from '../kernel/actor.ts'
import { conflict, allowed, forbidden, type Verdict } from '../kernel/verdict.ts'
import type { EntryState } from './entry.ts'
import { checkUscc } from '../kernel/uscc.ts'
import type { Answers, Row } from './form/answers.ts'
import type { Block, FormDocument } from './form/document.ts'

/** Sending takes both: deciding on entries, and running rounds. */
export function maySendEntries(actor: Actor): Verdict {
  const permit = 'evaluation.round.manage'
  return permits(actor, permit) ? allowed : forbidden('programmes.role_cannot', { permit })
}

/** Whether one entry can be sent in one direction into a round of this stage, after those that reviewed it before. */
export function maySendEntry(
  state: EntryState,
  stage: RoundStage,
  former: readonly FormerRound[],
  reason: string,
): Verdict {
  if (state !== 'accepted') return conflict('programmes.entry_not_accepted')
  return mayReviewAgain(stage, former, reason)
}

/** How rounds know the item again: the same entry is one subject in each direction, whatever the stage. */
export const reviewSubject = (entryId: string, direction: string): string =>
  `programmes.entry:${entryId}:${direction}`

/** Null for what came into the round by another way. */
export function reviewed(subject: string): { entryId: string; direction: string } | null {
  const [noun, entryId, direction] = subject.split(':')
  if (noun !== 'programmes.entry' || entryId === undefined || direction === undefined) return null
  return { entryId, direction }
}

/**
 * 联合申报单位, 竞争对手: rows of the table of that address with the columns `name` and `code`, where a form asks for
 * them; rows whose code is none are left to the office. None of the forms that ship asks.
 */
export function partiesAnswered(
  answers: Answers,
  table: 'coApplicants' | 'competitors',
): { readonly code: string; readonly name: string }[] {
  const rows = answers[table]
  if (!Array.isArray(rows)) return []
  const parties = rows.flatMap((row: string | Row) => {
    if (typeof row === 'string') return []
    const { code, name } = row.cells
    if (typeof code !== 'string' || typeof name !== 'string') return []
    const known = { code: code.trim().toUpperCase(), name: name.trim() }
    return known.name !== '' && checkUscc(known.code).valid ? [known] : []
  })
  return [...new Map(parties.map((one) => [one.code, one])).values()]
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'cover':
    case 'fields':
      return block.lines
        .filter(({ blank }) => !blank)
        .map(({ label, value, unit }) => `${label}：${value}${unit ?? ''}`)
    case 'heading':
      return ['', block.text]
    case 'paragraph':
      return [block.text]
    case 'list':
      return block.items.map((item) => `· ${item}`)
    case 'table':
      return block.rows.length === 0
        ? []
        : [
            block.caption,
            block.columns.map(({ label }) => label).join(' | '),
            ...block.rows.map(({ cells }) => cells.join(' | ')),
          ]
    case 'figure':
      return [block.caption]
    case 'attachments':
      return block.lines
        .filter(({ files }) => files.length > 0)
        .map(({ title, files }) => `${title}：${files.map(({ name }) => name).join('、')}`)
    case 'sign':
    case 'pageBreak':
      return []
  }
}

/** What experts read beside the files: the document as text. Pass one made of what reviewers may see. */
export function reviewBrief(document: FormDocument): string {
  return document.blocks.flatMap(linesOf).join('\n').trim()
}
