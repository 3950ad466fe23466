/**
 * 专业领域: what experts judge and items are about. An example list; codes are open, so that a contest or
 * another programme may bring its own, which are shown as they are written.
 */
export const expertFields = [
  'industrialPlatform',
  'industrialSoftware',
  'intelligentManufacturing',
  'researchDesign',
  'supplyChain',
  'dataIntelligence',
  'cloudNetwork',
  'security',
  'standardsTesting',
  'incubationFinance',
  'managementInnovation',
  'regionalEconomy',
] as const
export type ExpertField = (typeof expertFields)[number]

const known: ReadonlySet<string> = new Set(expertFields)

export function isExpertField(code: string): code is ExpertField {
  return known.has(code)
}
