/** What is told when people, organisations or their accounts change. Each may be heard twice and tells once. */
import type { Facts } from '../../domain/kernel/verdict.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { orgById, personNames } from '../people/index.ts'
import { tell, type Thing } from './tell.ts'

const text = (event: KeptEvent, name: string): string => String(event.facts[name] ?? '')
const thing = (noun: string, id: string): Thing => ({ kind: `people.${noun}`, id })
const onceOf = (event: KeptEvent): string => `event:${event.id}`

async function names(work: Writing, personId: string, orgId: string): Promise<Facts> {
  const person = (await personNames(work, [personId])).get(personId) ?? ''
  return { person, org: (await orgById(work, orgId))?.name ?? '' }
}

export async function accountProtected(work: Writing, event: KeptEvent): Promise<void> {
  await tell(work, {
    kind: 'notices.account_protected',
    to: { personIds: [text(event, 'personId')] },
    facts: { change: text(event, 'change') },
    once: onceOf(event),
  })
}

export async function accountWaysChanged(work: Writing, event: KeptEvent): Promise<void> {
  await tell(work, {
    kind: 'notices.account_ways_changed',
    to: { personIds: [text(event, 'personId')] },
    facts: { change: text(event, 'change') },
    once: onceOf(event),
  })
}

export async function joinRequested(work: Writing, event: KeptEvent): Promise<void> {
  const orgId = text(event, 'organisationId')
  await tell(work, {
    kind: 'notices.join_requested',
    to: { orgId, permit: 'people.member.manage' },
    facts: await names(work, text(event, 'actorId'), orgId),
    thing: thing('joinRequest', text(event, 'joinRequestId')),
    once: onceOf(event),
  })
}

export async function joinDecided(work: Writing, event: KeptEvent): Promise<void> {
  const personId = text(event, 'personId')
  const outcome = event.facts['accepted'] === true ? 'accepted' : 'refused'
  await tell(work, {
    kind: 'notices.join_decided',
    to: { personIds: [personId] },
    facts: { ...(await names(work, personId, text(event, 'orgId'))), outcome },
    thing: thing('joinRequest', text(event, 'joinRequestId')),
    once: onceOf(event),
  })
}

export function organisationDecided(outcome: 'verified' | 'rejected') {
  return async (work: Writing, event: KeptEvent): Promise<void> => {
    const orgId = text(event, 'organisationId')
    const org = (await orgById(work, orgId))?.name ?? ''
    await tell(work, {
      kind: 'notices.organisation_decided',
      to: { orgId, permit: 'people.organisation.edit' },
      facts: { org, outcome },
      thing: thing('organisation', orgId),
      once: onceOf(event),
    })
  }
}

export async function deputyNamed(work: Writing, event: KeptEvent): Promise<void> {
  const [principalId, deputyId] = [text(event, 'principalId'), text(event, 'deputyId')]
  await tell(work, {
    kind: 'notices.deputy_named',
    to: { personIds: [deputyId] },
    facts: await names(work, principalId, text(event, 'orgId')),
    thing: thing('deputy', text(event, 'deputyGrantId')),
    once: onceOf(event),
  })
}
