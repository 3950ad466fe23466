/** The persons of the demo world whose sign-in is told to whoever looks at it: in the terminal and at the door. */

export const demoPassword = 'baigong-demo'

/** By the part each plays; the key before `@demo.test`. In the order in which a project meets them. */
export const demoPersons = [
  { part: 'applicant', key: 'applicant' },
  { part: 'colleague', key: 'colleague' },
  { part: 'project', key: 'project' },
  { part: 'cityOfficer', key: 'officer.5101' },
  { part: 'provincialOfficer', key: 'officer.51' },
  { part: 'checker', key: 'checker.51' },
  { part: 'leader', key: 'leader.51' },
  { part: 'office', key: 'office' },
  { part: 'officeSecond', key: 'office2' },
  { part: 'expert', key: 'expert' },
  { part: 'institute', key: 'institute' },
  { part: 'supervisor', key: 'supervisor' },
  { part: 'association', key: 'association' },
  { part: 'research', key: 'research' },
  { part: 'operator', key: 'operator' },
  { part: 'auditor', key: 'auditor' },
] as const

export function demoEmail(key: string): string {
  return `${key}@demo.test`
}
