/** What officers and applicants are told of a selection: nothing of a name before it is public. */
import type { KeptEvent } from '../kernel/module.ts'
import type { Writing } from '../kernel/work.ts'
import { nameOf, othersWith, programmeFacts, tellOf, text } from './notice.facts.ts'
import { officesOf } from './notice.talk.ts'

const decides = 'programmes.selection.decide'

async function proposed(work: Writing, event: KeptEvent): Promise<void> {
  const programmeId = text(event, 'programmeId')
  const actorId = text(event, 'actorId')
  const facts = { ...(await programmeFacts(work, programmeId)), by: await nameOf(work, actorId) }
  for (const orgId of await officesOf(work, programmeId)) {
    await tellOf(work, event, 'selection_proposed', {
      to: await othersWith(work, orgId, decides, actorId),
      facts,
      thing: { kind: 'programmes.selection', id: text(event, 'selectionId') },
      part: orgId,
    })
  }
}

/** Applicants of the projects of a selection, each once. */
async function namesOf(work: Writing, selectionId: string, state: 'public' | 'published') {
  return work.db
    .selectFrom('programmes.selected as x')
    .innerJoin('programmes.entry as e', 'e.id', 'x.entry_id')
    .where('x.selection_id', '=', selectionId)
    .where('x.state', '=', state)
    .distinctOn('e.id')
    .select(['x.id', 'e.id as entry_id', 'e.application_id', 'e.org_id', 'x.title'])
    .orderBy('e.id')
    .orderBy('x.direction')
    .execute()
}

async function tellNamed(
  work: Writing,
  event: KeptEvent,
  key: 'selection_public' | 'selection_published',
  selectionId: string,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  const programme = await programmeFacts(work, text(event, 'programmeId'))
  const names = await namesOf(
    work,
    selectionId,
    key === 'selection_public' ? 'public' : 'published',
  )
  for (const name of names) {
    await tellOf(work, event, key, {
      to: { orgId: name.org_id, permit: 'programmes.application.edit' },
      facts: {
        ...programme,
        ...facts,
        applicationId: name.application_id,
        selectedId: name.id,
        title: name.title,
      },
      thing: { kind: 'programmes.entry', id: name.entry_id },
      part: name.entry_id,
    })
  }
}

async function madePublic(work: Writing, event: KeptEvent): Promise<void> {
  const publicityId = text(event, 'publicityId')
  const row = await work.db
    .selectFrom('programmes.publicity')
    .where('id', '=', publicityId)
    .select(['selection_id', 'first_day', 'last_day'])
    .executeTakeFirst()
  if (row?.selection_id == null) return
  const facts = { publicityId, from: row.first_day, to: row.last_day }
  await tellNamed(work, event, 'selection_public', row.selection_id, facts)
}

async function published(work: Writing, event: KeptEvent): Promise<void> {
  const selectionId = text(event, 'selectionId')
  const row = await work.db
    .selectFrom('programmes.selection')
    .where('id', '=', selectionId)
    .select('document_number')
    .executeTakeFirst()
  const facts = { number: row?.document_number ?? '' }
  await tellNamed(work, event, 'selection_published', selectionId, facts)
}

/** Raised against the issuer's list, which is no unit's. */
async function objected(work: Writing, event: KeptEvent): Promise<void> {
  if (text(event, 'unit') !== '') return
  const programmeId = text(event, 'programmeId')
  const facts = await programmeFacts(work, programmeId)
  for (const orgId of await officesOf(work, programmeId)) {
    await tellOf(work, event, 'selection_objection', {
      to: { orgId, permit: decides },
      facts,
      thing: { kind: 'programmes.objection', id: text(event, 'objectionId') },
      part: orgId,
    })
  }
}

export const selectionTold = {
  'programmes.selection.proposed': proposed,
  'programmes.selection.public': madePublic,
  'programmes.selection.published': published,
  'programmes.objection.raised': objected,
}
