/** Keeping the register of experts: nominating, admitting by another, inviting, and the expert's own part. */
import { conflict } from '../../domain/kernel/verdict.ts'
import { step } from '../../domain/kernel/lifecycle.ts'
import {
  checkExpert,
  commitmentVersion,
  expertLifecycle,
  mayApproveExpert,
  mayChangeExpert,
  type ExpertInput,
  type ExpertProfile,
  type ExpertState,
  type ExpertVerb,
} from '../../domain/evaluation/expert.ts'
import { checkFee, feeFields, type FeeData } from '../../domain/evaluation/feeData.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { announce } from '../kernel/events/announce.ts'
import { record } from '../kernel/history/record.ts'
import { newId } from '../kernel/id.ts'
import { found, insist, Problem } from '../kernel/problem.ts'
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { memberByEmail, sealFor, sendInvitation } from '../people/index.ts'
import { insistNoFaults } from './faults.ts'
import { columnsOf } from './expert.rows.ts'
import {
  commitmentOf,
  feeField,
  readExpert,
  readOwnExpert,
  type KeptExpert,
} from './expert.queries.ts'

/** What is there must be right; what an admission asks besides is asked then. */
const missingIsNoFault = new Set([
  'evaluation.expert_without_field',
  'evaluation.expert_without_employer',
])

function insistSound(
  work: Writing,
  language: Language,
  profile: ExpertInput,
  commitment: ExpertProfile['commitment'],
): void {
  const faults = checkExpert({ ...profile, commitment })
  insistNoFaults(
    work,
    language,
    faults.filter(({ code }) => !missingIsNoFault.has(code)),
  )
}

export async function nominateExpert(work: Writing, profile: ExpertInput, language: Language) {
  insistSound(work, language, profile, null)
  const id = newId(work.now)
  await work.db
    .insertInto('evaluation.expert')
    .values({
      id,
      org_id: work.actor.orgId ?? '',
      state: 'nominated',
      ...columnsOf(profile),
      nominated_by: work.actor.personId,
      demo: work.host.config.demo,
      made_at: work.now,
      changed_at: work.now,
    })
    .execute()
  await record(work, 'evaluation.expert.nominate', id)
  await announce(work, 'evaluation.expert.changed', { expertId: id })
  return readExpert(work, id)
}

async function lock(work: Writing, id: string, whose: 'office' | 'expert'): Promise<KeptExpert> {
  const all = work.db.selectFrom('evaluation.expert').selectAll().where('id', '=', id).forUpdate()
  const row = await (
    whose === 'office'
      ? all.where('org_id', '=', work.actor.orgId)
      : all.where('person_id', '=', work.actor.personId).where('state', '<>', 'retired')
  ).executeTakeFirst()
  const kept = found(row, 'expert')
  return {
    ...kept,
    state: kept.state as ExpertState,
    profile: kept.profile as ExpertInput,
    commitment: commitmentOf(kept),
  }
}

function insistSame(expert: KeptExpert, version: number): void {
  if (expert.version !== version) throw new Problem(conflict('evaluation.changed_meanwhile'))
}

async function put(work: Writing, expert: KeptExpert, verb: string, change: object): Promise<void> {
  await work.db
    .updateTable('evaluation.expert')
    .set({ ...change, version: expert.version + 1, changed_at: work.now })
    .where('id', '=', expert.id)
    .execute()
  await record(work, `evaluation.expert.${verb}`, expert.id)
  await announce(work, 'evaluation.expert.changed', { expertId: expert.id })
}

export async function changeExpert(
  work: Writing,
  id: string,
  wish: { readonly version: number; readonly profile: ExpertInput },
  language: Language,
) {
  const expert = await lock(work, id, 'office')
  insistSame(expert, wish.version)
  insistSound(work, language, wish.profile, expert.commitment)
  await put(work, expert, 'change', columnsOf(wish.profile))
  return readExpert(work, id)
}

export async function approveExpert(work: Writing, id: string) {
  const expert = await lock(work, id, 'office')
  const { state, nominated_by: nominatedBy, profile, commitment } = expert
  insist(mayApproveExpert(work.actor, { state, nominatedBy, profile: { ...profile, commitment } }))
  await put(work, expert, 'approve', { state: step(expertLifecycle, state, 'approve') })
  return readExpert(work, id)
}

export async function stepExpert(
  work: Writing,
  id: string,
  wish: { readonly verb: Exclude<ExpertVerb, 'approve'>; readonly reason: string },
) {
  const expert = await lock(work, id, 'office')
  insist(mayChangeExpert(work.actor, expert.state, wish.verb, wish.reason))
  await put(work, expert, wish.verb, {
    state: step(expertLifecycle, expert.state, wish.verb),
    reason: wish.reason.trim(),
  })
  return readExpert(work, id)
}

/** By letter; whoever is a member of the organisation already is known by the address and linked at once. */
export async function inviteExpert(work: Writing, id: string) {
  const expert = await lock(work, id, 'office')
  if (expert.person_id !== null) throw new Problem(conflict('evaluation.expert_linked_already'))
  if (expert.state === 'retired') {
    throw new Problem(conflict('evaluation.expert_cannot_step', { state: expert.state }))
  }
  const personId = await memberByEmail(work, expert.org_id, expert.profile.email)
  if (personId !== undefined) await put(work, expert, 'link', { person_id: personId })
  else {
    const wish = { email: expert.profile.email, roles: ['expert'] }
    await put(work, expert, 'invite', {
      invitation_id: await sendInvitation(work, expert.org_id, wish),
    })
  }
  return readExpert(work, id)
}

/** The person who came in by the expert's invitation is the expert. */
export async function linkInvited(work: Writing, event: KeptEvent): Promise<void> {
  const personId = String(event.facts['personId'] ?? '')
  const linked = await work.db
    .updateTable('evaluation.expert')
    .set({ person_id: personId, changed_at: work.now })
    .where('invitation_id', '=', String(event.facts['invitationId'] ?? ''))
    .where('person_id', 'is', null)
    .where('state', '<>', 'retired')
    .returning('id')
    .execute()
  for (const { id } of linked) await record(work, 'evaluation.expert.link', id, { personId })
}

async function keepFee(work: Writing, id: string, fee: FeeData | null): Promise<void> {
  await work.db.deleteFrom('evaluation.expert_personal').where('expert_id', '=', id).execute()
  if (fee === null) return
  for (const field of feeFields) {
    if (fee[field] === '') continue
    await work.db
      .insertInto('evaluation.expert_personal')
      .values({
        expert_id: id,
        field,
        sealed: await sealFor(work, id, feeField(field), fee[field]),
        changed_at: work.now,
      })
      .execute()
  }
}

type Mend = Pick<ExpertInput, 'availability' | 'load'> & {
  readonly version: number
  readonly fee?: FeeData | null
}

export async function mendOwnExpert(work: Writing, id: string, wish: Mend, language: Language) {
  const expert = await lock(work, id, 'expert')
  insistSame(expert, wish.version)
  const { availability, load } = wish
  const profile = { ...expert.profile, availability, load }
  insistSound(work, language, profile, expert.commitment)
  if (wish.fee) insistNoFaults(work, language, checkFee(wish.fee))
  if (wish.fee !== undefined) await keepFee(work, id, wish.fee)
  await put(work, expert, 'mend', { profile: JSON.stringify(profile) })
  return readOwnExpert(work, id)
}

export async function commitExpert(work: Writing, id: string, version: number) {
  const expert = await lock(work, id, 'expert')
  if (version !== commitmentVersion) throw new Problem(conflict('evaluation.commitment_outdated'))
  if (expert.commitment?.version !== version) {
    await put(work, expert, 'commit', { commitment_version: version, committed_at: work.now })
  }
  return readOwnExpert(work, id)
}
