/** What people are told of agreements: the keeper of what was signed, the signer of what came of it. */
import type { NoticeKind } from '../../domain/notices/kind.ts'
import { signAgreements, type SignatureVerb } from '../../domain/spaces/agreement.ts'
import { agreementNoticesEn } from '../../domain/spaces/text.agreementNotices.en.ts'
import { agreementNoticesZh } from '../../domain/spaces/text.agreementNotices.zh.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Reading, Writing } from '../kernel/work.ts'
import { tell } from '../notices/index.ts'
import { keepersOf } from './agreement.keepers.ts'

type Key = keyof typeof agreementNoticesZh

const kind = (key: Key, path: string): NoticeKind => ({
  code: `spaces.${key}`,
  urgent: false,
  optional: false,
  defaults: { mail: 'at_once' },
  path,
  permits: [signAgreements],
  words: { zh: agreementNoticesZh[key], en: agreementNoticesEn[key] },
})

const signature = '/confidentiality/signatures/{{signatureId}}'

export const agreementKinds: readonly NoticeKind[] = [
  kind('signed', signature),
  kind('signature_waits', signature),
  kind('signature_accepted', signature),
  kind('signature_refused', signature),
  kind('signature_ended', signature),
  kind('signature_withdrawn', signature),
  kind('text_renewed', '/confidentiality/{{agreementId}}'),
]

const text = (event: KeptEvent, name: string): string => String(event.facts[name] ?? '')

/** Of each step: what is told, and to which side. */
const news: Readonly<
  Record<SignatureVerb, { readonly key: Key; readonly to: 'signer' | 'keeper' }>
> = {
  accept: { key: 'signature_accepted', to: 'signer' },
  refuse: { key: 'signature_refused', to: 'signer' },
  end: { key: 'signature_ended', to: 'signer' },
  withdraw: { key: 'signature_withdrawn', to: 'keeper' },
}

/** Heard late, the signature may have moved on: then the later step is told, and this one no more. */
function signatureAt(work: Reading, event: KeptEvent) {
  return work.db
    .selectFrom('spaces.signature as g')
    .innerJoin('spaces.agreement as a', 'a.id', 'g.agreement_id')
    .innerJoin('people.pub_organisation as w', 'w.id', 'g.org_id')
    .leftJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .leftJoin('spaces.space as s', 's.id', 'a.space_id')
    .where('g.id', '=', text(event, 'signatureId'))
    .where('g.version', '=', Number(event.facts['version']))
    .select(['g.id', 'g.agreement_id', 'g.org_id', 'g.reason', 'g.state', 'w.name as signer'])
    .select((eb) => eb.fn.coalesce('o.name', 's.name').as('keeper'))
    .executeTakeFirst()
}

async function signatureMoved(work: Writing, event: KeptEvent): Promise<void> {
  const row = await signatureAt(work, event)
  if (row === undefined) return
  const verb = text(event, 'verb')
  const { key, to } =
    verb === 'sign'
      ? ({ key: row.state === 'waiting' ? 'signature_waits' : 'signed', to: 'keeper' } as const)
      : news[verb as SignatureVerb]
  const orgs = to === 'signer' ? [row.org_id] : await keepersOf(work, row.agreement_id)
  for (const orgId of orgs) {
    await tell(work, {
      kind: `spaces.${key}`,
      to: { orgId, permit: signAgreements },
      facts: {
        ...{ signatureId: row.id, org: row.signer ?? '', keeper: row.keeper ?? '' },
        reason: row.reason ?? '',
      },
      thing: { kind: 'spaces.signature', id: row.id },
      once: `spaces.${key}:${event.id}`,
    })
  }
}

/** Whoever must sign again to go on seeing is told; the others lose nothing. */
async function agreementKept(work: Writing, event: KeptEvent): Promise<void> {
  if (event.facts['again'] !== true) return
  const agreementId = text(event, 'agreementId')
  const signers = await work.db
    .selectFrom('spaces.signature as g')
    .innerJoin('spaces.agreement as a', 'a.id', 'g.agreement_id')
    .leftJoin('people.pub_organisation as o', 'o.id', 'a.org_id')
    .leftJoin('spaces.space as s', 's.id', 'a.space_id')
    .where('g.agreement_id', '=', agreementId)
    .where('g.state', '=', 'valid')
    .whereRef('g.text_version', '<', 'a.least_version')
    .orderBy('g.org_id')
    .select(['g.org_id'])
    .select((eb) => eb.fn.coalesce('o.name', 's.name').as('keeper'))
    .execute()
  for (const { org_id: orgId, keeper } of signers) {
    await tell(work, {
      kind: 'spaces.text_renewed',
      to: { orgId, permit: signAgreements },
      facts: { agreementId, keeper: keeper ?? '' },
      thing: { kind: 'spaces.agreement', id: agreementId },
      once: `spaces.text_renewed:${event.id}`,
    })
  }
}

export const agreementHears = {
  'spaces.signature.moved': signatureMoved,
  'spaces.agreement.kept': agreementKept,
}
