/**
 * A programme is a data file: what a notice decides, as values with their sources. A second
 * programme is a second file (or a row of the same shape made in the browser), never a copy of code.
 */
import { Type, type Static } from 'typebox'
import { Rubric } from '../evaluation/rubric.ts'
import { houseZone } from '../kernel/moment.ts'
import { Day, nullable } from '../kernel/shapes.ts'
import { CopiesRule, FileNameRule, Material, Medium } from './programmePaper.ts'
import { Bilingual, Clause, Code, origin, Sourced, Strength } from '../kernel/sourced.ts'

const closed = { additionalProperties: false } as const

/** GB/T 2260, as many digits as the region is deep: `44`, `4403`, `440305`. */
export const Region = Type.String({ pattern: '^\\d{2}(\\d{2}(\\d{2})?)?$' })

export const Limit = Type.Object(
  { max: Type.Integer({ minimum: 1, maximum: 100_000 }), strength: Strength },
  closed,
)
export type Limit = Static<typeof Limit>

export const Area = Type.Object(
  { code: Code, name: Sourced(Bilingual), aim: Sourced(Bilingual) },
  closed,
)
export type Area = Static<typeof Area>

/** Whom a direction names as its natural applicant. A matrix for warnings, never a gate. */
export const NaturalApplicant = Type.Object(
  {
    /** Code of an applicant kind; null where the text names no kind. */
    kind: nullable(Code),
    /** The text asks for a large (大型) or leading (骨干) enterprise. */
    large: Type.Boolean(),
    text: Bilingual,
  },
  closed,
)
export type NaturalApplicant = Static<typeof NaturalApplicant>

export const Direction = Type.Object(
  {
    code: Code,
    /** Null where nobody published to which area the direction belongs. */
    area: nullable(Code),
    name: Sourced(Bilingual),
    explanation: Sourced(Bilingual),
    naturalApplicants: Sourced(Type.Array(NaturalApplicant, { minItems: 1, maxItems: 20 })),
    /** Code of the rubric by which this direction is scored. */
    rubric: nullable(Code),
  },
  closed,
)
export type Direction = Static<typeof Direction>

export const ApplicantKind = Type.Object({ code: Code, name: Bilingual, ...origin }, closed)
export type ApplicantKind = Static<typeof ApplicantKind>

/** `judged` conditions are for reviewers; the others are answered from facts. */
export const conditionChecks = [
  'registeredInMainland',
  'independentLegalPerson',
  'registeredInRegion',
  'judged',
] as const

export const ApplicantCondition = Type.Object(
  {
    code: Code,
    text: Bilingual,
    check: Type.Enum([
      'registeredInMainland',
      'independentLegalPerson',
      'registeredInRegion',
      'judged',
    ]),
    /** Only with `registeredInRegion`. */
    region: Type.Optional(Region),
    strength: Strength,
    ...origin,
  },
  closed,
)
export type ApplicantCondition = Static<typeof ApplicantCondition>

export const QuotaRule = Type.Object(
  {
    max: Type.Integer({ minimum: 0, maximum: 100_000 }),
    strength: Strength,
    /** The greatest `max` among the conditions that hold replaces the plain one. */
    conditional: Type.Array(
      Type.Object({ if: Code, max: Type.Integer({ minimum: 0, maximum: 100_000 }) }, closed),
      { maxItems: 20 },
    ),
  },
  closed,
)
export type QuotaRule = Static<typeof QuotaRule>

export const UnitReference = Type.Object({ programme: Code, unit: Code }, closed)
export type UnitReference = Static<typeof UnitReference>

export const RecommendingUnit = Type.Object(
  {
    code: Code,
    name: Bilingual,
    kind: Code,
    /** The region it serves; null for one that serves by affiliation. */
    region: nullable(Region),
    /** Answers of "to which system do you belong" that lead here: `xpcc`, `centralGroup`. */
    affiliation: Type.Optional(Code),
    /** Regions of another unit in which this one works too, so that the applicant is asked. */
    sharedRegions: Type.Optional(Type.Array(Region, { maxItems: 100, uniqueItems: true })),
    /** The unit above it in this file. */
    parent: nullable(Code),
    /**
     * `issuer`: recommends to the programme's issuer. `parent`: to the unit above.
     * `elsewhere`: not in this programme, only directly in the one that `direct` names.
     */
    channel: Type.Enum(['issuer', 'parent', 'elsewhere']),
    /** The same authority's own channel in another programme, with a quota of its own there. */
    direct: Type.Optional(UnitReference),
    /** Units that get a copy (抄送) of what it sends: of this file, or the unit that `feeds` names. */
    copyTo: Sourced(Type.Array(Code, { maxItems: 20, uniqueItems: true })),
    /** True: does not use up places of its parent (名额互不占用). */
    quotaIndependent: Sourced(Type.Boolean()),
    quota: Sourced(QuotaRule),
    /** `open`: stands for every unit of its kind that an operator registers (each with this quota). */
    members: Type.Enum(['one', 'open']),
    /** The full name of the authority, entered by the operator; never shipped. */
    authorityName: nullable(Type.String({ minLength: 1, maxLength: 100 })),
    ...origin,
  },
  closed,
)
export type RecommendingUnit = Static<typeof RecommendingUnit>

export const Exclusion = Type.Object(
  {
    code: Code,
    /** `enterprise`: any project of such an applicant. `project`: only such a project. */
    by: Type.Enum(['enterprise', 'project']),
    strength: Strength,
    on: Type.Enum(['priorSelection', 'centralFunding']),
    /** With `priorSelection`: whose lists, of which years. */
    series: Type.Optional(Code),
    years: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1990, maximum: 2200 }), {
        minItems: 1,
        maxItems: 50,
        uniqueItems: true,
      }),
    ),
    text: Bilingual,
    ...origin,
  },
  closed,
)
export type Exclusion = Static<typeof Exclusion>

export const Priority = Type.Object(
  {
    code: Code,
    /** What is asked of the applicant, answered yes or no under the priority's code. */
    text: Bilingual,
    ...origin,
  },
  closed,
)
export type Priority = Static<typeof Priority>

export const ConsortiumRule = Type.Object(
  {
    allowed: Type.Boolean(),
    /** The lead included. */
    maxMembers: nullable(Type.Integer({ minimum: 2, maximum: 100 })),
    /** Each member counts as an applicant for the limit of projects; null where nobody said. */
    membersCount: nullable(Type.Boolean()),
  },
  closed,
)
export type ConsortiumRule = Static<typeof ConsortiumRule>

/** `submit`: applicant to its unit. `recommend`: unit to its parent. `deliver`: unit to the issuer. */
export const deadlineSteps = ['submit', 'recommend', 'deliver'] as const
export type DeadlineStep = (typeof deadlineSteps)[number]

/**
 * Each field has a source of its own: a notice often fixes the day and leaves open whether the day
 * counts, whether posting suffices and what a Sunday does.
 */
export const Deadline = Type.Object(
  {
    step: Type.Enum(['submit', 'recommend', 'deliver']),
    /** Null for all units; the deadline of the unit itself, else of the nearest parent, else this. */
    unit: nullable(Code),
    /** Only what travels by this medium; null for everything. */
    medium: nullable(Code),
    strength: Strength,
    /** What the strength rests on; where it is absent no text says, and it is our example. */
    strengthFrom: Type.Optional(Type.Object({ ...origin }, closed)),
    date: Sourced(Day),
    inclusive: Sourced(Type.Boolean()),
    basis: Sourced(Type.Enum(['posted', 'received', 'uploaded'])),
    ifNonWorkingDay: Sourced(Type.Enum(['keep', 'next', 'previous'])),
    zone: Type.Enum([houseZone]),
  },
  closed,
)
export type Deadline = Static<typeof Deadline>

export const Stage = Type.Object(
  {
    code: Code,
    kind: Type.Enum([
      'submission',
      'firstReview',
      'recommendation',
      'formalCheck',
      'expertReview',
      'defence',
      'siteVisit',
      'publicity',
      'decision',
      'following',
    ]),
    name: Bilingual,
    ...origin,
  },
  closed,
)
export type Stage = Static<typeof Stage>

export const Report = Type.Object(
  {
    code: Code,
    name: Bilingual,
    cadence: Type.Enum(['quarterly', 'halfYearly', 'yearly', 'once']),
    ...origin,
  },
  closed,
)
export type Report = Static<typeof Report>

export const ProgrammeDefinition = Type.Object(
  {
    shape: Type.Enum(['programme/1']),
    id: Code,
    /** Programmes of one series know each other's winners. */
    series: Code,
    year: Type.Integer({ minimum: 1990, maximum: 2200 }),
    documentNumber: Sourced(Type.String({ minLength: 1, maxLength: 100 })),
    issuedOn: Sourced(Day),
    title: Bilingual,
    /** An office, never a person. */
    issuer: Type.Object(
      { name: Bilingual, office: Sourced(Bilingual), address: Sourced(Bilingual) },
      closed,
    ),
    /** This programme is a lower level: what it selects, this unit of that programme recommends. */
    feeds: Type.Optional(UnitReference),
    purpose: Sourced(Bilingual),
    areas: Type.Array(Area, { maxItems: 50 }),
    directions: Type.Array(Direction, { maxItems: 200 }),
    applicants: Type.Object(
      {
        kinds: Type.Array(ApplicantKind, { maxItems: 50 }),
        /** True where the list ends in 等: another kind is judged by a person. */
        open: Sourced(Type.Boolean()),
        conditions: Type.Array(ApplicantCondition, { maxItems: 50 }),
      },
      closed,
    ),
    limits: Type.Object(
      {
        projectsPerApplicant: Sourced(Limit),
        directionsPerProject: Sourced(Limit),
        /** Present only where such a rule exists: directions of one area that one applicant may take. */
        directionsPerArea: Type.Optional(Sourced(Limit)),
        /** Present only where such a rule exists: directions of projects that are selected in all. */
        selected: Type.Optional(Sourced(Limit)),
        /** Present only where such a rule exists: an expert panel must recommend whatever is selected. */
        panelConclusion: Type.Optional(Sourced(Type.Object({ strength: Strength }, closed))),
        constructionMonths: Sourced(Limit),
        /** How long a selection lasts. */
        validityMonths: Sourced(Type.Integer({ minimum: 1, maximum: 600 })),
      },
      closed,
    ),
    consortium: Sourced(ConsortiumRule),
    unitKinds: Type.Array(Type.Object({ code: Code, name: Bilingual }, closed), { maxItems: 50 }),
    quotaConditions: Type.Array(
      Type.Object({ code: Code, text: Bilingual, clause: Type.Optional(Clause) }, closed),
      { maxItems: 50 },
    ),
    units: Type.Array(RecommendingUnit, { maxItems: 2000 }),
    exclusions: Type.Array(Exclusion, { maxItems: 50 }),
    priorities: Type.Array(Priority, { maxItems: 50 }),
    materials: Type.Array(Material, { maxItems: 100 }),
    copies: Sourced(CopiesRule),
    media: Type.Array(Medium, { maxItems: 20 }),
    fileName: FileNameRule,
    deadlines: Type.Array(Deadline, { maxItems: 500 }),
    stages: Type.Array(Stage, { maxItems: 50 }),
    rubrics: Type.Array(Rubric, { maxItems: 200 }),
    publicity: Type.Object(
      {
        unitWorkingDays: Sourced(Type.Integer({ minimum: 0, maximum: 366 })),
        issuerWorkingDays: Sourced(Type.Integer({ minimum: 0, maximum: 366 })),
        realNameObjection: Sourced(Type.Boolean()),
        /** Present and true where everybody may read how far each selected project has pooled its resources. */
        poolingShown: Type.Optional(Sourced(Type.Boolean())),
      },
      closed,
    ),
    reporting: Type.Array(Report, { maxItems: 50 }),
    form: Sourced(
      Type.Object({ id: Code, version: Type.Integer({ minimum: 1, maximum: 100_000 }) }, closed),
    ),
  },
  closed,
)
export type ProgrammeDefinition = Static<typeof ProgrammeDefinition>

export function unitOf(definition: ProgrammeDefinition, code: string): RecommendingUnit | null {
  return definition.units.find((unit) => unit.code === code) ?? null
}

export function directionOf(definition: ProgrammeDefinition, code: string): Direction | null {
  return definition.directions.find((direction) => direction.code === code) ?? null
}

/** More levels than any administration has: a longer chain is a circle. */
export const maxUnitLevels = 8

/** The unit and those above it, nearest first. */
export function unitWithParents(definition: ProgrammeDefinition, code: string): RecommendingUnit[] {
  const chain: RecommendingUnit[] = []
  let next = unitOf(definition, code)
  while (next !== null && chain.length < maxUnitLevels) {
    chain.push(next)
    next = next.parent === null ? null : unitOf(definition, next.parent)
  }
  return chain
}
