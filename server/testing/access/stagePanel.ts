/** A round of panels when everybody knocks: called to its session, with a secret draft of the record. */
import { systemActor } from '../../../domain/kernel/actor.ts'
import { panelRoundOf, sessionWords, smallPanel } from '../../evaluation/panel.sample.ts'
import { itemOf, marksOf } from '../../evaluation/round.sample.ts'
import { makeServing } from '../../evaluation/samples.ts'
import { writing } from '../../kernel/work.ts'
import type { World } from '../world.ts'
import type { Cast } from './cast.ts'
import { secrets } from './secrets.ts'
import { expertWords } from './stageEvaluation.ts'
import { must } from './stageHouse.ts'

/** Of the register, and none of the cast: somebody must keep the record. */
async function secretaryOf(w: World, c: Cast): Promise<string> {
  const wish = expertWords('secretary@demo.test', '会议秘书')
  const id = (await must(c.programmeOfficer.post('/api/evaluation/experts', wish)))['id'] as string
  await writing(w.host, { actor: systemActor, requestId: 'test-setup' }, (work) =>
    makeServing(work, id, c.otherLeader.personId),
  )
  await must(c.otherLeader.post(`/api/evaluation/me/experts/${id}/commitment`, { version: 1 }))
  return id
}

export async function plantPanel(w: World, c: Cast, expertId: string) {
  const office = c.programmeOfficer
  const rounds = '/api/evaluation/rounds'
  const rules = panelRoundOf({ ...smallPanel, minMembers: 1 })
  const round = (await must(office.post(rounds, rules)))['id'] as string
  const { uscc, name } = c.orgs.enterprise
  const wish = itemOf(secrets.panelItem.text, {
    applicant: { code: uscc ?? '', name },
    team: [c.applicant.personId],
  })
  const item = (await must(office.post(`${rounds}/${round}/items`, wish)))['id'] as string
  const made = { name: '第一专家组', items: [item] }
  const panels = await must(office.post(`${rounds}/${round}/panels`, made))
  const panel = panels['rows'][0].id as string
  const members = [
    { expertId, role: 'leader' },
    { expertId: await secretaryOf(w, c), role: 'secretary' },
  ]
  await must(office.put(`/api/evaluation/panels/${panel}`, { version: 1, ...made, members }))
  for (const verb of ['assign', 'invite']) {
    await must(office.post(`${rounds}/${round}/steps`, { verb }))
  }
  const asked = (await must(c.expert.get('/api/evaluation/me/reviews')))['rows'] as {
    id: string
    state: string
  }[]
  for (const { id } of asked.filter(({ state }) => state === 'invited')) {
    await must(c.expert.post(`/api/evaluation/me/reviews/${id}/accept`, { clear: true }))
  }
  await must(office.post(`${rounds}/${round}/steps`, { verb: 'start' }))
  const planned = await must(office.post(`${rounds}/${round}/sessions`, sessionWords(panel)))
  await must(office.post(`${rounds}/${round}/schedule`, { kind: 'defence' }))
  await must(office.post(`${rounds}/${round}/calls`))
  const [own] = (await must(c.expert.get('/api/evaluation/me/sessions')))['rows']
  const [{ id: slot, from: slotFrom }] = own.slots as [{ id: string; from: string }]
  const seat = { present: true, recused: false, note: '', agrees: true }
  const words = {
    seats: [{ expertId, ...seat }],
    applicant: '',
    minutes: `${secrets.tableRecord.text}：口径待核`,
    marks: marksOf(0.8, '专家组同意推荐，理由见记录正文。'),
  }
  await must(c.expert.put(`/api/evaluation/me/tables/${slot}/record`, { version: 0, words }))
  const session = planned['rows'][0].id as string
  return { panelRound: round, panel, panelItem: item, panelSession: session, slot, slotFrom }
}
