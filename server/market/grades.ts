/** Grades of materials as the index has them. */
import { makeNormaliser } from '../../engines/search/text/normal.ts'
import { readTrade } from '../../engines/search/text/shipped.ts'
import { gradeNamer, searchFolder } from './search/words.ts'

let gradeOf: ((term: string) => string) | undefined

/** Equal grades are one: as the index has them. */
export function sameGrade(term: string): string {
  if (gradeOf === undefined) {
    const trade = readTrade(searchFolder)
    gradeOf = gradeNamer(trade, makeNormaliser(trade.pairs))
  }
  return gradeOf(term)
}
