/** What is not there: the same call, naming things that do not exist instead of those that do. */
import type { FastifyInstance } from 'fastify'
import type { Cast } from './cast.ts'
import type { Knock } from './knock.ts'
import { knockAs, type Answered } from './matrix.ts'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
export const nobody = '018f0000-0000-7000-8000-00000000dead'

/** Codes that people give, which are no ids. */
const unreal: Readonly<Record<string, string>> = {
  unit: '9999',
  unitCode: '9999',
  receiptNo: 'YY2019-2222-2222-2222',
  code: 'noSuchThing',
}

/** The same knock at things that are not there; null where it names nothing. */
export function knockAtNothing(knock: Knock): Knock | null {
  const params = Object.fromEntries(
    Object.entries(knock.params ?? {}).map(([name, value]) => [
      name,
      unreal[name] ?? String(value).replaceAll(uuid, nobody),
    ]),
  )
  const changed = Object.entries(params).some(([name, value]) => value !== knock.params?.[name])
  if (changed) return { ...knock, params }
  const body = JSON.stringify(knock.body ?? {})
  const unknown = body.replaceAll(uuid, nobody)
  return unknown === body ? null : { ...knock, body: JSON.parse(unknown) as object }
}

/** An answer without what differs from one to the next of the same kind. */
export function words(body: string): string {
  const { requestId: _id, ...problem } = JSON.parse(body) as Record<string, unknown>
  return JSON.stringify(problem)
}

type Difference = {
  readonly key: string
  readonly name: string
  readonly known: string
  readonly unknown: string
}

/** Where somebody who must not know a thing is told something else than of a thing that is not there. */
export async function differences(
  app: FastifyInstance,
  cast: Cast,
  answers: readonly Answered[],
): Promise<readonly Difference[]> {
  const found: Difference[] = []
  for (const { endpoint, key, knock, name, status, body } of answers) {
    if (status !== 404) continue
    const other = knockAtNothing(knock)
    if (other === null) continue
    const said = await knockAs(app, endpoint, other, cast.headers[name])
    const [known, unknown] = [words(body), words(said.body)]
    if (known !== unknown) found.push({ key, name, known, unknown })
  }
  return found
}
