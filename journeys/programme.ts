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

type Seat = { readonly id: string; readonly name: string }

/** Opens a programme exactly as its data file ships, with its seats filled: unit code → authority. */
export async function openShipped(
  w: World,
  id: string,
  seats: Readonly<Record<string, Seat>>,
): Promise<void> {
  const definition = (await shippedProgrammes()).find((one) => one.id === id)!
  const form = await shippedForm(definition)
  await writing(w.host, { actor: systemActor, requestId: 'journey-setup' }, async (work) => {
    await addProgramme(work, definition, form)
    await openProgramme(work, id)
    for (const [unitCode, org] of Object.entries(seats)) {
      await seatUnit(work, { programmeId: id, unitCode, orgId: org.id, authorityName: org.name })
    }
  })
}

export function openProgramme2019(w: World, p: Personas): Promise<void> {
  return openShipped(w, programmeId, { '5101': p.orgs.city, '51': p.orgs.province })
}

type Writer = Pick<Persona, 'get' | 'post' | 'org'>
type DraftWish = { readonly programmeId?: string; readonly directions?: readonly string[] }

/** Writes every field of a draft through the API, but those named in `open`, a table with all its rows. */
export async function fillDraft(
  w: World,
  who: Writer,
  id: string,
  open: readonly string[],
): Promise<void> {
  const draft = (await who.get(`/api/programmes/applications/${id}`)).json()
  const { form } = (await w.stranger.get(`/api/programmes/calls/${draft.programmeId}/form`)).json()
  const answers = sampleAnswers(form, `journey ${draft.title}`, {
    directions: draft.directions,
    unitName: who.org.name,
    division: who.org.division,
    today: w.now().toISOString().slice(0, 10),
    answers: {
      'cover.projectName': draft.title,
      'A.uscc': who.org.uscc,
      'A.division': who.org.division,
    },
  })
  const isOpen = (at: string) => open.some((one) => at === one || at.startsWith(`${one}/`))
  const edits = editsOf(form, answers, draft.draftVersion).filter(({ at }) => !isOpen(at))
  for (let from = 0; from < edits.length; from += 400) {
    const sent = edits.slice(from, from + 400)
    const answer = await who.post(`/api/programmes/applications/${id}/edits`, { edits: sent })
    const { conflicts, refused } = answer.json()
    // What somebody's browser is still saving at the same places would leave the draft half filled.
    if (answer.statusCode !== 200 || conflicts.length + refused.length > 0) {
      throw new Error(`not all was written: ${answer.body.slice(0, 1000)}`)
    }
  }
}

/** A draft in which everything stands but the fields named; answers its id. */
export async function nearlyDone(
  w: World,
  who: Writer,
  title: string,
  open: readonly string[],
  wish: DraftWish = {},
): Promise<string> {
  const { programmeId: at = programmeId, directions = ['2', '4'] } = wish
  const start = await who.post(`/api/programmes/${at}/applications`, { title, directions })
  const { id } = start.json()
  await fillDraft(w, who, id, open)
  return id
}
