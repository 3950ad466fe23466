/** The columns of a list of experts, a row of it as it is looked through, and how an expert is written as a row. */
import { Type, type Static } from 'typebox'
import { cellFault } from '../kernel/sheetList.ts'
import type { ExpertInput } from './expert.ts'
import { feeFields } from './feeData.ts'

/** What of an expert a list can say and the register be written as. */
export const expertColumns = [
  'name',
  'email',
  'title',
  'seniority',
  'fields',
  'region',
  'employer',
  'employerCode',
  'past',
  'loadMin',
  'loadMax',
  'availability',
  'recommendedBy',
] as const
export type ExpertColumn = (typeof expertColumns)[number]

/** What a list can bring besides, that no list tells again: where to pay an expert. */
export const listColumns = [...expertColumns, ...feeFields] as const
export type ListColumn = (typeof listColumns)[number]

/** Cells of where to pay hold masks. */
export type ExpertCells = Partial<Record<ListColumn, string>>

const expertRowKinds = ['new', 'change', 'same'] as const

const Cells = Type.Partial(Type.Record(Type.Enum([...listColumns]), Type.String()))

/** A row as it is looked through. */
export const ExpertListRow = Type.Object({
  line: Type.Integer(),
  /** `same`: in the register already, and the row says nothing else. */
  kind: Type.Enum([...expertRowKinds]),
  cells: Cells,
  /** Of a change: what stands there now, where the row says something else. */
  was: Cells,
  /** What an admission would ask besides. */
  lacks: Type.Array(cellFault(listColumns)),
  faults: Type.Array(cellFault(listColumns)),
  taken: Type.Boolean(),
  /** Why the row stands though its list was undone: the code of a sentence. */
  stays: Type.Optional(Type.String()),
})
export type ExpertListRow = Static<typeof ExpertListRow>

/** The words of a language that a row needs. */
export type ExpertCellWords = {
  readonly field: (code: string) => string
  readonly senior: string
  readonly other: string
  readonly to: string
}

/** What of an expert stands in a column: read again it says the same. */
export function expertCell(
  profile: ExpertInput,
  column: ExpertColumn,
  words: ExpertCellWords,
): string {
  const list = (parts: readonly string[]) => parts.join('；')
  switch (column) {
    case 'name':
    case 'email':
    case 'title':
    case 'region':
      return profile[column]
    case 'seniority':
      return words[profile.seniority]
    case 'fields':
      return list(profile.fields.map(({ code, level }) => `${words.field(code)} ${level}`))
    case 'employer':
      return profile.employer.name
    case 'employerCode':
      return profile.employer.code
    case 'past':
      return list(
        profile.past.map(
          ({ code, name, until }) =>
            `${name}${code === '' ? '' : `（${code}）`}${until === null ? '' : `${words.to}${until}`}`,
        ),
      )
    case 'loadMin':
      return String(profile.load.min)
    case 'loadMax':
      return String(profile.load.max)
    case 'availability':
      return list(profile.availability.map(({ from, to }) => `${from}${words.to}${to}`))
    case 'recommendedBy':
      return profile.recommendedBy ?? ''
  }
}
