/** The live checklist, and the same check that guards the submission. */
import { divisionsWithAreas } from '../../domain/kernel/divisionAreas.ts'
import { findIndustry } from '../../domain/kernel/industry.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { checkAnswers, type Checked } from '../../domain/programmes/form/check.ts'
import type { FormContext, NameOfCode } from '../../domain/programmes/form/context.ts'
import { answersOf, type FormState } from '../../domain/programmes/form/state.ts'
import { profileFacts } from '../../domain/programmes/profileFacts.ts'
import { profileOf } from '../people/index.ts'
import { found } from '../kernel/problem.ts'
import type { Reading } from '../kernel/work.ts'
import { findApplicationRow, type ApplicationRow } from './application.queries.ts'
import { measuredById, measuredFiles } from './attachment.queries.ts'
import { draftState } from './draft.queries.ts'
import { programmeOf, type Programme } from './programme.queries.ts'

/** The applicant's profile in the words of forms. */
export async function applicantFacts(work: Reading, orgId: string) {
  const [org, kept] = await Promise.all([
    work.db
      .selectFrom('people.pub_organisation')
      .where('id', '=', orgId)
      .select(['name', 'uscc', 'division'])
      .executeTakeFirstOrThrow(),
    profileOf(work, orgId),
  ])
  return profileFacts(
    { name: org.name ?? '', uscc: org.uscc, division: org.division },
    kept?.profile ?? {},
  )
}

/** Names of codes in the lists of the house, for checks and for paper. */
export const nameOfCode: NameOfCode = (scheme, code) =>
  scheme === 'division'
    ? (divisionsWithAreas.fullName(code) ?? undefined)
    : findIndustry(code)?.name

export type ApplicantFacts = Awaited<ReturnType<typeof applicantFacts>>

/** Judges a draft as a submission would be judged: with the profile, and with what was measured of its files. */
export async function checkState(
  work: Reading,
  programme: Programme,
  row: ApplicationRow,
  state: FormState,
  applicant: ApplicantFacts,
): Promise<Checked & { readonly answers: ReturnType<typeof answersOf> }> {
  const answers = answersOf(programme.form, state)
  const files = { id: row.id, orgId: row.org_id }
  // What the form is checked against besides its answers.
  const context: FormContext = {
    directions: row.directions,
    today: dayOfMoment(work.now.toISOString()),
    profile: applicant,
    nameOfCode,
    attachments: await measuredFiles(work, files, programme.form, answers),
  }
  return { answers, ...checkAnswers(programme.form, answers, { mode: 'complete', context }) }
}

/** What was measured of the files that somebody attaches, saved already or about to be. */
export async function readFileFacts(work: Reading, id: string, ids: string) {
  const row = found(await findApplicationRow(work, id), 'application')
  const [programme, state] = await Promise.all([
    programmeOf(work, row.programme_id),
    draftState(work, row),
  ])
  const files = { id: row.id, orgId: row.org_id }
  const [saved, asked] = await Promise.all([
    measuredFiles(work, files, programme.form, answersOf(programme.form, state)),
    measuredById(work, files, ids.split(',')),
  ])
  return { files: { ...saved, ...asked } }
}

export async function checkDraft(work: Reading, id: string) {
  const row = found(await findApplicationRow(work, id), 'application')
  const [programme, state, applicant] = await Promise.all([
    programmeOf(work, row.programme_id),
    draftState(work, row),
    applicantFacts(work, row.org_id),
  ])
  const checked = await checkState(work, programme, row, state, applicant)
  const { faults, moreFaults, completion } = checked
  return {
    faults: [...faults],
    moreFaults,
    completion: { ...completion, bySection: [...completion.bySection] },
  }
}
