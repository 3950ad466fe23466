/** What several offers of one kind can do together: the best of each number, everything that one of them lists. */
import { type Field, fieldsOf, type FieldValue, type FieldValues, type Kind } from './kind.ts'

const listedMost = 30

const product = (size: readonly number[]): number => size.reduce((all, one) => all * one, 1)

function best({ about }: Field, numbers: readonly number[]): number {
  return about.match?.as === 'atMost' ? Math.min(...numbers) : Math.max(...numbers)
}

function together(field: Field, values: readonly FieldValue[]): FieldValue | undefined {
  const tuples = values as readonly (readonly number[])[]
  switch (field.about.shape) {
    case 'measure':
      return best(field, values as readonly number[])
    case 'span':
      return [Math.min(...tuples.map(([from]) => from!)), Math.max(...tuples.map(([, to]) => to!))]
    case 'box':
    case 'cylinder':
      // The roomiest of them: a box put together of several would hold parts that none of them does.
      return tuples.toSorted((one, other) => product(other) - product(one))[0]
    case 'choices':
    case 'terms':
      return [...new Set((values as readonly (readonly string[])[]).flat())].slice(0, listedMost)
    case 'flag':
      return values.includes(true) ? true : undefined
    default:
      return undefined
  }
}

/** Texts, days and single choices are an offer's own: of several nothing is said. */
export function sumValues(kind: Kind, offers: readonly FieldValues[]): FieldValues {
  return Object.fromEntries(
    fieldsOf(kind).flatMap(([id, field]) => {
      const values = offers.flatMap((one) => (one[id] === undefined ? [] : [one[id]]))
      if (values.length === 0) return []
      const value = together(field, values)
      return value === undefined ? [] : [[id, value] as const]
    }),
  )
}
