/** Complete, plausible and invented answers to any form, the same for the same seed: for tests and the demo. */
import type { Address } from './address.ts'
import { isBlank, type Answers, type Row, type Value } from './answers.ts'
import { checkAnswers } from './check.ts'
import type { FileFacts, FormContext } from './context.ts'
import type { FormDefinition } from './definition.ts'
import { holds } from './expression.ts'
import type { Repair } from './faults.ts'
import { answeredEntries, outlineOf } from './outline.ts'
import { randomOf } from './random.ts'
import { sampleValue } from './sampleItems.ts'
import { sampleWorld } from './sampleWorld.ts'
import { shownIn } from './shown.ts'

export type SampleOptions = {
  /** Chosen directions; else one to three of the definition's. */
  readonly directions?: readonly string[]
  readonly unitName?: string
  /** Six digits, the place of the applicant. */
  readonly division?: string
  readonly today?: string
  readonly startsOn?: string
  readonly endsOn?: string
  /** Answers known already, such as those of the organisation's profile; they are kept as they are. */
  readonly answers?: Answers
  /** Ids of the files a sample attaches. */
  readonly fileId?: (at: Address, index: number) => string
}

export type Sample = { readonly answers: Answers; readonly context: FormContext }

/** Rules mend one another in turns: a row, then its total, then the total of totals. */
const mostRounds = 12

export function sampleAnswers(
  definition: FormDefinition,
  seed: string | number,
  options: SampleOptions = {},
): Answers {
  return sampleApplication(definition, seed, options).answers
}

/** The answers together with the context (directions, files) in which they are complete. */
export function sampleApplication(
  definition: FormDefinition,
  seed: string | number,
  options: SampleOptions = {},
): Sample {
  const random = randomOf(seed)
  const directions =
    options.directions ?? someDirections(definition, random.whole(1, 3), random.whole(0, 99))
  const fileId = options.fileId ?? ((at, index) => `${at.replace(/\W/g, '-')}-${index + 1}`)
  const today = options.today ?? '2019-07-01'
  const year = Number(today.slice(0, 4))
  const { startsOn = `${year}-01-01`, endsOn = `${year + 1}-12-31` } = options
  const world = sampleWorld(random, { ...options, today, startsOn, endsOn })
  let answers: Record<Address, Value> = {}
  for (const entry of answeredEntries(outlineOf(definition))) {
    const shown = shownIn(definition, answers, { directions })
    if (!shown.isShown(entry)) continue
    const isRowOpen = (rowId: string) => {
      const condition = entry.fixedRows.get(rowId)?.shown
      return condition === undefined || holds(condition, shown.scope) === true
    }
    const ask = { world, directions, isRowOpen, fileId: (index: number) => fileId(entry.at, index) }
    const value = options.answers?.[entry.at] ?? sampleValue(entry.item, ask)
    if (!isBlank(value)) answers[entry.at] = value
  }
  for (let round = 0; round < mostRounds; round += 1) {
    const { faults } = checkAnswers(definition, answers, {
      mode: 'complete',
      context: { directions, today },
    })
    const repairs = faults.flatMap(({ repair }) => (repair === undefined ? [] : [repair]))
    if (repairs.length === 0) break
    answers = repairs.reduce(repaired, answers)
  }
  const attachments = sampleFiles(definition, answers)
  return { answers, context: { directions, today, attachments } }
}

function someDirections(definition: FormDefinition, count: number, start: number): string[] {
  const ids = definition.directions.map((direction) => direction.id)
  if (ids.length === 0) return []
  const chosen = Array.from({ length: count }, (_, index) => ids[(start + index * 3) % ids.length]!)
  return ids.filter((id) => chosen.includes(id))
}

function repaired(answers: Record<Address, Value>, { at, value }: Repair): Record<Address, Value> {
  const [item = '', rowId, column] = at.split('/')
  if (rowId === undefined || column === undefined) return { ...answers, [at]: value }
  const rows = (answers[item] ?? []) as readonly Row[]
  const mended = rows.map((row) =>
    row.id === rowId ? { id: row.id, cells: { ...row.cells, [column]: value } } : row,
  )
  return { ...answers, [item]: mended }
}

/** Facts of files as the form wants them; the demo world makes real files of the same measure. */
function sampleFiles(definition: FormDefinition, answers: Answers): Record<string, FileFacts> {
  const files: Record<string, FileFacts> = {}
  for (const { item, at } of answeredEntries(outlineOf(definition))) {
    if (item.kind !== 'attachment') continue
    for (const [index, row] of ((answers[at] ?? []) as readonly Row[]).entries()) {
      const mediaType = item.mediaTypes[0]!
      const ending = mediaType.split('/').at(-1)!
      files[String(row.cells.file)] = {
        name: `${item.label.zh}${index + 1}.${ending === 'jpeg' ? 'jpg' : ending}`,
        mediaType,
        sizeBytes: item.minBytes ?? 300_000,
        ...(item.minPixels === undefined ? {} : { widthPx: 4000, heightPx: 3000 }),
      }
    }
  }
  return files
}
