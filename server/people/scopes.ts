/** What a key may be made for: every call of every module, but those that are a person's own business. */
import type { AnswerOf, AnyEndpoint } from '../../domain/kernel/endpoint.ts'
import { permits } from '../../domain/kernel/actor.ts'
import { invalid } from '../../domain/kernel/verdict.ts'
import { isNeverScope, type listScopes as endpoint } from '../../domain/people/apiKey.endpoints.ts'
import { Problem } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'

const scopes = new Map<string, AnyEndpoint>()

/** Told by the house once it knows all its modules. */
export function registerScopesOf(endpoints: readonly AnyEndpoint[]): void {
  for (const one of endpoints) if (!isNeverScope(one.name)) scopes.set(one.name, one)
}

export function insistKnownScopes(names: readonly string[]): void {
  const unknown = names.find((name) => !scopes.has(name))
  if (unknown !== undefined) throw new Problem(invalid('people.scope_unknown', { scope: unknown }))
}

/** Whether the roles of whoever asks would open the call; without them a scope is worth nothing. */
const opens = (work: Reading, { audience }: AnyEndpoint): boolean =>
  typeof audience === 'string' || permits(work.actor, audience.permit)

export async function listScopes(work: Reading): Promise<AnswerOf<typeof endpoint>> {
  const rows = [...scopes.values()].map((one) => ({
    name: one.name,
    reads: one.method === 'GET',
    zh: one.summary.zh,
    en: one.summary.en,
    open: opens(work, one),
  }))
  return { rows }
}
