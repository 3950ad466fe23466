/** 计入规则: in sentences, how the numbers of a decision sheet came about, so that the paper can be read without the house. */
import { evaluationZh } from '../../domain/evaluation/text.zh.ts'
import { regionName, type SelectionRules } from '../../domain/programmes/selection.ts'
import type { Bound } from '../../domain/evaluation/selection.ts'
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { fill } from '../../domain/programmes/words.ts'
import { directionNames } from './document.names.ts'
import { countingRuleZh as zh } from './documents/text.selection.zh.ts'
import type { scoreSourcesOf } from './score.queries.ts'

type ScoreSource = Awaited<ReturnType<typeof scoreSourcesOf>>[number]

const pointsOf = (hundredths: number): string => (hundredths / 100).toFixed(2)

const nameOf = (definition: ProgrammeDefinition, direction: string): string =>
  directionNames(definition, [direction])[0]!

function thresholdText(definition: ProgrammeDefinition, { thresholds }: SelectionRules): string {
  const { otherwise, byDirection } = thresholds
  const own = definition.directions.filter(({ code }) => code in byDirection)
  const told = own.map(({ code }) =>
    fill(zh.thresholdOf, {
      direction: nameOf(definition, code),
      points: pointsOf(byDirection[code]!),
    }),
  )
  const rest = own.length < definition.directions.length
  if (rest && otherwise > 0) {
    const of = own.length === 0 ? zh.allDirections : zh.otherDirections
    told.push(fill(zh.thresholdOf, { direction: of, points: pointsOf(otherwise) }))
  } else if (rest) {
    told.push(own.length === 0 ? zh.noThreshold : zh.otherwiseNoThreshold)
  }
  return fill(zh.thresholds, { thresholds: told.join(zh.between) })
}

function boundText(name: string, { min, max }: Bound): string {
  if (max === null) return fill(zh.atLeast, { name, min })
  return fill(min === 0 ? zh.atMost : zh.within, { name, min, max })
}

function boundsText(definition: ProgrammeDefinition, rules: SelectionRules): string {
  const { cap, byDirection, byRegion } = rules
  const told = [
    ...(cap === null ? [] : [fill(zh.cap, { cap })]),
    ...definition.directions.flatMap(({ code }) => {
      const bound = byDirection[code]
      return bound === undefined ? [] : boundText(nameOf(definition, code), bound)
    }),
    ...Object.entries(byRegion).map(([code, bound]) =>
      boundText(regionName(definition, code).zh, bound),
    ),
  ]
  return told.length === 0 ? zh.noBounds : fill(zh.bounds, { bounds: told.join(zh.between) })
}

function sourceText({ title, stage, count, counting }: ScoreSource): string {
  const kind = stage === null ? zh.list : evaluationZh.roundStage[stage]
  return fill(counting === count ? zh.source : zh.sourceInPart, { title, kind, count, counting })
}

/** Numbered as they stand; each says what is so in this selection, not what could be. */
export function countingRules(
  definition: ProgrammeDefinition,
  rules: SelectionRules,
  sources: readonly ScoreSource[],
): string[] {
  const { method, perProject } = rules
  return [
    fill(zh.method, { method: zh.methods[method] }),
    zh.agreed,
    zh.veto,
    thresholdText(definition, rules),
    perProject === null ? zh.eachDirection : fill(zh.perProject, { max: perProject }),
    boundsText(definition, rules),
    zh.several,
    sources.length === 0
      ? zh.noSource
      : fill(zh.sources, { sources: sources.map(sourceText).join(zh.between) }),
  ]
}
