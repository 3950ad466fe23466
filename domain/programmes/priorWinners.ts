/**
 * Whether an applicant is an earlier winner. Lists carry names and seldom codes, and names change:
 * equal codes are proof, everything else is a likeness that an officer confirms or dismisses.
 */

import { normaliseOrganisationName } from '../kernel/organisationName.ts'

/** A row of an imported list of winners (年度, 序号, 方向, 项目名称, 申报主体, 推荐单位; a code where known). */
export type PriorWinner = {
  readonly series: string
  readonly year: number
  readonly number: string
  readonly project: string
  readonly applicant: string
  readonly code: string | null
}

/** `same`: confirmed by an officer or proved by code. `likely`: an officer has to look. */
export type WinnerMatch = {
  readonly winner: PriorWinner
  readonly certainty: 'same' | 'likely'
  readonly by: 'code' | 'officer' | 'name' | 'formerName' | 'likeName'
  /** The name of the applicant that matched, as it was given. */
  readonly name: string | null
}

/** What an officer found on one row of a list. */
export type WinnerConfirmation = {
  readonly series: string
  readonly year: number
  readonly number: string
  readonly same: boolean
}

export type ApplicantNames = {
  readonly code: string | null
  readonly name: string
  readonly formerNames: readonly string[]
}

/** The legal forms that end a name, longest first. */
const legalForm =
  /(?:集团)?(?:股份有限责任公司|有限责任公司|股份有限公司|有限公司|股份公司|集团公司|公司|集团)$/u

/** The name without its legal form: what stays when a company is turned into a joint-stock company. */
export function coreOfName(name: string): string {
  const normal = normaliseOrganisationName(name)
  const core = normal.replace(legalForm, '')
  return core.length >= 4 ? core : normal
}

/** The matches among `winners`, those that are certain first; rows that an officer dismissed are left out. */
export function matchPriorWinners(
  winners: readonly PriorWinner[],
  applicant: ApplicantNames,
  confirmations: readonly WinnerConfirmation[] = [],
): WinnerMatch[] {
  const found: WinnerMatch[] = []
  for (const winner of winners) {
    const match = matchOne(winner, applicant)
    if (match === null) continue
    const confirmed = confirmations.find(
      ({ series, year, number }) =>
        series === winner.series && year === winner.year && number === winner.number,
    )
    if (match.certainty === 'likely' && confirmed?.same === false) continue
    found.push(
      match.certainty === 'likely' && confirmed?.same === true
        ? { ...match, certainty: 'same', by: 'officer' }
        : match,
    )
  }
  return found.toSorted((one, other) => rank(one) - rank(other))
}

function rank({ certainty }: WinnerMatch): number {
  return certainty === 'same' ? 0 : 1
}

function matchOne(winner: PriorWinner, applicant: ApplicantNames): WinnerMatch | null {
  if (winner.code !== null && applicant.code !== null) {
    if (winner.code.toUpperCase() === applicant.code.toUpperCase()) {
      return { winner, certainty: 'same', by: 'code', name: null }
    }
  }
  const wanted = normaliseOrganisationName(winner.applicant)
  if (wanted === '') return null
  const likely = (by: WinnerMatch['by'], name: string): WinnerMatch => ({
    winner,
    certainty: 'likely',
    by,
    name,
  })
  if (normaliseOrganisationName(applicant.name) === wanted) return likely('name', applicant.name)
  const former = applicant.formerNames.find((name) => normaliseOrganisationName(name) === wanted)
  if (former !== undefined) return likely('formerName', former)
  // Two codes that differ and two names that are only alike are two organisations.
  if (winner.code !== null && applicant.code !== null) return null
  const core = coreOfName(winner.applicant)
  const alike = [applicant.name, ...applicant.formerNames].find((name) => coreOfName(name) === core)
  return alike === undefined ? null : likely('likeName', alike)
}
