/** First values from the organisation's profile; what somebody wrote is never overwritten. */
import { isBlank, type Answers, type Value } from './answers.ts'
import type { FormDefinition } from './definition.ts'
import type { SetField } from './edits.ts'
import { checkField } from './fieldCheck.ts'
import { answeredEntries, outlineOf } from './outline.ts'

/** Edits that fill blank fields from `profile`; values that do not fit their field are left out. */
export function prefill(
  definition: FormDefinition,
  answers: Answers,
  profile: Readonly<Record<string, unknown>>,
  baseVersion: number,
): SetField[] {
  const outline = outlineOf(definition)
  return answeredEntries(outline).flatMap(({ item, at }) => {
    if (item.prefill === undefined || !isBlank(answers[at])) return []
    const key = item.prefill.slice('profile.'.length)
    const value = Object.hasOwn(profile, key) ? (profile[key] as Value) : null
    if (isBlank(value) || checkField(outline, at, value) !== undefined) return []
    return [{ kind: 'set', at, value, baseVersion }]
  })
}
