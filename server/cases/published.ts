/** Who may know of a case: its organisation, and reviewing offices once it was handed in. */
import { caseEvents } from '../../domain/cases/events.ts'
import { distinct, factOf, withAudiences } from '../kernel/events/publish.ts'
import type { EventAudience } from '../kernel/module.ts'
import type { Reading } from '../kernel/work.ts'
import { officesFor } from './cases.hears.ts'

function studyOf(work: Reading, id: string) {
  return work.db
    .selectFrom('cases.study')
    .where('id', '=', id)
    .select(['org_id', 'office_org_id', 'state'])
    .executeTakeFirst()
}

const writers: EventAudience = async (work, facts) =>
  distinct((await studyOf(work, factOf(facts, 'studyId')))?.org_id)

const shownToOffices: ReadonlySet<string> = new Set(['inReview', 'published', 'withdrawn'])

const readers: EventAudience = async (work, facts) => {
  const study = await studyOf(work, factOf(facts, 'studyId'))
  if (study === undefined) return []
  if (!shownToOffices.has(study.state)) return [study.org_id]
  return distinct(study.org_id, ...(await officesFor(work, study.office_org_id)))
}

/** The adopter, the case's own organisation, and the offices, which may verify. */
const sides: EventAudience = async (work, facts) => {
  const row = await work.db
    .selectFrom('cases.adoption as a')
    .innerJoin('cases.study as s', 's.id', 'a.study_id')
    .where('a.id', '=', factOf(facts, 'adoptionId'))
    .select(['a.org_id', 's.org_id as study_org_id', 's.office_org_id'])
    .executeTakeFirst()
  if (row === undefined) return []
  return distinct(row.org_id, row.study_org_id, ...(await officesFor(work, row.office_org_id)))
}

export const casesPublished = withAudiences(caseEvents, {
  'cases.study.begun': writers,
  'cases.study.moved': readers,
  'cases.adoption.moved': sides,
})
