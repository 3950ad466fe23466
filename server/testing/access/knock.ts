/** One call at one door, with things that exist and a body that its endpoint takes. */
import { pathOf, type AnyEndpoint } from '../../../domain/kernel/endpoint.ts'

export type Knock = {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
}
/** By the endpoint's name; `name · other thing` is one more knock at the same door. */
export type Knocks = Readonly<Record<string, Knock>>

export const doorOf = (key: string): string => key.split(' · ')[0]!

/** The same thing under its id, with these bodies. */
export const at = (id: string, body?: object): Knock => ({
  params: { id },
  ...(body === undefined ? {} : { body }),
})

/** Whether the call names a thing or brings something, so that somebody must say which and what. */
export const needsLine = ({ params, body }: AnyEndpoint): boolean =>
  params !== undefined || body !== undefined

export function urlOf(endpoint: AnyEndpoint, knock: Knock): string {
  const path = pathOf(endpoint, knock.params ?? {})
  return knock.query === undefined ? path : `${path}?${new URLSearchParams(knock.query)}`
}
