/** The sections of the editor, and which part of the file stands in which. */
export const sectionKeys = [
  'basics',
  'directions',
  'applicants',
  'units',
  'papers',
  'dates',
  'rubrics',
  'compare',
  'file',
] as const
export type SectionKey = (typeof sectionKeys)[number]

const homes: Readonly<Record<string, SectionKey>> = {
  areas: 'directions',
  directions: 'directions',
  applicants: 'applicants',
  limits: 'applicants',
  consortium: 'applicants',
  exclusions: 'applicants',
  priorities: 'applicants',
  unitKinds: 'units',
  quotaConditions: 'units',
  units: 'units',
  materials: 'papers',
  copies: 'papers',
  media: 'papers',
  fileName: 'papers',
  deadlines: 'dates',
  stages: 'dates',
  publicity: 'dates',
  reporting: 'dates',
  rubrics: 'rubrics',
}

/** The section in which a place of the file is changed. */
export function sectionOf(at: string): SectionKey {
  return homes[at.split('/')[1] ?? ''] ?? 'basics'
}

export function isSection(key: string | undefined): key is SectionKey {
  return (sectionKeys as readonly (string | undefined)[]).includes(key)
}
