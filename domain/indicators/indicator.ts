/**
 * 指标: what is counted, in which unit, how often, and how it is known. Lists of them are data files; this is their
 * shape and what is wrong with one.
 */
import { Type, type Static } from 'typebox'
import { Bilingual, Clause, Code } from '../kernel/sourced.ts'
import { codesIn, formulaMaxLength, readFormula } from './formula.ts'
import { cadences } from './period.ts'

/**
 * `level`: how it stands at the end of a period (期末值). `flow`: what came in the period alone (本期数).
 * `running`: what came since the beginning (累计数), which never falls.
 */
export const accumulations = ['level', 'flow', 'running'] as const
export type Accumulation = (typeof accumulations)[number]

/** `public`: a published list names it. `design`: ours, because no published list does. */
export const indicatorSources = ['public', 'design'] as const

export const Indicator = Type.Object(
  {
    code: Code,
    name: Bilingual,
    /** As people write it behind a number: 家, 万元, %. */
    unit: Bilingual,
    decimals: Type.Integer({ minimum: 0, maximum: 6 }),
    cadence: Type.Enum([...cadences]),
    accumulation: Type.Enum([...accumulations]),
    better: Type.Enum(['more', 'less', 'neither']),
    /** Bounds of sense, not goals: a share lies from 0 to 100. */
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    /** What exactly is counted, so that two who count get one number. */
    definition: Bilingual,
    /** Computed from others; absent where it is entered or posted. */
    formula: Type.Optional(Type.String({ minLength: 1, maxLength: formulaMaxLength })),
    /** What shows that the number is true. */
    evidence: Bilingual,
    /** Directions of the programme; empty for all. */
    directions: Type.Array(Code, { uniqueItems: true, maxItems: 30 }),
    /** A level that a published rule asks for. */
    threshold: Type.Optional(
      Type.Object(
        {
          atLeast: Type.Number(),
          clause: Clause,
        },
        { additionalProperties: false },
      ),
    ),
    source: Type.Enum([...indicatorSources]),
    clause: Type.Optional(Clause),
  },
  { additionalProperties: false },
)
export type Indicator = Static<typeof Indicator>

export const IndicatorList = Type.Object(
  {
    shape: Type.Literal('indicators-1'),
    id: Code,
    name: Bilingual,
    /** Where the list comes from, for whoever reads it. */
    about: Bilingual,
    indicators: Type.Array(Indicator, { minItems: 1, maxItems: 200 }),
  },
  { additionalProperties: false },
)
export type IndicatorList = Static<typeof IndicatorList>

export type ListFault = {
  /** JSON pointer into the list. */
  readonly at: string
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
}

function faultOf(at: string, code: string, facts: ListFault['facts'] = {}): ListFault {
  return { at, code: `indicators.${code}`, facts }
}

/** What the shape alone cannot see in one indicator. */
function ownFaults(indicator: Indicator, at: string, known: ReadonlyMap<string, Indicator>) {
  const { min, max, source, clause, formula } = indicator
  const faults: ListFault[] = []
  if (min !== undefined && max !== undefined && min > max) {
    faults.push(faultOf(`${at}/max`, 'bounds_reversed', { min, max }))
  }
  if (source === 'public' && clause === undefined) faults.push(faultOf(at, 'source_unnamed'))
  if (formula === undefined) return faults
  const reading = readFormula(formula)
  if (!reading.ok) {
    const { code, facts = {} } = reading
    return [...faults, { at: `${at}/formula`, code, facts }]
  }
  const unknown = codesIn(reading.value).filter((code) => !known.has(code))
  return [
    ...faults,
    ...unknown.map((code) => faultOf(`${at}/formula`, 'formula_code_unknown', { code })),
  ]
}

/** Codes that a computed indicator leads to, itself among them where it runs in a circle. */
function reachedFrom(code: string, known: ReadonlyMap<string, Indicator>): Set<string> {
  const reached = new Set<string>()
  const open = [code]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const formula = known.get(at)?.formula
    const reading = formula === undefined ? undefined : readFormula(formula)
    if (reading?.ok !== true) continue
    for (const next of codesIn(reading.value)) {
      if (!reached.has(next)) open.push(next)
      reached.add(next)
    }
  }
  return reached
}

/** Every fault of a list that has its shape. */
export function listFaults({ indicators }: IndicatorList): ListFault[] {
  const known = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  return indicators.flatMap((indicator, index) => {
    const at = `/indicators/${index}`
    const first = indicators.findIndex(({ code }) => code === indicator.code)
    const twice =
      first === index ? [] : [faultOf(`${at}/code`, 'code_twice', { code: indicator.code })]
    const circle = reachedFrom(indicator.code, known).has(indicator.code)
      ? [faultOf(`${at}/formula`, 'formula_circle', { code: indicator.code })]
      : []
    return [...twice, ...ownFaults(indicator, at, known), ...circle]
  })
}
