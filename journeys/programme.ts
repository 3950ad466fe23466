/** The 2019 programme in a journey's house: opened, two seats filled, and applications nearly done. */
import { systemActor } from '../domain/kernel/actor.ts'
import { sampleAnswers } from '../domain/programmes/form/sample.ts'
import { editsOf } from '../server/demo/applications.ts'
import { writing } from '../server/kernel/work.ts'
import {
  addProgramme,
  openProgramme,
  seatUnit,
  shippedForm,
  shippedProgrammes,
} from '../server/programmes/index.ts'
import type { Persona, Personas } from '../server/testing/personas.ts'
import type { World } from '../server/testing/world.ts'

export const programmeId = 'shuangchuang-2019'

export async function openProgramme2019(w: World, p: Personas): Promise<void> {
  const definition = (await shippedProgrammes()).find(({ id }) => id === programmeId)!
  const form = await shippedForm(definition)
  await writing(w.host, { actor: systemActor, requestId: 'journey-setup' }, async (work) => {
    await addProgramme(work, definition, form)
    await openProgramme(work, programmeId)
    for (const [unitCode, org] of [
      ['5101', p.orgs.city],
      ['51', p.orgs.province],
    ] as const) {
      await seatUnit(work, { programmeId, unitCode, orgId: org.id, authorityName: org.name })
    }
  })
}

/** A draft in which everything stands but the fields named; answers its id. */
export async function nearlyDone(
  w: World,
  who: Persona,
  title: string,
  open: readonly string[],
): Promise<string> {
  const directions = ['2', '4']
  const start = await who.post(`/api/programmes/${programmeId}/applications`, { title, directions })
  const { id, draftVersion } = start.json()
  const { form } = (await w.stranger.get(`/api/programmes/calls/${programmeId}/form`)).json()
  const answers = sampleAnswers(form, `journey ${title}`, {
    directions,
    unitName: who.org.name,
    division: who.org.division,
    today: w.now().toISOString().slice(0, 10),
    answers: { 'cover.projectName': title, 'A.uscc': who.org.uscc, 'A.division': who.org.division },
  })
  const edits = editsOf(form, answers, draftVersion).filter(({ at }) => !open.includes(at))
  for (let from = 0; from < edits.length; from += 400) {
    await who.post(`/api/programmes/applications/${id}/edits`, {
      edits: edits.slice(from, from + 400),
    })
  }
  return id
}
