/** The formal check of one file as a paper: every item with its result, by whom it was looked at, and why. */
import {
  checklistOf,
  mayPassCheck,
  type CheckResultRow,
} from '../../domain/programmes/candidateChecklist.ts'
import { programmePackageZh as zh } from '../../domain/programmes/text.package.zh.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { checkResults } from './candidateFile.queries.ts'
import { sealedRow } from './document.material.ts'
import { bannerOf, directionNames, programmeNames, unitNameOf } from './document.names.ts'
import type { ChecklistInput, CheckResult } from './documents/shapes.ts'
import { programmeOf } from './programme.queries.ts'

/** Everything that the pages show, so that another result is another document. */
export type ChecklistRecipe = {
  readonly submission: string
  readonly unit: string
  readonly state: string
  readonly round: number
  readonly results: readonly Pick<CheckResultRow, 'item' | 'result' | 'note' | 'checkedBy'>[]
}

async function candidateRow(work: Reading, id: string) {
  const row = await work.db
    .selectFrom('programmes.candidate as c')
    .innerJoin('programmes.submission as s', 's.id', 'c.submission_id')
    .where('c.id', '=', id)
    .select(['c.programme_id', 'c.unit_code', 'c.state', 'c.submission_id', 's.seq'])
    .executeTakeFirst()
  return found(row, 'candidate')
}

export async function checklistRecipe(work: Reading, id: string): Promise<ChecklistRecipe> {
  const row = await candidateRow(work, id)
  const results = (await checkResults(work, id)).filter(
    (one) => one.submissionId === row.submission_id,
  )
  return {
    submission: row.submission_id,
    unit: await unitNameOf(work, row.programme_id, row.unit_code),
    state: row.state,
    round: row.seq,
    results: results.map(({ item, result, note, checkedBy }) => ({
      item,
      result,
      note,
      checkedBy,
    })),
  }
}

const shownResult: Readonly<Record<CheckResultRow['result'], CheckResult>> = {
  pass: 'pass',
  fail: 'fail',
  needsMending: 'fail',
}

function conclusionOf(recipe: ChecklistRecipe, passes: boolean): string {
  const words = zh.checklistPaper
  if (recipe.state === 'returned') return words.returned
  if (recipe.state === 'declined') return words.declined
  return passes ? words.passed : words.open
}

export async function checklistInput(
  work: Reading,
  id: string,
  recipe: ChecklistRecipe,
): Promise<ChecklistInput> {
  const row = await candidateRow(work, id)
  const sealed = await sealedRow(work, recipe.submission)
  const { definition } = await programmeOf(work, row.programme_id)
  const { form } = await programmeOf(work, sealed.programme_id)
  const items = checklistOf(definition, form)
  const byItem = new Map(recipe.results.map((result) => [result.item, result]))
  return {
    versionDigest: sealed.digest_sha256,
    banner: bannerOf(work.host),
    programme: programmeNames(definition),
    projectName: sealed.title,
    applicantName: sealed.org_name ?? '',
    applicantCode: sealed.uscc ?? '',
    unitName: recipe.unit,
    directions: directionNames(definition, sealed.directions),
    round: recipe.round,
    items: items.map((item) => {
      const result = byItem.get(item.code)
      return {
        text: item.text.zh,
        basis: item.clause ?? zh.checklistPaper.basis[item.source],
        result: result === undefined ? 'person' : shownResult[result.result],
        by: 'officer' as const,
        note: [result?.checkedBy, result?.note].filter(Boolean).join('：'),
      }
    }),
    conclusion: conclusionOf(recipe, mayPassCheck(items, recipe.results).ok),
  }
}
