/** Invented problems of any size from a seed, like a nation's: for tests and measurements. */
import { chanceOf } from '../../domain/evaluation/chance.ts'
import {
  usualWeights,
  type AssignmentExpert,
  type AssignmentItem,
  type AssignmentProblem,
} from '../../domain/evaluation/assignmentPlan.ts'

export type SampleSize = {
  readonly seed: number
  readonly items: number
  readonly experts: number
  readonly reviewsPerItem: number
  /** Reviews over what the experts together can read. */
  readonly utilisation: number
}

export const nation: SampleSize = {
  seed: 1,
  items: 2115,
  experts: 300,
  reviewsPerItem: 5,
  utilisation: 0.85,
}

const regions = 31
const fields = 9
const subjects = 12

export function sampleProblem(size: SampleSize): AssignmentProblem {
  const chance = chanceOf(size.seed)
  const regionOf = (): string => `r${Math.floor(regions * chance.uniform() ** 1.6)}`
  const fieldOf = (): string => `d${Math.floor(fields * chance.uniform() ** 1.3)}`
  const items = Array.from({ length: size.items }, (_, at): AssignmentItem => {
    const itsFields = [fieldOf(), `s${chance.whole(subjects)}`]
    const itsRegions = [regionOf(), ...(chance.uniform() < 0.15 ? [regionOf()] : [])]
    return { id: `i${at}`, fields: itsFields, regions: [...new Set(itsRegions)] }
  })
  const mean = (size.items * size.reviewsPerItem) / (size.experts * size.utilisation)
  const experts = Array.from({ length: size.experts }, (_, at): AssignmentExpert => {
    const max = Math.max(1, Math.round(mean * (0.7 + 0.6 * chance.uniform())))
    const known: Record<string, number> = {}
    for (let more = 0; more < 1 + chance.whole(3); more++) known[fieldOf()] = 1 + chance.whole(3)
    for (let more = 0; more < 1 + chance.whole(4); more++) {
      known[`s${chance.whole(subjects)}`] = 1 + chance.whole(3)
    }
    return {
      id: `e${at}`,
      fields: known,
      region: regionOf(),
      employer: `o${chance.whole(Math.ceil(size.experts * 0.6))}`,
      senior: chance.uniform() < 0.5,
      load: { min: Math.floor(max * 0.4), max },
    }
  })
  const forbidden = items.flatMap((item) =>
    experts.flatMap((expert) =>
      chance.uniform() < 0.01
        ? [{ item: item.id, expert: expert.id, cause: 'sameOrganisation' }]
        : [],
    ),
  )
  return {
    seed: size.seed,
    reviewsPerItem: size.reviewsPerItem,
    items,
    experts,
    rules: { seniorsPerItem: 2, maxSameRegion: 2, maxSameEmployer: 1, minLevel: 0 },
    weights: usualWeights,
    forbidden,
    pinned: [],
  }
}
