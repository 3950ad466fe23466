/** Organisations that apply with the real form of 2019, through the API, and stay for years. */
import { systemActor } from '../domain/kernel/actor.ts'
import { makeUscc } from '../domain/kernel/uscc.ts'
import { must } from '../server/evaluation/round.sample.ts'
import { writing } from '../server/kernel/work.ts'
import {
  makeMembership,
  makeOrganisation,
  makePerson,
  makeSession,
} from '../server/people/samples.ts'
import type { Entrant } from '../server/programmes/package.sample.ts'
import type { World } from '../server/testing/world.ts'
import { nearlyDone } from './programme.ts'

export type Founder = Entrant & { readonly personId: string }

/** Nobody stays signed in for years. */
export async function signedIn(w: World, founder: Founder): Promise<Founder> {
  const { personId, orgId } = founder
  const start = { actor: systemActor, requestId: 'journey-session' }
  const token = await writing(w.host, start, (work) => makeSession(work, personId, orgId))
  return { ...founder, ...w.as(token) }
}

/** A new organisation of the province that hands in an application in which everything stands. */
export async function applied(w: World, title: string, serial: number): Promise<Founder> {
  const name = `岷江第${serial}铸造有限公司（演示）`
  const uscc = makeUscc('enterprise', '510700', 81_000 + serial)
  const start = { actor: systemActor, requestId: 'journey-setup' }
  const founder = await writing(w.host, start, async (work) => {
    const id = await makeOrganisation(work, { name, kind: 'enterprise', division: '510700', uscc })
    const email = `founder.${serial}@demo.test`
    const personId = await makePerson(work, { name: '温予安', email, passwordHash: '' })
    await makeMembership(work, personId, id, ['applicant.admin'])
    return { orgId: id, personId, token: await makeSession(work, personId, id) }
  })
  const { orgId, token } = founder
  const who = w.as(token)
  const org = { id: orgId, name, uscc, division: '510700', kind: 'enterprise' } as const
  const id = await nearlyDone(w, { ...who, org }, title, [], { directions: ['4'] })
  const path = `/api/programmes/applications/${id}`
  const { draftVersion } = await must(who.get(path))
  const { submission } = await must(who.post(`${path}/submit`, { draftVersion }))
  const { rows } = await w.host.database.owner.query(
    'select id from programmes.candidate where application_id = $1',
    [id],
  )
  return {
    ...who,
    personId: founder.personId,
    orgId,
    name,
    applicationId: id,
    submissionId: submission.id,
    candidateId: rows[0].id,
    digest: submission.digestSha256,
  }
}
