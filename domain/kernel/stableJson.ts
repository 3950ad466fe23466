/**
 * Canonical JSON after RFC 8785 (JCS): one text for one value, so that a digest of it means the value.
 * Numbers and strings are written as ECMAScript writes them, members are sorted by UTF-16 code units.
 */

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  // A member that is undefined is absent, as everywhere in JSON.
  | { readonly [name: string]: Json | undefined }

/** Deeper than any document of the house, shallower than the stack. */
export const stableJsonDepth = 200

function stringText(text: string, path: string): string {
  if (!text.isWellFormed()) throw new TypeError(`lone surrogate in the string at "${path}"`)
  return JSON.stringify(text)
}

function isPlainObject(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > stableJsonDepth) throw new TypeError(`deeper than ${stableJsonDepth} at "${path}"`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return stringText(value, path)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} at "${path}" is no JSON number`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) {
    // `Array.from` also visits holes, which are then refused as undefined.
    return `[${Array.from(value, (item, at) => write(item, `${path}/${at}`, depth + 1)).join(',')}]`
  }
  if (typeof value === 'object' && isPlainObject(value)) {
    const members = Object.keys(value)
      .filter((name) => value[name] !== undefined)
      .sort()
      .map(
        (name) => `${stringText(name, path)}:${write(value[name], `${path}/${name}`, depth + 1)}`,
      )
    return `{${members.join(',')}}`
  }
  throw new TypeError(`a value of type ${typeof value} at "${path}" has no place in JSON`)
}

/**
 * The canonical text. Throws a TypeError with the place of a number that is not finite, a lone surrogate,
 * a hole or undefined in an array, an object of a class (a Date, a Map), a big integer, or too much depth.
 */
export function stableJson(value: Json): string {
  return write(value, '', 0)
}
