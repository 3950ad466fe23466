/** Bar: who is behind a request is known in 0.3 ms. Measured once with every token new, once with tokens kept. */
import type { FastifyRequest } from 'fastify'
import { identifyWith } from '../../server/people/index.ts'
import { makeSignedIn, withPlace } from './place.ts'
import { machine, resultOf, timed, type Report } from './report.ts'

function requestWith(token: string): FastifyRequest {
  const asked = { cookies: { baigong_session: token }, headers: {}, routeOptions: { config: {} } }
  return asked as unknown as FastifyRequest
}

export type SessionOptions = {
  readonly seed: number
  readonly people: number
  readonly checks: number
}

export function benchSession({ seed, people, checks }: SessionOptions): Promise<Report> {
  return withPlace(async ({ host, postgres }) => {
    const tokens = await makeSignedIn(host, people)
    const identify = identifyWith(host)
    const ask = (index: number) => identify(requestWith(tokens[index % people]!))
    const first = await ask(0)
    if (first.actor.personId === null) throw new Error('the session was not found')
    // Warm connections and code before the clock runs, with a token that is not measured cold.
    for (let index = 0; index < 200; index++) await ask(0)
    const cold = await timed(people - 1, 1, (index) => ask(index + 1))
    const kept = await timed(checks, 1, () => ask(0))
    return {
      name: 'session',
      machine: machine(),
      versions: { node: process.version, postgres },
      seed,
      sizes: { people, checks },
      results: [
        resultOf('baigong', 'session check, first request of a token', cold),
        resultOf('baigong', 'session check, token seen within the last second', kept),
      ],
    }
  })
}
