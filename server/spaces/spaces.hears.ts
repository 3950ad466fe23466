/** What people are told of spaces: those whose organisation it concerns, and those who manage. */
import type { NoticeKind } from '../../domain/notices/kind.ts'
import type { MemberVerb } from '../../domain/spaces/member.ts'
import { manageSpaces } from '../../domain/spaces/space.ts'
import { spacesNoticesEn } from '../../domain/spaces/text.notices.en.ts'
import { spacesNoticesZh } from '../../domain/spaces/text.notices.zh.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { tell } from '../notices/index.ts'
import { managersOf } from './member.queries.ts'

type Key = keyof typeof spacesNoticesZh

const kind = (key: Key, more: Partial<NoticeKind> = {}): NoticeKind => ({
  code: `spaces.${key}`,
  urgent: false,
  optional: false,
  defaults: { mail: 'at_once' },
  path: '/spaces/{{spaceId}}',
  permits: [manageSpaces],
  words: { zh: spacesNoticesZh[key], en: spacesNoticesEn[key] },
  ...more,
})

const casual = { optional: true, defaults: { mail: 'digest' } } as const

export const spacesKinds: readonly NoticeKind[] = [
  kind('invited'),
  kind('asked'),
  kind('admitted'),
  kind('refused'),
  kind('revoked'),
  kind('removed', { urgent: true }),
  kind('role_changed', casual),
  kind('came', casual),
  kind('declined', casual),
  kind('left', casual),
  kind('handed_over'),
  kind('closed'),
]

/** Of each step: what is told, and to which side. */
const news: Readonly<
  Partial<Record<MemberVerb, { readonly key: Key; readonly to: 'org' | 'managers' }>>
> = {
  invite: { key: 'invited', to: 'org' },
  ask: { key: 'asked', to: 'managers' },
  admit: { key: 'admitted', to: 'org' },
  refuse: { key: 'refused', to: 'org' },
  revoke: { key: 'revoked', to: 'org' },
  remove: { key: 'removed', to: 'org' },
  promote: { key: 'role_changed', to: 'org' },
  demote: { key: 'role_changed', to: 'org' },
  join: { key: 'came', to: 'managers' },
  accept: { key: 'came', to: 'managers' },
  decline: { key: 'declined', to: 'managers' },
  leave: { key: 'left', to: 'managers' },
}

const text = (event: KeptEvent, name: string): string => String(event.facts[name] ?? '')

type About = { readonly id: string; readonly name: string; readonly org: string | null }

async function tellOrgs(
  work: Writing,
  event: KeptEvent,
  key: Key,
  orgs: readonly string[],
  { id, name, org, reason }: About & { readonly reason: string | null },
): Promise<void> {
  for (const orgId of orgs) {
    await tell(work, {
      kind: `spaces.${key}`,
      to: { orgId, permit: manageSpaces },
      facts: { spaceId: id, name, org: org ?? '', reason: reason ?? '' },
      thing: { kind: 'spaces.space', id },
      once: `spaces.${key}:${event.id}`,
    })
  }
}

/** Heard late, the membership may have moved on: then the later step is told, and this one no more. */
function changedIn(work: Reading, event: KeptEvent) {
  return work.db
    .selectFrom('spaces.member as m')
    .innerJoin('spaces.space as s', 's.id', 'm.space_id')
    .innerJoin('people.pub_organisation as o', 'o.id', 'm.org_id')
    .where('m.space_id', '=', text(event, 'spaceId'))
    .where('m.org_id', '=', text(event, 'memberOrgId'))
    .where('m.version', '=', Number(event.facts['version']))
    .select(['s.id', 's.name', 'm.reason', 'm.org_id', 'o.name as org'])
    .executeTakeFirst()
}

async function memberChanged(work: Writing, event: KeptEvent): Promise<void> {
  const told = news[text(event, 'verb') as MemberVerb]
  const row = told === undefined ? undefined : await changedIn(work, event)
  if (told === undefined || row === undefined) return
  const managers = async () => (await managersOf(work, row.id)).filter((id) => id !== row.org_id)
  const orgs = told.to === 'org' ? [row.org_id] : await managers()
  await tellOrgs(work, event, told.key, orgs, row)
}

async function spaceMoved(work: Writing, event: KeptEvent): Promise<void> {
  const verb = text(event, 'verb')
  if (verb !== 'close' && verb !== 'handOver') return
  const row = await work.db
    .selectFrom('spaces.space as s')
    .innerJoin('people.pub_organisation as o', 'o.id', 's.owner_org_id')
    .where('s.id', '=', text(event, 'spaceId'))
    .where('s.version', '=', Number(event.facts['version']))
    .select(['s.id', 's.name', 's.owner_org_id', 's.closed_reason as reason', 'o.name as org'])
    .executeTakeFirst()
  if (row === undefined) return
  if (verb === 'handOver') {
    await tellOrgs(work, event, 'handed_over', [row.owner_org_id], row)
    return
  }
  const concerned = await work.db
    .selectFrom('spaces.member')
    .where('space_id', '=', row.id)
    .where('state', 'in', ['member', 'invited', 'asked'])
    .where('org_id', '<>', row.owner_org_id)
    .select('org_id')
    .orderBy('org_id')
    .execute()
  const orgs = concerned.map(({ org_id: id }) => id)
  await tellOrgs(work, event, 'closed', orgs, row)
}

export const spacesHears = {
  'spaces.member.changed': memberChanged,
  'spaces.space.moved': spaceMoved,
}
