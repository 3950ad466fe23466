import { expect, test } from 'vitest'
import type { Actor } from '../kernel/actor.ts'
import type { Verdict } from '../kernel/verdict.ts'
import {
  mayConclude,
  mayShapePanel,
  panelFaults,
  quorumOf,
  tableMin,
  usualPanelRules,
  type PanelMember,
  type Seat,
} from './panel.ts'

const said = (verdict: Verdict) => (verdict.ok ? 'ok' : verdict.code.replace('evaluation.', ''))

const member = (expertId: string, change: Partial<PanelMember> = {}): PanelMember => ({
  expertId,
  role: 'member',
  senior: true,
  region: `${expertId}0000`,
  employer: `org ${expertId}`,
  recused: 0,
  ...change,
})
const five = [
  member('11', { role: 'leader' }),
  member('12'),
  member('13'),
  member('14'),
  member('15'),
  member('16', { role: 'secretary' }),
]

test('a panel lacks nothing, or is told everything that it lacks', () => {
  const codes = (members: readonly PanelMember[], items = 3, change = {}) =>
    panelFaults(members, items, { ...usualPanelRules, ...change }).map((fault) => said(fault))
  expect(codes(five)).toEqual([])
  expect(codes([], 0)).toEqual([
    'panel_without_items',
    'panel_too_small',
    'panel_without_leader',
    'panel_without_secretary',
    'panel_seniors_few',
  ])
  const alike = five.map((one) => ({ ...one, senior: false, region: '11', employer: 'x' }))
  expect(codes(alike)).toEqual(['panel_seniors_few', 'panel_region_many', 'panel_employer_many'])
  expect(codes(alike, 3, { minSeniors: 0, maxSameRegion: null, maxSameEmployer: 5 })).toEqual([])
  const [leader, ...others] = five
  expect(codes([{ ...leader!, recused: 1 }, ...others])).toEqual(['panel_leader_recused'])
  // The secretary is no judge: neither counted as one nor missed as one.
  expect(codes([...five.slice(0, 4), member('16', { role: 'secretary' })])).toEqual([
    'panel_too_small',
  ])
})

test('panels are shaped by whoever runs rounds, and not while an assignment is fixed or after the freeze', () => {
  const actor = (...permits: string[]): Actor => ({
    via: 'session',
    personId: 'one',
    orgId: 'o',
    roles: [],
    permits: new Set(permits),
  })
  const office = actor('evaluation.round.manage')
  const at = (state: 'preparing' | 'assigned' | 'scoring' | 'frozen') =>
    said(mayShapePanel(office, { method: 'panel', state }))
  expect([at('preparing'), at('assigned'), at('scoring'), at('frozen')]).toEqual([
    'ok',
    'round_not_at_this',
    'ok',
    'round_not_at_this',
  ])
  expect(said(mayShapePanel(office, { method: 'hand', state: 'preparing' }))).toBe(
    'round_without_panels',
  )
  expect(said(mayShapePanel(actor(), { method: 'panel', state: 'preparing' }))).toBe('role_cannot')
})

test('a panel concludes by its leader with its quorum; the recused do not count', () => {
  expect([1, 2, 3, 4, 5].map((n) => quorumOf(n, 'majority'))).toEqual([1, 2, 2, 3, 3])
  expect([1, 2, 3, 4, 5].map((n) => quorumOf(n, 'twoThirds'))).toEqual([1, 2, 2, 3, 4])
  expect([quorumOf(4, 'all'), tableMin(4), tableMin(5)]).toEqual([4, 3, 3])
  const opinion = '基础扎实，建议入选，理由充分可信。'
  const seat = (expertId: string, change: Partial<Seat> = {}): Seat => ({
    expertId,
    role: 'member',
    present: true,
    recused: false,
    recusedBefore: false,
    note: '',
    agrees: true,
    ...change,
  })
  const leader = seat('a', { role: 'leader' })
  const away = { present: false, agrees: null }
  const conclude = (seats: readonly Seat[], text = opinion, who: string | null = 'a') =>
    said(mayConclude(who, seats, text, 'twoThirds'))
  const table = [leader, seat('b'), seat('c'), seat('d')]
  expect(conclude(table)).toBe('ok')
  expect(conclude(table, opinion, 'b')).toBe('leader_only')
  expect(conclude(table, opinion, null)).toBe('leader_only')
  expect(conclude(table, '好')).toBe('opinion_too_short')
  const no = { agrees: false, note: '数据来源不清楚' }
  expect(conclude([leader, seat('b'), seat('c'), seat('d', no)])).toBe('ok')
  expect(conclude([leader, seat('b'), seat('c', no), seat('d', no)])).toBe('quorum_not_reached')
  expect(conclude([leader, seat('b'), seat('c'), seat('d', { agrees: false })])).toBe(
    'seat_unexplained',
  )
  expect(conclude([leader, seat('b'), seat('c'), seat('d', { agrees: null })])).toBe('vote_missing')
  const sick = { ...away, note: '因病请假' }
  expect(conclude([leader, seat('b', sick), seat('c', sick), seat('d')])).toBe('table_too_small')
  expect(conclude([leader, seat('b', away), seat('c'), seat('d')])).toBe('seat_unexplained')
  // Recused, b neither fills the table nor is missed at it, and its no would not count.
  const aside = { recused: true, agrees: false, note: '与申报单位有合作' }
  expect(conclude([leader, seat('b', aside), seat('c', sick), seat('d')])).toBe('ok')
  // Nobody is sent from the table without a word; who stood back before has said why.
  const sent = { ...aside, note: '' }
  expect(conclude([leader, seat('b', sent), seat('c'), seat('d')])).toBe('seat_unexplained')
  const before = { ...sent, recusedBefore: true }
  expect(conclude([leader, seat('b', before), seat('c'), seat('d')])).toBe('ok')
  expect(conclude([{ ...leader, ...aside }, seat('b'), seat('c'), seat('d')])).toBe('leader_only')
  const writes = seat('s', { role: 'secretary', agrees: null })
  expect(conclude([...table, writes])).toBe('ok')
})
