/** 责任单位 of the review: what rounds and reviews are about leads to the programmes whose table says who answers. */
import { reviewed } from '../../domain/programmes/entryReview.ts'
import type { Stage } from '../../domain/programmes/programme.ts'
import { stageResponsible } from '../../domain/programmes/responsible.ts'
import { roundSubjects, subjectAtTable, subjectOfReview } from '../evaluation/index.ts'
import type { Reading } from '../kernel/work.ts'
import { programmeOf } from './programme.queries.ts'
import { dutiesOf } from './workgroup.queries.ts'

const reviewKinds: ReadonlySet<Stage['kind']> = new Set(['expertReview', 'defence', 'siteVisit'])

async function programmesOf(work: Reading, subjects: readonly string[]): Promise<string[]> {
  const entries = new Set(subjects.flatMap((subject) => reviewed(subject)?.entryId ?? []))
  if (entries.size === 0) return []
  const rows = await work.db
    .selectFrom('programmes.entry')
    .where('id', 'in', [...entries])
    .select('programme_id')
    .distinct()
    .orderBy('programme_id')
    .execute()
  return rows.map((row) => row.programme_id)
}

/** Of the review all of it: whoever runs, follows or reads it is whom it concerns. */
async function responsibleFor(work: Reading, subjects: readonly string[]) {
  const told = []
  for (const programmeId of await programmesOf(work, subjects)) {
    const { definition } = await programmeOf(work, programmeId)
    const review = definition.stages.filter(({ kind }) => reviewKinds.has(kind))
    const rows = stageResponsible(review, await dutiesOf(work, programmeId), 'expert')
    const stages = review.map(({ code, kind, name }) => ({ code, kind, name }))
    if (rows.length > 0) told.push({ programmeId, title: definition.title, stages, rows })
  }
  return { programmes: told }
}

export async function roundResponsible(work: Reading, roundId: string) {
  return responsibleFor(work, await roundSubjects(work, roundId))
}

export async function reviewResponsible(work: Reading, assignmentId: string) {
  return responsibleFor(work, [await subjectOfReview(work, assignmentId)])
}

export async function tableResponsible(work: Reading, slotId: string) {
  return responsibleFor(work, [await subjectAtTable(work, slotId)])
}
