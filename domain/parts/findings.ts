/** Findings of an analysis that is kept: by the rules of whichever process somebody looks at, without the file. */
import type { Finding, PartAnalysis } from './analysis.ts'
import { measuredOf, type PartSizes, type Recognised } from './measured.ts'
import { applyRules, ruleOf, rulePackOf, type Measured, type RulePack } from './rules.ts'

/** Of sheet the rules of sheet, of everything else those of milling, unless somebody asks for others. */
export function packFor(
  { features }: Pick<Recognised, 'features'>,
  process: string | null,
): RulePack | undefined {
  const isSheet = features.some(({ kind }) => kind === 'sheet')
  return rulePackOf(process ?? (isSheet ? 'sheet' : 'milling'))
}

export function rulesFindings(
  pack: RulePack | undefined,
  recognised: Recognised,
  sizes: PartSizes,
): Finding[] {
  return pack === undefined ? [] : applyRules(pack, measuredOf(recognised, sizes))
}

const rank = { error: 0, warning: 1, info: 2 } as const

/**
 * What is known of the file, then what the process's rules find of its features and of what was noted beside: the
 * gravest first, otherwise in their order.
 */
export function findingsBy(
  analysis: PartAnalysis,
  pack: RulePack | undefined,
  noted: readonly Measured[],
): Finding[] {
  const { volume_mm3: volume, area_mm2: area, bbox_mm: box } = analysis
  const ofFile = analysis.findings.filter(({ code }) => ruleOf(code) === undefined)
  const ofRules =
    volume === null || area === null || box === null || analysis.process === null
      ? []
      : rulesFindings(pack, analysis, { box, volume, area })
  const ofNotes = pack === undefined ? [] : applyRules(pack, noted)
  return [...ofFile, ...ofRules, ...ofNotes].toSorted((a, b) => rank[a.severity] - rank[b.severity])
}
