/** Applications of the demo world: driven through the real actions, so their rows are what actions write. */
import { systemActor } from '../../domain/kernel/actor.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { Answers } from '../../domain/programmes/form/answers.ts'
import type { Edit } from '../../domain/programmes/form/edits.ts'
import type { FormDefinition } from '../../domain/programmes/form/definition.ts'
import { sampleAnswers, type SampleOptions } from '../../domain/programmes/form/sample.ts'
import { stateOf } from '../../domain/programmes/form/state.ts'
import type { Host } from '../kernel/host.ts'
import type { Writing } from '../kernel/work.ts'
import { saveDraft, startApplication, submitApplication } from '../programmes/index.ts'
import { doing } from './act.ts'
import { attachable, type DemoFiles } from './files.ts'
import { actorOf, type Applicant } from './people.ts'

/** Adds rows first, then sets every field: what a person who typed it all would have sent. */
export function editsOf(form: FormDefinition, answers: Answers, baseVersion: number): Edit[] {
  const state = stateOf(form, answers)
  const rows = Object.entries(state.rows).map(([at, row]): Edit => {
    const slash = at.lastIndexOf('/')
    return {
      kind: 'addRow',
      at: at.slice(0, slash),
      rowId: at.slice(slash + 1),
      key: row.key,
      baseVersion,
    }
  })
  const fields = Object.entries(state.fields).map(([at, field]): Edit => ({
    kind: 'set',
    at,
    value: field.value,
    baseVersion,
  }))
  return [...rows, ...fields]
}

export type Plan = {
  readonly programmeId: string
  readonly form: FormDefinition
  readonly directions: readonly string[]
  readonly seed: number
  /** Share of the answers that is written, in percent; below 100 the application stays a draft. */
  readonly written: number
  readonly submit: boolean
  readonly at: Date
  /** What is answered so and not as the seed would have it. */
  readonly answers?: Answers
  /** What is attached; without it only answers before the attachments may be written. */
  readonly files?: DemoFiles
}

export type MadeApplication = { readonly id: string; readonly applicant: Applicant }

type FileId = NonNullable<SampleOptions['fileId']>

function answersFor(plan: Plan, applicant: Applicant, fileId: FileId | undefined): Answers {
  const known = {
    'cover.projectName': applicant.project,
    'cover.unitName': applicant.name,
    'A.uscc': applicant.uscc,
    'A.division': applicant.division,
    'A.industry': applicant.industry,
    ...plan.answers,
  }
  return sampleAnswers(plan.form, plan.seed, {
    directions: plan.directions,
    unitName: applicant.name,
    division: applicant.division,
    today: dayOfMoment(plan.at.toISOString()),
    answers: known,
    ...(fileId === undefined ? {} : { fileId }),
  })
}

export async function makeApplication(
  host: Host,
  applicant: Applicant,
  plan: Plan,
): Promise<MadeApplication> {
  const admin = await doing(
    host,
    systemActor,
    (work) => actorOf(work, applicant.adminId, applicant.orgId, ['applicant.admin']),
    plan.at,
  )
  const wish = {
    title: applicant.project,
    directions: plan.directions,
    affiliation: null,
    licence: 'company',
  } as const
  const start = (work: Writing) => startApplication(work, plan.programmeId, wish)
  const started = await doing(host, admin, start, plan.at)
  const { files } = plan
  const later = new Date(plan.at.getTime() + 3_600_000)
  const save = async (work: Writing) => {
    const fileId = files === undefined ? undefined : await attachable(work, files)
    const edits = editsOf(plan.form, answersFor(plan, applicant, fileId), started.draftVersion)
    const kept = edits.slice(0, Math.ceil((edits.length * plan.written) / 100))
    return saveDraft(work, started.id, kept)
  }
  const saved = await doing(host, admin, save, later)
  if (plan.submit) {
    const last = new Date(plan.at.getTime() + 26 * 3_600_000)
    const submit = (work: Writing) => submitApplication(work, started.id, saved.version)
    await doing(host, admin, submit, last)
  }
  return { id: started.id, applicant }
}
