/**
 * Where something stands in a form: `B.total` is a field, `D.statement/4` a part of it (one a direction),
 * `E.equipment/r7/price` a cell of a row. Addresses are the keys of answers, merges, faults and Word tags,
 * so their parts are short enough that every address fits the 64 characters of a Word content control.
 */
export type Address = string

export const sectionIdPattern = '^[A-Za-z]{1,5}$'
export const itemIdPattern = '^[a-z][A-Za-z0-9]{0,18}$'
export const partIdPattern = '^[A-Za-z0-9_-]{1,22}$'
export const columnIdPattern = '^[a-z][A-Za-z0-9]{0,14}$'

const part = /^[A-Za-z0-9_-]{1,22}$/
const whole =
  /^([A-Za-z]{1,5}\.[a-z][A-Za-z0-9]{0,18})(?:\/([A-Za-z0-9_-]{1,22}|\*)(?:\/([a-z][A-Za-z0-9]{0,14}))?)?$/

/** `item` is `section.item`; `part` a row or a direction (`*` for every row in a rule); `column` a cell. */
export type Place = {
  readonly item: Address
  readonly part?: string
  readonly column?: string
}

export function readAddress(at: string): Place | undefined {
  const match = whole.exec(at)
  if (match === null) return undefined
  const [, item, partId, column] = match
  return {
    item: item!,
    ...(partId === undefined ? {} : { part: partId }),
    ...(column === undefined ? {} : { column }),
  }
}

export function itemAddress(sectionId: string, itemId: string): Address {
  return `${sectionId}.${itemId}`
}

export function partAddress(item: Address, partId: string): Address {
  return `${item}/${partId}`
}

export function cellAddress(item: Address, rowId: string, column: string): Address {
  return `${item}/${rowId}/${column}`
}

export function isPartId(text: unknown): text is string {
  return typeof text === 'string' && part.test(text)
}

/** The section an address lies in; the empty string for what is no address. */
export function sectionOf(at: Address): string {
  const dot = at.indexOf('.')
  return dot < 0 ? '' : at.slice(0, dot)
}

/** The item an address lies in: `E.equipment` of `E.equipment/r7/price`. */
export function itemOf(at: Address): Address {
  const slash = at.indexOf('/')
  return slash < 0 ? at : at.slice(0, slash)
}
