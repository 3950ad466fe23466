/** What a rubric of the right shape can still get wrong: codes twice, sums that differ, bands out of order. */
import type { Facts } from '../kernel/verdict.ts'
import {
  criteriaOf,
  hundredthsOf,
  isWeighted,
  type Criterion,
  type Dimension,
  type Rubric,
} from './rubric.ts'

/** `at` is a JSON pointer into what was checked. */
export type EvaluationFault = { readonly at: string; readonly code: string; readonly facts?: Facts }

export type Report = (at: string, code: string, facts?: Facts) => void

export function faultsOf(check: (report: Report) => void): EvaluationFault[] {
  const faults: EvaluationFault[] = []
  check((at, code, facts) => {
    faults.push({ at, code, ...(facts === undefined ? {} : { facts }) })
  })
  return faults
}

/** Empty where the rubric can be used. */
export function checkRubric(rubric: Rubric): EvaluationFault[] {
  return faultsOf((report) => {
    checkCodes(rubric, report)
    checkTotal(rubric, report)
    checkGroups(rubric, report)
    checkGrades(rubric, report)
    rubric.dimensions.forEach((dimension, index) => {
      checkDimension(dimension, `/dimensions/${index}`, report)
    })
  })
}

function reportTwice(
  members: readonly { readonly at: string; readonly code: string }[],
  report: Report,
): void {
  const seen = new Set<string>()
  for (const { at, code } of members) {
    if (seen.has(code)) report(at, 'evaluation.rubric_code_twice', { code })
    seen.add(code)
  }
}

/** Marks name a criterion by its code alone, so it is the only one of the whole rubric. */
function checkCodes(rubric: Rubric, report: Report): void {
  const coded = (at: string, members: readonly { readonly code: string }[]) =>
    members.map(({ code }, index) => ({ at: `${at}/${index}/code`, code }))
  reportTwice(coded('/dimensions', rubric.dimensions), report)
  reportTwice(coded('/vetoes', rubric.vetoes ?? []), report)
  reportTwice(coded('/grades', rubric.grades ?? []), report)
  reportTwice(
    rubric.dimensions.flatMap(({ criteria }, index) =>
      coded(`/dimensions/${index}/criteria`, criteria ?? []),
    ),
    report,
  )
  const judged = new Set(
    rubric.dimensions.filter(({ criteria }) => criteria === undefined).map(({ code }) => code),
  )
  rubric.dimensions.forEach(({ criteria = [] }, dimension) => {
    criteria.forEach(({ code, scale }, index) => {
      const at = `/dimensions/${dimension}/criteria/${index}`
      if (judged.has(code)) report(`${at}/code`, 'evaluation.rubric_code_twice', { code })
      if (scale.kind === 'banded') reportTwice(coded(`${at}/scale/bands`, scale.bands), report)
    })
  })
}

/** Without weights the dimensions add up to the total; with weights every dimension has one. */
function checkTotal(rubric: Rubric, report: Report): void {
  if (isWeighted(rubric)) {
    rubric.dimensions.forEach(({ weight }, index) => {
      if (weight === undefined) {
        report(`/dimensions/${index}/weight`, 'evaluation.rubric_weight_missing')
      }
    })
    return
  }
  const sum = rubric.dimensions.reduce((total, { max }) => total + max, 0)
  if (sum !== rubric.total) {
    report('/total', 'evaluation.rubric_total_differs', { total: rubric.total, sum })
  }
}

/** The most a dimension's criteria can earn, their groups capped, in hundredths. */
function mostOf(criteria: readonly Criterion[]): number {
  const groups = new Map<string, { sum: number; max: number }>()
  let most = 0
  for (const { max, cap } of criteria) {
    if (cap === undefined) {
      most += hundredthsOf(max)
      continue
    }
    const group = groups.get(cap.group) ?? { sum: 0, max: hundredthsOf(cap.max) }
    group.sum += hundredthsOf(max)
    groups.set(cap.group, group)
  }
  for (const { sum, max } of groups.values()) most += Math.min(sum, max)
  return most
}

function checkDimension(dimension: Dimension, at: string, report: Report): void {
  const criteria = criteriaOf(dimension)
  const most = mostOf(criteria)
  if (most !== hundredthsOf(dimension.max)) {
    report(`${at}/max`, 'evaluation.rubric_dimension_differs', {
      max: dimension.max,
      sum: most / 100,
    })
  }
  dimension.criteria?.forEach((criterion, index) => {
    checkScale(criterion, `${at}/criteria/${index}`, report)
  })
}

function checkScale({ max, scale }: Criterion, at: string, report: Report): void {
  switch (scale.kind) {
    case 'judged': {
      const step = hundredthsOf(scale.step)
      if (step === 0 || hundredthsOf(max) % step !== 0) {
        report(`${at}/scale/step`, 'evaluation.rubric_step_does_not_fit', { step: scale.step, max })
      }
      return
    }
    case 'linear':
      if (scale.from === scale.to) report(`${at}/scale/to`, 'evaluation.rubric_scale_is_a_point')
      return
    case 'banded':
      checkBands({ max, bands: scale.bands, countable: scale.countable === true }, at, report)
  }
}

type Bands = {
  readonly max: number
  readonly bands: readonly { readonly points: number; readonly from?: number }[]
  readonly countable: boolean
}

function checkBands({ max, bands, countable }: Bands, at: string, report: Report): void {
  bands.forEach(({ points }, index) => {
    if (points > max) {
      report(`${at}/scale/bands/${index}/points`, 'evaluation.rubric_band_above_max', {
        points,
        max,
      })
    }
  })
  if (!countable && Math.max(...bands.map(({ points }) => points)) < max) {
    report(`${at}/max`, 'evaluation.rubric_max_out_of_reach', { max })
  }
  const ranged = bands.filter(({ from }) => from !== undefined).length
  if (ranged === 0) return
  if (ranged < bands.length || countable) {
    report(`${at}/scale/bands`, 'evaluation.rubric_bands_half_ranged')
    return
  }
  bands.forEach(({ from }, index) => {
    const above = bands[index - 1]?.from
    if (above !== undefined && from! >= above) {
      report(`${at}/scale/bands/${index}/from`, 'evaluation.rubric_bands_out_of_order')
    }
  })
}

function checkGroups(rubric: Rubric, report: Report): void {
  const groups = new Map<string, { dimension: string; max: number }>()
  rubric.dimensions.forEach(({ code: dimension, criteria = [] }, index) => {
    criteria.forEach(({ cap }, criterion) => {
      if (cap === undefined) return
      const known = groups.get(cap.group) ?? { dimension, max: cap.max }
      groups.set(cap.group, known)
      if (known.dimension !== dimension || known.max !== cap.max) {
        report(`/dimensions/${index}/criteria/${criterion}/cap`, 'evaluation.rubric_cap_differs', {
          group: cap.group,
        })
      }
    })
  })
}

function checkGrades(rubric: Rubric, report: Report): void {
  rubric.grades?.forEach(({ from }, index, grades) => {
    const above = grades[index - 1]?.from ?? rubric.total + 0.01
    if (from >= above) report(`/grades/${index}/from`, 'evaluation.rubric_grades_out_of_order')
  })
}
