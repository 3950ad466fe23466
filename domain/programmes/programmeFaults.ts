/**
 * What a rule file of the right shape can still get wrong: references that lead nowhere, circles,
 * numbers that contradict each other. Each fault names its place as a JSON pointer.
 */
import { checkRubric } from '../evaluation/rubricCheck.ts'
import type { Facts } from '../kernel/verdict.ts'
import {
  unitWithParents,
  type Deadline,
  type ProgrammeDefinition,
  type RecommendingUnit,
} from './programme.ts'
import { fileNameParts } from './programmePaper.ts'
import { sourcesOf } from '../kernel/sourced.ts'

export type ProgrammeFault = { readonly at: string; readonly code: string; readonly facts?: Facts }

type Report = (at: string, reason: string, facts?: Facts) => void

/** The faults of a definition that already has the right shape; empty where it can be used. */
export function semanticFaults(definition: ProgrammeDefinition): ProgrammeFault[] {
  const faults: ProgrammeFault[] = []
  const report: Report = (at, reason, facts) => {
    const code = reason.includes('.') ? reason : `programmes.${reason}`
    faults.push({ at, code, ...(facts === undefined ? {} : { facts }) })
  }
  checkSources(definition, report)
  checkCodes(definition, report)
  checkDirections(definition, report)
  checkApplicants(definition, report)
  checkUnits(definition, report)
  checkQuotas(definition, report)
  checkPaper(definition, report)
  checkRubrics(definition, report)
  checkDeadlines(definition, report)
  return faults
}

function checkSources(definition: ProgrammeDefinition, report: Report): void {
  for (const place of sourcesOf(definition)) {
    if (place.source === 'notice' && place.clause === undefined) {
      report(place.at, 'source_without_clause')
    }
    if (place.source !== 'notice' && place.clause !== undefined) {
      report(`${place.at}/clause`, 'clause_without_notice')
    }
    if (place.value === undefined) continue
    if (place.source === 'unknown' && place.value !== null) {
      report(`${place.at}/value`, 'unknown_with_value')
    }
    if (place.source !== 'unknown' && place.value === null) {
      report(`${place.at}/value`, 'value_missing')
    }
  }
}

/** Every list whose members are called by their code. */
function codedLists(definition: ProgrammeDefinition): [string, readonly { code: string }[]][] {
  return [
    ['/areas', definition.areas],
    ['/directions', definition.directions],
    ['/applicants/kinds', definition.applicants.kinds],
    ['/applicants/conditions', definition.applicants.conditions],
    ['/unitKinds', definition.unitKinds],
    ['/quotaConditions', definition.quotaConditions],
    ['/units', definition.units],
    ['/exclusions', definition.exclusions],
    ['/priorities', definition.priorities],
    ['/materials', definition.materials],
    ['/media', definition.media],
    ['/stages', definition.stages],
    ['/rubrics', definition.rubrics],
    ['/reporting', definition.reporting],
    ...definition.rubrics.map((rubric, index): [string, readonly { code: string }[]] => [
      `/rubrics/${index}/dimensions`,
      rubric.dimensions,
    ]),
  ]
}

function checkCodes(definition: ProgrammeDefinition, report: Report): void {
  for (const [at, members] of codedLists(definition)) {
    const seen = new Set<string>()
    members.forEach(({ code }, index) => {
      if (seen.has(code)) report(`${at}/${index}/code`, 'code_twice', { code })
      seen.add(code)
    })
  }
}

function codesOf(members: readonly { code: string }[]): ReadonlySet<string> {
  return new Set(members.map(({ code }) => code))
}

function checkDirections(definition: ProgrammeDefinition, report: Report): void {
  const areas = codesOf(definition.areas)
  const rubrics = codesOf(definition.rubrics)
  const kinds = codesOf(definition.applicants.kinds)
  definition.directions.forEach((direction, index) => {
    const at = `/directions/${index}`
    const { area, rubric, naturalApplicants } = direction
    if (area !== null && !areas.has(area)) report(`${at}/area`, 'area_unknown', { area })
    if (rubric !== null && !rubrics.has(rubric)) {
      report(`${at}/rubric`, 'rubric_unknown', { rubric })
    }
    naturalApplicants.value?.forEach(({ kind }, natural) => {
      if (kind === null || kinds.has(kind)) return
      report(`${at}/naturalApplicants/value/${natural}/kind`, 'applicant_kind_unknown', { kind })
    })
  })
  const limit = definition.limits.directionsPerProject.value
  const count = definition.directions.length
  if (limit !== null && count > 0 && limit.max > count) {
    report('/limits/directionsPerProject/value/max', 'direction_limit_above_count', {
      max: limit.max,
      count,
    })
  }
}

function checkApplicants(definition: ProgrammeDefinition, report: Report): void {
  definition.applicants.conditions.forEach((condition, index) => {
    const needsRegion = condition.check === 'registeredInRegion'
    if (needsRegion === (condition.region === undefined)) {
      report(`/applicants/conditions/${index}/region`, 'condition_region_mismatch')
    }
  })
  definition.exclusions.forEach((exclusion, index) => {
    const needsLists = exclusion.on === 'priorSelection'
    const hasLists = exclusion.series !== undefined && exclusion.years !== undefined
    if (needsLists && !hasLists) report(`/exclusions/${index}/years`, 'exclusion_without_lists')
    exclusion.years?.forEach((year, place) => {
      if (year < definition.year) return
      report(`/exclusions/${index}/years/${place}`, 'exclusion_year_not_past', { year })
    })
  })
}

function checkUnits(definition: ProgrammeDefinition, report: Report): void {
  const codes = codesOf(definition.units)
  const kinds = codesOf(definition.unitKinds)
  const above = definition.feeds?.unit
  const places = new Map<string, number>()
  definition.units.forEach((unit, index) => {
    const at = `/units/${index}`
    if (!kinds.has(unit.kind)) report(`${at}/kind`, 'unit_kind_unknown', { kind: unit.kind })
    checkParent(definition, index, codes, report)
    unit.copyTo.value?.forEach((code, target) => {
      const place = `${at}/copyTo/value/${target}`
      if (code === unit.code && code !== above) report(place, 'copy_to_itself', { unit: code })
      else if (!codes.has(code) && code !== above) report(place, 'copy_to_unknown', { unit: code })
    })
    if (unit.channel === 'elsewhere' && unit.direct === undefined) {
      report(`${at}/direct`, 'direct_channel_missing', { unit: unit.code })
    }
    if (unit.region === null && unit.affiliation === undefined) {
      report(`${at}/region`, 'unit_serves_nobody', { unit: unit.code })
    }
    // Two units of one region at one level would leave an applicant between them.
    const key = unit.region === null ? `affiliation:${unit.affiliation}` : `region:${unit.region}`
    if (places.has(key)) report(`${at}/region`, 'unit_region_twice', { region: key.split(':')[1]! })
    places.set(key, index)
  })
}

function checkParent(
  definition: ProgrammeDefinition,
  index: number,
  codes: ReadonlySet<string>,
  report: Report,
): void {
  const unit = definition.units[index]!
  const at = `/units/${index}`
  if (unit.parent === null) {
    if (unit.channel === 'parent') report(`${at}/channel`, 'channel_without_parent')
    return
  }
  if (!codes.has(unit.parent)) {
    report(`${at}/parent`, 'unit_parent_unknown', { parent: unit.parent })
    return
  }
  const last = unitWithParents(definition, unit.code).at(-1)
  if (last !== undefined && last.parent !== null && codes.has(last.parent)) {
    report(`${at}/parent`, 'unit_parent_circle', { unit: unit.code })
    return
  }
  const parent = definition.units.find(({ code }) => code === unit.parent)
  if (unit.region === null || parent?.region == null) return
  if (!unit.region.startsWith(parent.region) || unit.region === parent.region) {
    report(`${at}/region`, 'unit_outside_parent', { region: unit.region, parent: parent.region })
  }
}

function checkQuotas(definition: ProgrammeDefinition, report: Report): void {
  const conditions = codesOf(definition.quotaConditions)
  definition.units.forEach((unit, index) => {
    const at = `/units/${index}/quota`
    const seen = new Set<string>()
    unit.quota.value?.conditional.forEach((entry, place) => {
      const condition = { condition: entry.if }
      const here = `${at}/value/conditional/${place}/if`
      if (!conditions.has(entry.if)) report(here, 'quota_condition_unknown', condition)
      if (seen.has(entry.if)) report(here, 'quota_condition_twice', condition)
      seen.add(entry.if)
    })
    if (unit.quotaIndependent.value !== false) return
    if (unit.parent === null) {
      report(`/units/${index}/quotaIndependent`, 'shared_quota_without_parent')
    }
  })
}

function checkPaper(definition: ProgrammeDefinition, report: Report): void {
  const { copies, fileName } = definition
  if (copies.value !== null && (copies.value.base === null) === (copies.value.table === null)) {
    report('/copies/value', 'copies_not_one_rule')
  }
  if (copies.value?.table != null && copies.value.localExtra > 0) {
    report('/copies/value/localExtra', 'copies_extra_beside_table')
  }
  const known: readonly string[] = fileNameParts
  const seen = new Set<string>()
  fileName.pattern.value?.parts.forEach((part, index) => {
    const at = `/fileName/pattern/value/parts/${index}`
    if (!known.includes(part)) report(at, 'file_name_part_unknown', { part })
    if (seen.has(part)) report(at, 'file_name_part_twice', { part })
    seen.add(part)
  })
  if (
    fileName.pattern.value !== null &&
    /[\\/:*?"<>|\p{Cc}]/u.test(fileName.pattern.value.separator)
  ) {
    report('/fileName/pattern/value/separator', 'file_name_separator_illegal')
  }
}

/** The rubric's own rules; a total that differs keeps the code under which its repair is known. */
function checkRubrics(definition: ProgrammeDefinition, report: Report): void {
  const dimensionCode = /^\/dimensions\/\d+\/code$/
  definition.rubrics.forEach((rubric, index) => {
    for (const { at, code, facts } of checkRubric(rubric)) {
      if (dimensionCode.test(at)) continue
      const reason =
        code === 'evaluation.rubric_total_differs' ? 'programmes.rubric_total_differs' : code
      report(`/rubrics/${index}${at}`, reason, facts)
    }
  })
}

const stepOrder = { submit: 0, recommend: 1, deliver: 2 } as const

function checkDeadlines(definition: ProgrammeDefinition, report: Report): void {
  const units = codesOf(definition.units)
  const media = codesOf(definition.media)
  const seen = new Set<string>()
  definition.deadlines.forEach((deadline, index) => {
    const at = `/deadlines/${index}`
    const { step, unit, medium, date } = deadline
    const key = [step, unit ?? '*', medium ?? '*'].join(' ')
    if (seen.has(key)) report(at, 'deadline_twice', { step })
    seen.add(key)
    if (unit !== null && !units.has(unit)) report(`${at}/unit`, 'deadline_unit_unknown', { unit })
    if (medium !== null && !media.has(medium)) {
      report(`${at}/medium`, 'deadline_medium_unknown', { medium })
    }
    if (bindsNobody(definition, deadline)) report(at, 'deadline_binds_nobody', { step })
    const above = unit === null ? [] : unitWithParents(definition, unit)
    const later = definition.deadlines.find((other) =>
      comesTooEarly(definition, deadline, above, other),
    )
    if (date.value === null || later === undefined) return
    report(`${at}/date`, 'deadline_after_next', { day: date.value, next: later.date.value! })
  })
}

/** A day of handing up to the unit above, where nobody hands anything up: readers would take it for theirs. */
function bindsNobody(definition: ProgrammeDefinition, { step, unit }: Deadline): boolean {
  if (step !== 'recommend') return false
  const below = definition.units.filter(({ channel }) => channel === 'parent')
  const isFor = (code: string) =>
    unit === null || unitWithParents(definition, code).some((one) => one.code === unit)
  return !below.some(({ code }) => isFor(code))
}

/** True where `later` is a following step on the way of the same unit and yet falls on an earlier day. */
function comesTooEarly(
  definition: ProgrammeDefinition,
  earlier: Deadline,
  above: readonly RecommendingUnit[],
  later: Deadline,
): boolean {
  if (earlier.date.value === null || later.date.value === null) return false
  if (later.date.value >= earlier.date.value) return false
  if (later.unit !== null && !above.some(({ code }) => code === later.unit)) return false
  if (stepOrder[later.step] > stepOrder[earlier.step])
    return !overridden(definition, earlier, later)
  // The child recommends before its parent does.
  const isAbove = later.unit !== null && later.unit !== earlier.unit
  return isAbove && later.step === 'recommend' && earlier.step === 'recommend'
}

/** A general deadline does not bind a unit that has its own for that step. */
function overridden(definition: ProgrammeDefinition, earlier: Deadline, later: Deadline): boolean {
  if (later.unit === earlier.unit || earlier.unit === null) return false
  return definition.deadlines.some(
    (own) => own.step === later.step && own.unit === earlier.unit && own.medium === later.medium,
  )
}
