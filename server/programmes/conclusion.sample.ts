/** Four accepted entries in direction 4; a panel has heard the first three, and its records are ready to be signed. */
import { panelPeople, panelRoundOf, seatPanel } from '../evaluation/panel.sample.ts'
import { handIn, marksOf, must } from '../evaluation/round.sample.ts'
import type { Personas } from '../testing/personas.ts'
import type { Caller, World } from '../testing/world.ts'
import { acceptedEntries, managed, scoreFile } from './selection.sample.ts'

export const titles = ['甲平台（演示）', '乙平台（演示）', '丙平台（演示）', '丁平台（演示）']
const recommended = ['recommend', 'reject', 'reserve'] as const

/** Begins on 10 July 2019 and ends on the 18th. */
export async function heardEntries(w: World, p: Personas) {
  const office = p.programmeOfficer
  const entries = await acceptedEntries(
    w,
    p,
    titles.map((title) => [title, ['4']] as const),
  )
  const people = await panelPeople(w, p)
  const round = (await must(office.post('/api/evaluation/rounds', panelRoundOf()))).id as string
  const wish = {
    into: [{ direction: '4', round, fields: ['industrialPlatform'] }],
    ids: entries.slice(0, 3).map(({ id }) => id),
    expected: 3,
  }
  await must(office.post(`${managed}/entries/review`, wish))
  const path = `/api/evaluation/rounds/${round}`
  const items: string[] = (await must(office.get(`${path}/items`))).rows.map(
    ({ id }: { id: string }) => id,
  )
  const started = { ...people, path, items }
  return { ...started, entries, round, ...(await seatPanel(p, started)) }
}
export type Heard = Awaited<ReturnType<typeof heardEntries>>

/** Recommended, rejected, reserved, in this order. */
export async function signAll({ leader, member, secretary, tables }: Heard): Promise<void> {
  for (const [who, share] of [
    [leader, 0.9],
    [member, 0.7],
  ] as const) {
    for (const { id } of (await must(who.get('/api/evaluation/me/reviews'))).rows) {
      await handIn(who, id, marksOf(share, '基础好、带动作用强，建议入选。'))
    }
  }
  for (const [at, recommendation] of recommended.entries()) {
    const table = tables[at]!
    const seats = [leader, member, secretary].map(({ expertId }) => ({
      expertId,
      present: true,
      recused: false,
      note: '',
      agrees: true,
    }))
    const marks = { ...marksOf(0.8, '专家组现场质询后形成的意见。'), recommendation }
    const words = { seats, applicant: '', minutes: '密封：质询与答复。', marks }
    await must(secretary.put(`${table}/record`, { version: 0, words }))
    await must(leader.post(`${table}/signature`, { version: 1 }))
  }
}

/** The fourth has a score from a list, and no panel. */
export async function scoreFourth(p: Personas): Promise<void> {
  const office = p.programmeOfficer
  const content = scoreFile([`51,4,${titles[3]},4,95,`]).toString('base64')
  const { list } = await must(
    office.post(`${managed}/score-lists`, { fileName: '得分.csv', content }),
  )
  await must(office.post(`/api/programmes/score-lists/${list.id}/commit`, { expected: 1 }))
}

export async function freeze(p: Personas, second: Caller, { path }: Heard): Promise<void> {
  const { digest } = await must(p.programmeOfficer.post(`${path}/freeze-proposal`))
  await must(second.post(`${path}/freeze`, { digest }))
}
