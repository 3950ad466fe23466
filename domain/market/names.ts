/** What conditions are called: fields of a kind, options, materials and places, in both languages. */
import { heldName } from '../catalog/certificateName.ts'
import { fieldsOf, type Kind, type Words } from '../catalog/kind.ts'
import { divisions } from '../kernel/division.ts'
import { englishDivision } from '../kernel/divisionName.ts'

export type Name = { readonly key: string; readonly name: Words }

function optionNames(kinds: readonly Kind[], field: string, value: string): Words | undefined {
  for (const kind of kinds) {
    const about = kind.fields.properties[field]?.about
    const name = about !== undefined && 'options' in about ? about.options[value] : undefined
    if (name !== undefined) return name
  }
  return undefined
}

function placeName(code: string): Words | undefined {
  const zh = divisions.find(code)?.name
  return zh === undefined ? undefined : { zh, en: englishDivision(code.padEnd(6, '0')) ?? zh }
}

/** `key` is a field's id, or a part and its value: `kind.milling`, `materials.aluminium`, `axes.5`. */
function nameOf(kinds: readonly Kind[], chosen: Kind | undefined, key: string): Words | undefined {
  const all = chosen === undefined ? kinds : [chosen, ...kinds]
  const at = key.indexOf('.')
  if (at < 0) {
    const field = fieldsOf(chosen ?? kinds[0]!).find(([id]) => id === key)
    const common = all.find(({ fields }) => Object.hasOwn(fields.properties, key))
    return (field?.[1] ?? common?.fields.properties[key])?.about.label
  }
  const [part, value] = [key.slice(0, at), key.slice(at + 1)]
  if (part === 'kind') return kinds.find(({ id }) => id === value)?.name
  if (part === 'near') return placeName(value)
  if (part !== 'certificates') return optionNames(all, part, value)
  const [field, option] = value.split('.')
  // Of the organisation, and no field of any kind.
  if (field === 'held') return option === undefined ? undefined : heldName(option)
  return option === undefined ? undefined : optionNames(all, field!, option)
}

/** Of those that have a name; numbers and grades are called as they are written. */
export function namesOf(
  kinds: readonly Kind[],
  chosen: Kind | undefined,
  keys: Iterable<string>,
): Name[] {
  return [...new Set(keys)].flatMap((key) => {
    const name = nameOf(kinds, chosen, key)
    return name === undefined ? [] : [{ key, name }]
  })
}
