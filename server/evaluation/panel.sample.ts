/** Rounds of panels for tests. */
import type { PanelRules } from '../../domain/evaluation/panel.ts'
import type { RoundInput } from '../../domain/evaluation/round.ts'
import type { Personas } from '../testing/personas.ts'
import type { Caller, World } from '../testing/world.ts'
import { itemOf, must, reviewer, roundOf, type Reviewer } from './round.sample.ts'

/** Small enough for three experts, none of whom need come from somewhere else. */
export const smallPanel: PanelRules = {
  minMembers: 2,
  minSeniors: 1,
  maxSameRegion: null,
  maxSameEmployer: null,
  concludes: 'marks',
  quorum: 'twoThirds',
  sits: true,
}

export const panelRoundOf = (panel: PanelRules = smallPanel, change: Partial<RoundInput> = {}) => {
  const usual = roundOf({ method: 'panel', reviewsPerItem: 1, ...change })
  return { ...usual, rules: { ...usual.rules, panel } }
}

/** In conflict with the member of the sample's panel. */
const rival = { code: '91110000CONFLICT00', name: '冲突公司（演示）' }

export type PanelPeople = {
  readonly leader: Reviewer
  readonly member: Reviewer
  readonly secretary: Reviewer
}

export async function panelPeople(w: World, p: Personas): Promise<PanelPeople> {
  const leader = await reviewer(w, p, '甘棠')
  const member = await reviewer(w, p, '沈砚秋')
  const secretary = await reviewer(w, p, '苏木青')
  const path = `/api/evaluation/experts/${member.expertId}`
  const { version, profile } = await must(p.programmeOfficer.get(path))
  const body = { version, profile: { ...profile, past: [{ ...rival, until: null }] } }
  await must(p.programmeOfficer.put(path, body))
  return { leader, member, secretary }
}

/** Three items, the second of which the member must stand back from; the others are the applicant's. */
export async function panelRound(w: World, p: Personas, rules: PanelRules = smallPanel) {
  const office = p.programmeOfficer
  const who = await panelPeople(w, p)
  const { id } = await must(office.post('/api/evaluation/rounds', panelRoundOf(rules)))
  const path = `/api/evaluation/rounds/${id}`
  const { uscc, name } = p.orgs.enterprise
  const mine = { applicant: { code: uscc ?? '', name }, team: [p.applicant.personId] }
  const items: string[] = []
  for (const [title, change] of [
    ['甲项目', mine],
    ['乙项目', { applicant: rival, team: [p.otherApplicant.personId] }],
    ['丙项目', mine],
  ] as const) {
    const wish = itemOf(title, { ...change, team: [...change.team] })
    items.push((await must(office.post(`${path}/items`, wish))).id)
  }
  return { id: id as string, path, items, ...who }
}

export const sessionWords = (panelId: string, change: object = {}) => ({
  panelId,
  kind: 'defence' as const,
  day: '2019-07-23',
  starts: '09:00',
  ends: '10:30',
  slotMinutes: 30,
  place: '第一会议室',
  online: '',
  ...change,
})

/** The same, with its panel at the table: all have accepted, nobody has marked yet. */
export async function panelAtTable(w: World, p: Personas, rules: PanelRules = smallPanel) {
  const made = await panelRound(w, p, rules)
  return { ...made, ...(await seatPanel(p, made)) }
}

/** One panel for all items of a round in preparation, with its members at the table. */
export async function seatPanel(
  p: Personas,
  made: PanelPeople & { readonly path: string; readonly items: readonly string[] },
) {
  const office = p.programmeOfficer
  const { path, items, leader, member, secretary } = made
  const wish = { name: '第 1 专家组', items }
  const { rows } = await must(office.post(`${path}/panels`, wish))
  const panel = rows[0].id as string
  const members = [
    { expertId: leader.expertId, role: 'leader' },
    { expertId: member.expertId, role: 'member' },
    { expertId: secretary.expertId, role: 'secretary' },
  ]
  await must(office.put(`/api/evaluation/panels/${panel}`, { ...wish, version: 1, members }))
  for (const verb of ['assign', 'invite']) await must(office.post(`${path}/steps`, { verb }))
  for (const who of [leader, member]) {
    for (const { id } of (await must(who.get('/api/evaluation/me/reviews'))).rows) {
      await must(who.post(`/api/evaluation/me/reviews/${id}/accept`, { clear: true }))
    }
  }
  await must(office.post(`${path}/sessions`, sessionWords(panel)))
  await must(office.post(`${path}/schedule`, { kind: 'defence' }))
  await must(office.post(`${path}/calls`))
  await must(office.post(`${path}/steps`, { verb: 'start' }))
  return { panel, tables: await tablesOf(leader) }
}

/** Where each item is heard, by its number. */
async function tablesOf(who: Caller): Promise<readonly string[]> {
  const { rows } = await must(who.get('/api/evaluation/me/sessions'))
  return rows
    .flatMap((row: { slots: object[] }) => row.slots)
    .toSorted((a: { seq: number }, b: { seq: number }) => a.seq - b.seq)
    .map(({ id }: { id: string }) => `/api/evaluation/me/tables/${id}`)
}
