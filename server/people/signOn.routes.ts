import type { FastifyRequest } from 'fastify'
import { unauthenticated, type Refusal } from '../../domain/kernel/verdict.ts'
import * as signOn from '../../domain/people/signOn.endpoints.ts'
import type { Host } from '../kernel/host.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { Problem } from '../kernel/problem.ts'
import { reading, writing } from '../kernel/work.ts'
import { beginAttempt, countAttempt } from './attempts.ts'
import { withProof } from './proof.ts'
import { noteReached, openProvider } from './provider.kept.ts'
import {
  accountOf,
  comeBack,
  depart,
  finishSignOn,
  insistProvider,
  linkDirectory,
  signInByDirectory,
  unlink,
  type Departure,
  type Knock,
  type Return,
} from './signOn.actions.ts'
import { takeFlow } from './signOn.flow.ts'
import { askDirectory } from './signOn.ldap.ts'
import { claimsFrom, isDeclined, leaveFor, oidcFaultOf } from './signOn.oidc.ts'
import { listLinks, listSignOns } from './signOn.queries.ts'

const startOf = (request: FastifyRequest) => ({
  actor: request.identity.actor,
  requestId: request.id,
})

/** Finds the way to an identity provider. */
async function bringDeparture(host: Host, id: string, request: FastifyRequest): Promise<Departure> {
  const provider = await reading(host, startOf(request), (work) => insistProvider(work, id, 'oidc'))
  try {
    const { url, secrets } = await leaveFor(host, provider)
    await noteReached(host, provider, null)
    return { providerId: id, url, secrets }
  } catch (error) {
    host.log.warn({ err: error, provider: id }, 'identity provider not reached')
    await noteReached(host, provider, oidcFaultOf(error))
    throw new Problem(unauthenticated('people.sign_on_unavailable'))
  }
}

/** Takes the flow and asks the provider who came back. A flow is spent whatever the provider says. */
async function bringReturn(host: Host, search: string, request: FastifyRequest): Promise<Return> {
  const flow = await writing(host, startOf(request), (work) => takeFlow(work, request, search))
  const provider = await reading(host, startOf(request), (work) =>
    openProvider(work, flow.providerId),
  )
  if (provider === undefined) throw new Problem(unauthenticated('people.sign_on_expired'))
  try {
    const came = await claimsFrom(host, provider, search, flow.secrets)
    await noteReached(host, provider, null)
    return { flow, provider, came }
  } catch (error) {
    if (isDeclined(error)) {
      return { flow, provider, came: unauthenticated('people.sign_on_declined') }
    }
    host.log.warn({ err: error, provider: provider.id }, 'identity provider not believed')
    await noteReached(host, provider, oidcFaultOf(error))
    const came: Refusal = unauthenticated('people.sign_on_failed')
    return { flow, provider, came }
  }
}

/** A fault of the person's, not of the directory's. */
const own = new Set(['unknownUser', 'wrongPassword'])

type Typed = { readonly login: string; readonly password: string }

/**
 * Counts the attempt first, so that many at once cannot guess before the first is counted; a success is
 * forgotten again. Then the directory is asked, while no transaction waits.
 */
async function bringKnock(
  host: Host,
  id: string,
  { login, password }: Typed,
  request: FastifyRequest,
): Promise<Knock> {
  const provider = await writing(host, startOf(request), async (work) => {
    const kept = await insistProvider(work, id, 'ldap')
    await countAttempt(await beginAttempt(work, 'signIn', accountOf(id, login), request.ip))
    return kept
  })
  const answer = await askDirectory(provider, login, password)
  if (answer.ok) {
    await noteReached(host, provider, null)
    return { provider, claims: answer.claims }
  }
  const { fault, detail } = answer
  host.log.info({ provider: id, fault, detail }, 'directory sign-in failed')
  await noteReached(host, provider, own.has(fault) ? null : fault)
  return { provider, claims: null }
}

export function signOnRoutes(serve: Serve, host: Host): void {
  serve(signOn.listSignOns, (work) => listSignOns(work))
  serve(
    signOn.beginSignOn,
    ({ params, request }) => bringDeparture(host, params.id, request),
    (work, input, departure) => depart(work, departure, null, input),
  )
  serve(
    signOn.beginLink,
    ({ params, request }) => bringDeparture(host, params.id, request),
    (work, input, departure) =>
      withProof(work, input.body.proof, input, () =>
        depart(work, departure, work.actor.personId, input),
      ),
  )
  serve(
    signOn.returnFromSignOn,
    ({ body, request }) => bringReturn(host, body.search, request),
    (work, input, back) => comeBack(work, back, input),
  )
  serve(signOn.finishSignOn, (work, input) => finishSignOn(work, input.body, input))
  serve(
    signOn.signInByDirectory,
    ({ params, body, request }) => bringKnock(host, params.id, body, request),
    (work, input, knock) => signInByDirectory(work, knock, input.body, input),
  )
  serve(
    signOn.linkDirectory,
    ({ params, body, request }) => bringKnock(host, params.id, body, request),
    (work, input, knock) =>
      withProof(work, input.body.proof, input, () =>
        linkDirectory(work, knock, input.body.login, input),
      ),
  )
  serve(signOn.listLinks, (work) => listLinks(work))
  serve(signOn.unlink, (work, input) =>
    withProof(work, input.body.proof, input, () => unlink(work, input.params.id)),
  )
}
