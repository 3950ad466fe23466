/**
 * Where a value of a rule file (a programme, a rubric) comes from. Such a file mixes what a notice fixes with what nobody
 * published, and a user must never mistake one for the other: so every decided value carries its
 * source, and pages print it beside the value.
 */
import { Type, type Static, type TSchema } from 'typebox'

/** `notice`: a published text says so, `clause` names the place. `example`: ours, shown as 示例. `unknown`: 未公布. */
export const valueSources = ['notice', 'example', 'unknown'] as const
export type ValueSource = (typeof valueSources)[number]

export const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$' })
export const Clause = Type.String({ minLength: 1, maxLength: 200 })

export const Bilingual = Type.Object(
  {
    zh: Type.String({ minLength: 1, maxLength: 4000 }),
    en: Type.String({ minLength: 1, maxLength: 8000 }),
  },
  { additionalProperties: false },
)
export type Bilingual = Static<typeof Bilingual>

/** `hard` cannot be passed; `inPrinciple` (原则上, 一般) can, with a written reason that is kept and shown. */
export const Strength = Type.Enum(['hard', 'inPrinciple'])
export type Strength = Static<typeof Strength>

/**
 * One value with its source. `value` is null exactly where the source is `unknown`, and a `notice`
 * names its clause; `programmeCheck` refuses anything else, so a reader may rely on both.
 */
export function Sourced<T extends TSchema>(value: T) {
  return Type.Object(
    {
      value: Type.Union([value, Type.Null()]),
      source: Type.Enum(['notice', 'example', 'unknown']),
      clause: Type.Optional(Clause),
      note: Type.Optional(Bilingual),
    },
    { additionalProperties: false },
  )
}
export type Sourced<T> = {
  value: T | null
  source: ValueSource
  clause?: string
  note?: Bilingual
}

/** The source of a rule that is listed at all: an unknown rule cannot be listed. */
export const origin = {
  source: Type.Enum(['notice', 'example']),
  clause: Type.Optional(Clause),
  note: Type.Optional(Bilingual),
} as const

export type Origin = { source: ValueSource; clause?: string; note?: Bilingual }

/** A place with a source. `value` is undefined where the source belongs to a whole rule. */
export type SourcedAt = Origin & { readonly at: string; readonly value: unknown }

/** Escapes one member name for a JSON pointer (RFC 6901). */
export function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

/**
 * Every place of a valid definition that carries a source, in document order with its JSON pointer:
 * what a page needs to say how much of a programme is fixed, example or unknown.
 */
export function sourcesOf(definition: unknown): SourcedAt[] {
  const found: SourcedAt[] = []
  const visit = (value: unknown, at: string): void => {
    if (Array.isArray(value)) {
      value.forEach((member, index) => visit(member, `${at}/${index}`))
      return
    }
    if (typeof value !== 'object' || value === null) return
    const record = value as Record<string, unknown>
    const source = valueSources.find((known) => known === record['source'])
    if (source !== undefined) {
      const clause = record['clause']
      const note = record['note']
      found.push({
        at,
        source,
        value: record['value'],
        ...(typeof clause === 'string' ? { clause } : {}),
        ...(typeof note === 'object' && note !== null ? { note: note as Bilingual } : {}),
      })
    }
    for (const [name, member] of Object.entries(record)) visit(member, `${at}/${pointerPart(name)}`)
  }
  visit(definition, '')
  return found
}

/** How many values of a definition come from where. */
export function countSources(definition: unknown): Record<ValueSource, number> {
  const counts: Record<ValueSource, number> = { notice: 0, example: 0, unknown: 0 }
  for (const { source } of sourcesOf(definition)) counts[source]++
  return counts
}
