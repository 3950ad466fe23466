/** What is typed into the form of an offer: like its content, with numbers that are still missing from a size. */
import type { FieldValue } from '../../domain/catalog/kind.ts'
import type { OfferContent } from '../../domain/catalog/offer.ts'

export type TypedValue = FieldValue | readonly (number | null)[]
export type TypedValues = Readonly<Record<string, TypedValue>>

export type TypedContent = Omit<OfferContent, 'values'> & { readonly values: TypedValues }

/** What is empty is not said; it does not stand there as nothing. */
export function putValue(
  values: TypedValues,
  id: string,
  value: TypedValue | undefined,
): TypedValues {
  const { [id]: _before, ...others } = values
  return value === undefined || isEmpty(value) ? others : { ...others, [id]: value }
}

function isEmpty(value: TypedValue): boolean {
  if (typeof value === 'string') return value === ''
  return Array.isArray(value) && value.every((one) => one === null)
}

/** A number that is emptied is none. */
export function withCode({ code: _before, ...content }: TypedContent, typed: string): TypedContent {
  return typed === '' ? content : { ...content, code: typed }
}

/** For the rules, which say of a size with a number missing that it is none. */
export const asContent = ({ values, ...rest }: TypedContent): OfferContent =>
  ({ ...rest, values }) as OfferContent

/** Terms as they are typed: one by one, with any of the marks that people put between. */
export function termsOf(text: string): string[] {
  const terms = text
    .split(/[、,，;；\n]/)
    .map((term) => term.trim())
    .filter((term) => term !== '')
  return [...new Set(terms)]
}
