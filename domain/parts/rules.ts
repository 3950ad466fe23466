/**
 * Rules of manufacturability, as data: one pack a process in `data/rules/`. A rule looks at one kind of feature
 * (or the part), at one of its measures, and at a limit; what it finds is pinned to the feature's faces.
 */
import { Type, type Static } from 'typebox'
import additive from '../../data/rules/additive.json' with { type: 'json' }
import injection from '../../data/rules/injection.json' with { type: 'json' }
import milling from '../../data/rules/milling.json' with { type: 'json' }
import sheet from '../../data/rules/sheet.json' with { type: 'json' }
import turning from '../../data/rules/turning.json' with { type: 'json' }
import { featureKinds, LanguagePair, severities, type Finding } from './analysis.ts'

/** What a rule may look at. */
export const measures = [
  ...(['diameter_mm', 'depth_mm', 'depth_to_diameter', 'diameter_to_thickness'] as const),
  ...(['flat_bottom', 'corner_radius_mm', 'depth_to_width', 'width_mm', 'radius_mm'] as const),
  ...(['radius_to_thickness', 'thickness_mm', 'area_mm2', 'count', 'hidden_faces'] as const),
  ...(['longest_mm', 'shortest_mm', 'slenderness', 'wall_ratio'] as const),
  ...(['half_width_mm', 'ra_um'] as const),
] as const
export type Measure = (typeof measures)[number]

export const Rule = Type.Object({
  code: Type.String({ pattern: '^[a-z]+\\.[a-z_]+$' }),
  severity: Type.Enum([...severities]),
  /** A feature, the whole part, or what was noted of either. */
  entity: Type.Enum([...featureKinds, 'part', 'tolerance']),
  measure: Type.Enum([...measures]),
  /** Found where the measure is under, or over, the limit. */
  is: Type.Enum(['under', 'over']),
  limit: Type.Number(),
  why: LanguagePair,
  remedy: LanguagePair,
})
export type Rule = Static<typeof Rule>

export const RulePack = Type.Object({
  process: Type.String(),
  names: LanguagePair,
  /** Where the limits come from; they are examples until a maker states its own. */
  source: LanguagePair,
  rules: Type.Array(Rule, { minItems: 1 }),
})
export type RulePack = Static<typeof RulePack>

export const rulePacks = [milling, turning, sheet, injection, additive] as readonly RulePack[]

export function rulePackOf(process: string): RulePack | undefined {
  return rulePacks.find((pack) => pack.process === process)
}

/** A feature as rules see it: its kind, its faces, what was measured of it. */
export type Measured = {
  readonly entity: Rule['entity']
  readonly faces: readonly number[]
  readonly measures: Partial<Readonly<Record<Measure, number>>>
}

/** Beyond a limit by rounding alone is not beyond it. */
const slack = 1e-6

function breaks(rule: Rule, value: number): boolean {
  const by = slack * Math.max(1, Math.abs(rule.limit))
  return rule.is === 'under' ? value < rule.limit - by : value > rule.limit + by
}

const digits = (value: number): number => Number(value.toPrecision(4))

/** What the rules of a process find, in the order of the rules. A measure that a feature lacks breaks nothing. */
export function applyRules(pack: RulePack, all: readonly Measured[]): Finding[] {
  return pack.rules.flatMap((rule) =>
    all
      .filter(({ entity }) => entity === rule.entity)
      .flatMap((one): Finding[] => {
        const value = one.measures[rule.measure]
        if (value === undefined || !breaks(rule, value)) return []
        const facts = { value: digits(value), limit: rule.limit, measure: rule.measure }
        return [{ code: rule.code, severity: rule.severity, faces: [...one.faces], facts }]
      }),
  )
}

/** The rule that a finding comes from. */
export function ruleOf(code: string): Rule | undefined {
  return rulePacks.flatMap(({ rules }) => rules).find((rule) => rule.code === code)
}
