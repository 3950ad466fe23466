/** Members of the file that name other members by their code, and so are chosen and never typed. */
import type { Option } from '../../ui/Select.tsx'
import { nameOfMember } from './EditorContext.ts'
import { isBag } from './schema.ts'

type Rule = readonly [place: RegExp, list: readonly string[]]

const rules: readonly Rule[] = [
  [/^\/directions\/\d+\/area$/, ['areas']],
  [/^\/directions\/\d+\/rubric$/, ['rubrics']],
  [/\/naturalApplicants\/value\/\d+\/kind$/, ['applicants', 'kinds']],
  [/^\/units\/\d+\/kind$/, ['unitKinds']],
  [/^\/units\/\d+\/parent$/, ['units']],
  [/^\/units\/\d+\/copyTo\/value$/, ['units']],
  [/\/conditional\/\d+\/if$/, ['quotaConditions']],
  [/^\/deadlines\/\d+\/unit$/, ['units']],
  [/^\/deadlines\/\d+\/medium$/, ['media']],
]

export function referencesAt(
  definition: unknown,
  at: string,
  language: 'zh' | 'en',
): Option[] | null {
  const rule = rules.find(([place]) => place.test(at))
  if (rule === undefined) return null
  const list = rule[1].reduce<unknown>(
    (value, name) => (isBag(value) ? value[name] : undefined),
    definition,
  )
  if (!Array.isArray(list)) return []
  return list.filter(isBag).map((member) => {
    const code = String(member['code'] ?? '')
    const name = nameOfMember(member, language)
    return { value: code, label: name === code ? code : `${code} ${name}`, keywords: name }
  })
}

/** Words that a list of texts may hold; null where people write their own. */
export function wordsAt(at: string): readonly string[] | null {
  if (/\/parts$/.test(at)) return ['unit', 'rank', 'project', 'applicant', 'year', 'directions']
  if (/\/routes\/value$/.test(at)) {
    return ['ems', 'confidential', 'courier', 'hand', 'email', 'online']
  }
  return null
}
