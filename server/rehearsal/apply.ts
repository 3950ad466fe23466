/** The call is published and answered: every seat is filled, every applicant writes, attaches, submits. */
import type { ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { sampleAnswers } from '../../domain/programmes/form/sample.ts'
import {
  saveDraft,
  startApplication,
  submitApplication,
} from '../../domain/programmes/application.endpoints.ts'
import { openProgramme } from '../../domain/programmes/programme.endpoints.ts'
import { fillSeats } from '../../domain/programmes/seat.endpoints.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { editsOf } from '../demo/applications.ts'
import { attachable, makeDemoFiles, type DemoFiles } from '../demo/files.ts'
import { actorOf } from '../demo/people.ts'
import { addProgramme, shippedForm, shippedProgrammes } from '../programmes/index.ts'
import { withEach } from './calls.ts'
import type { Desk, Entrant, Office } from './cast.ts'
import { directionsOf } from './plan.ts'
import { atOnce, type Rehearsal } from './rehearsal.ts'

/** The programmes above one of a lower level, the highest first; those that do not ship are left out. */
async function above({ feeds }: ProgrammeDefinition): Promise<ProgrammeDefinition[]> {
  const next = (await shippedProgrammes()).find(({ id }) => id === feeds?.programme)
  return next === undefined ? [] : [...(await above(next)), next]
}

/** What the house is given before the first call: the programme as a draft of the office, and what it feeds. */
async function bring({ stage, definition, form }: Rehearsal, office: Office): Promise<void> {
  const upper = await above(definition)
  await stage.setUp(async (work) => {
    const own = { ...work, actor: { ...work.actor, orgId: office.orgId } }
    for (const one of upper) await addProgramme(own, one, await shippedForm(one))
    await addProgramme(own, definition, form)
  })
}

export async function publishCall(
  rehearsal: Rehearsal,
  office: Office,
  desks: readonly Desk[],
): Promise<void> {
  const { stage, definition } = rehearsal
  await bring(rehearsal, office)
  const token = await stage.tokenOf(office.first)
  const params = { programmeId: definition.id }
  const seats = desks.map(({ unit, orgId, name }) => ({
    unitCode: unit.code,
    orgId,
    authorityName: name,
  }))
  await stage.calls.ask(token, fillSeats, { params, body: { seats } })
  await stage.calls.ask(token, openProgramme, { params })
}

/** Most edits that one save takes. */
const editsMost = 500

/** Attached are versions of a few files that are made once; how files are sent in is the benchmark's business. */
async function answersOf(
  rehearsal: Rehearsal,
  files: DemoFiles,
  entrant: Entrant,
  directions: string[],
) {
  const { stage, form, wish } = rehearsal
  const { applicant, person, serial } = entrant
  const fileId = await stage.setUp(async (work) => {
    const actor = await actorOf(work, person.personId, person.orgId, ['applicant.admin'])
    return attachable({ ...work, actor }, files)
  })
  return sampleAnswers(form, wish.seed + serial, {
    directions,
    unitName: applicant.name,
    division: applicant.division,
    today: dayOfMoment(stage.host.clock.now().toISOString()),
    fileId,
    answers: {
      'cover.projectName': entrant.title,
      'cover.unitName': applicant.name,
      'A.uscc': applicant.uscc,
      'A.division': applicant.division,
      'A.industry': applicant.industry,
    },
  })
}

async function apply(rehearsal: Rehearsal, files: DemoFiles, entrant: Entrant): Promise<void> {
  const { stage, definition, form } = rehearsal
  const { calls } = stage
  const token = await stage.tokenOf(entrant.person)
  const directions = directionsOf(definition, entrant.serial)
  const started = await calls.ask(token, startApplication, {
    params: { programmeId: definition.id },
    body: {
      ...{ title: entrant.title, directions, licence: 'company' },
      affiliation: entrant.unit.affiliation ?? null,
    },
  })
  const answers = await answersOf(rehearsal, files, entrant, directions)
  const edits = editsOf(form, answers, started.draftVersion)
  const params = { id: started.id }
  let draftVersion = started.draftVersion
  for (let from = 0; from < edits.length; from += editsMost) {
    const body = { edits: edits.slice(from, from + editsMost) }
    draftVersion = (await calls.ask(token, saveDraft, { params, body })).version
  }
  await calls.ask(token, submitApplication, { params, body: { draftVersion } })
}

export async function takeApplications(
  rehearsal: Rehearsal,
  entrants: readonly Entrant[],
): Promise<void> {
  const { stage, form } = rehearsal
  const files = await makeDemoFiles(stage.host, form, stage.setUp)
  await withEach(entrants, atOnce, (entrant) => apply(rehearsal, files, entrant))
}
