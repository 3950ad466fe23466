/** What the eligibility rules say of a file, and whether it may go on (decision 0024). */
import type { Language } from '../../domain/kernel/text.ts'
import type { Verdict } from '../../domain/kernel/verdict.ts'
import { eligibilityFactsOf } from '../../domain/programmes/candidateFacts.ts'
import { eligibilityOf, mayApply } from '../../domain/programmes/eligibility.ts'
import type { Answers } from '../../domain/programmes/form/answers.ts'
import { licenceOf } from '../../domain/programmes/legalPerson.ts'
import { winnerExclusions } from '../../domain/programmes/winner.ts'
import type { Reading } from '../kernel/work.ts'
import type { Programme } from './programme.queries.ts'
import { applicantOrg, winnersFor } from './winnerMatch.queries.ts'

/** A file as it was sealed, or as it would be. */
export type FileLooked = {
  readonly orgId: string
  readonly answers: Answers
  readonly directions: readonly string[]
  readonly licence: string | null
}

export async function eligibilityOfFile(
  work: Reading,
  { definition }: Programme,
  file: FileLooked,
  language: Language,
) {
  const { matches, lists, org } = await winnersFor(work, definition, file.orgId)
  const facts = eligibilityFactsOf(org, file.answers, file.directions, licenceOf(file.licence))
  return { matches, eligibility: eligibilityOf(definition, facts, lists, language) }
}

const noLists = { priorWinners: [], imported: [] }

/** The verdict alone: earlier lists are looked at only where one of them could refuse. */
export async function mayGoOn(
  work: Reading,
  programme: Programme,
  file: FileLooked,
  language: Language,
): Promise<Verdict> {
  const { definition } = programme
  if (winnerExclusions(definition).some(({ strength }) => strength === 'hard')) {
    return mayApply((await eligibilityOfFile(work, programme, file, language)).eligibility)
  }
  const org = await applicantOrg(work, file.orgId)
  const facts = eligibilityFactsOf(org, file.answers, file.directions, licenceOf(file.licence))
  return mayApply(eligibilityOf(definition, facts, noLists, language))
}
