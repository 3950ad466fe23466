import { expect, test } from 'vitest'
import type { Actor } from '../kernel/actor.ts'
import type { Verdict } from '../kernel/verdict.ts'
import {
  mayAbstain,
  mayAccept,
  mayDecline,
  mayScore,
  maySeeTitle,
  type Assignment,
} from './assignment.ts'
import { findConflicts, type ConflictObject, type ConflictSubject } from './conflict.ts'
import { checkExpert, mayApproveExpert, mayServe, type ExpertProfile } from './expert.ts'
import { feeList } from './fees.ts'
import {
  mayAssign,
  mayFreeze,
  mayProposeFreeze,
  maySeeInRound,
  roundStates,
  roundThings,
  viewers,
  type RoundFacts,
} from './round.ts'

const actor = (personId: string, ...permits: string[]): Actor => ({
  via: 'session',
  personId,
  orgId: 'o',
  roles: [],
  permits: new Set(permits),
})
const said = (verdict: Verdict) => (verdict.ok ? 'ok' : verdict.code.replace('evaluation.', ''))
const reason = '与申报单位有多年合作关系，应当回避'
const one = actor('one', 'evaluation.round.manage')
const two = actor('two', 'evaluation.round.manage')

const round = (change: Partial<RoundFacts> = {}): RoundFacts => ({
  state: 'preparing',
  method: 'optimal',
  items: 3,
  itemsShort: 0,
  conflictsOpen: 0,
  witnesses: 0,
  panelsFaulty: 0,
  recordsOpen: 0,
  invitationsOpen: 0,
  reviewsOpen: 0,
  disagreementsOpen: 0,
  ...change,
})

test.each<[Partial<RoundFacts>, string]>([
  [{}, 'ok'],
  [{ state: 'scoring' }, 'round_cannot_step'],
  [{ items: 0 }, 'round_empty'],
  [{ itemsShort: 2 }, 'items_short'],
  [{ conflictsOpen: 1 }, 'conflicts_open'],
  [{ method: 'lot' }, 'draw_without_witness'],
  [{ method: 'lot', witnesses: 1 }, 'ok'],
  [{ method: 'panel', panelsFaulty: 1 }, 'panels_faulty'],
])('a round with %j assigns: %s', (change, expected) => {
  expect(said(mayAssign(one, round(change)))).toBe(expected)
  expect(said(mayAssign(actor('x'), round(change)))).toBe('role_cannot')
})

test('two persons freeze, on the reviews that the first saw', () => {
  const scoring = round({ state: 'scoring' })
  const proposal = { proposedBy: 'one', digest: 'd' }
  expect(said(mayProposeFreeze(one, round({ state: 'scoring', reviewsOpen: 1 })))).toBe(
    'reviews_open',
  )
  expect(said(mayFreeze(two, scoring, null, 'd'))).toBe('freeze_not_proposed')
  expect(said(mayFreeze(one, scoring, proposal, 'd'))).toBe('second_person_needed')
  expect(said(mayFreeze(two, scoring, proposal, 'other'))).toBe('reviews_changed')
  expect(said(mayFreeze(two, scoring, proposal, 'd'))).toBe('ok')
})

test('who sees what when: the whole table', () => {
  const first = (viewer: (typeof viewers)[number], thing: (typeof roundThings)[number]) =>
    roundStates.find((state) => maySeeInRound(viewer, thing, state).ok) ?? '-'
  expect(
    Object.fromEntries(
      viewers.map((viewer) => [viewer, roundThings.map((thing) => first(viewer, thing))]),
    ),
  ).toEqual({
    office: ['preparing', 'preparing', 'preparing', '-', 'frozen', 'frozen'],
    leader: ['scoring', '-', '-', 'scoring', 'scoring', '-'],
    expert: ['-', '-', '-', 'scoring', '-', '-'],
    supervisor: ['preparing', 'preparing', 'preparing', '-', 'frozen', 'frozen'],
    applicant: ['-', '-', '-', '-', '-', '-'],
    public: ['-', '-', '-', '-', '-', '-'],
  })
})

const assignment = (change: Partial<Assignment> = {}): Assignment => ({
  state: 'invited',
  personId: 'e',
  declaredClear: true,
  ...change,
})

test('a conflict is declared before a title is shown, and a review ends with the round', () => {
  const undeclared = assignment({ declaredClear: false })
  expect(said(mayAccept('e', undeclared, 'inviting'))).toBe('declare_first')
  expect(said(maySeeTitle('e', undeclared))).toBe('declare_first')
  expect(said(maySeeTitle('e', assignment()))).toBe('declare_first')
  expect(said(maySeeTitle('e', assignment({ state: 'accepted' })))).toBe('ok')
  expect(said(maySeeTitle('x', assignment({ state: 'accepted' })))).toBe('not_your_assignment')
  expect(said(mayAccept('e', assignment(), 'inviting'))).toBe('ok')
  expect(said(mayDecline('e', assignment(), 'conflict', ''))).toBe('reason_too_short')
  expect(said(mayDecline('e', assignment(), 'time', ''))).toBe('ok')
  const open = assignment({ state: 'scoring' })
  expect(said(mayScore('e', open, 'scoring', 'submit'))).toBe('ok')
  expect(said(mayScore('e', open, 'frozen', 'submit'))).toBe('round_not_at_this')
  expect(said(mayScore('e', assignment({ state: 'replaced' }), 'scoring', 'submit'))).toBe(
    'assignment_cannot_step',
  )
  expect(said(mayAbstain('e', open, reason))).toBe('ok')
})

const expert: ConflictSubject = {
  expertId: 'x',
  personId: 'p',
  employer: 'A',
  memberships: [{ org: 'B', until: '2017-01-01' }],
  recommendingUnit: '44',
  declared: [
    { org: 'C', name: '丙公司', reason, on: '2019-07-20' },
    { org: '', name: '丁公司', reason, on: '2019-07-21' },
  ],
}
const item: ConflictObject = {
  itemId: 'i',
  applicant: 'Z',
  coApplicants: [],
  recommendingUnit: '51',
  team: [],
  names: ['甲公司'],
  competitors: [],
}
test.each<[Partial<ConflictObject>, string[]]>([
  [{}, []],
  [{ applicant: 'A' }, ['sameOrganisation']],
  [{ coApplicants: ['A', 'C'] }, ['coApplicant', 'declared']],
  [{ applicant: 'B' }, ['pastMembership']],
  [{ names: ['丁公司'] }, ['declared']],
  [{ team: ['p'] }, ['teamMember']],
  [{ recommendingUnit: '44' }, ['sameRecommendingUnit']],
  [{ competitors: ['A'] }, ['namedCompetitor']],
])('conflicts with %j: %j', (change, causes) => {
  const rule = {
    membershipsSince: '2016-07-28',
    sameRecommendingUnit: true,
    namedCompetitors: true,
  }
  const found = findConflicts(expert, { ...item, ...change }, rule)
  expect(found.map(({ cause }) => cause)).toEqual(causes)
  const lax = {
    membershipsSince: '2018-01-01',
    sameRecommendingUnit: false,
    namedCompetitors: false,
  }
  const configured = ['pastMembership', 'sameRecommendingUnit', 'namedCompetitor']
  expect(findConflicts(expert, { ...item, ...change }, lax).map(({ cause }) => cause)).toEqual(
    causes.filter((cause) => !configured.includes(cause)),
  )
})

const profile: ExpertProfile = {
  name: '甲',
  title: '研究员',
  seniority: 'senior',
  fields: [{ code: 'd1', level: 3 }],
  region: '440000',
  employer: { code: 'A', name: '某研究院' },
  load: { min: 0, max: 10 },
  availability: [{ from: '2019-08-01', to: '2019-08-31' }],
  commitment: { version: 2, signedOn: '2019-07-01' },
}
test('an expert is approved by another than the nominator, and serves when committed and there', () => {
  const nominated = { state: 'nominated', nominatedBy: 'one', profile } as const
  const manager = (id: string) => actor(id, 'evaluation.expert.manage')
  expect(said(mayApproveExpert(manager('one'), nominated))).toBe('second_person_needed')
  expect(said(mayApproveExpert(manager('two'), nominated))).toBe('ok')
  const bare = { ...profile, fields: [] }
  expect(checkExpert(bare).map(({ code }) => code)).toEqual(['evaluation.expert_without_field'])
  expect(said(mayApproveExpert(manager('two'), { ...nominated, profile: bare }))).toBe(
    'expert_incomplete',
  )
  const approved = { state: 'approved', profile } as const
  const days = { from: '2019-08-05', to: '2019-08-09', commitmentVersion: 2 }
  expect(said(mayServe(approved, days, 9))).toBe('ok')
  expect(said(mayServe(approved, days, 10))).toBe('expert_load_full')
  expect(said(mayServe(approved, { ...days, to: '2019-09-01' }, 0))).toBe('expert_away')
  expect(said(mayServe(approved, { ...days, commitmentVersion: 3 }, 0))).toBe('commitment_missing')
  expect(said(mayServe({ state: 'suspended', profile }, days, 0))).toBe('expert_not_approved')
})

test('fees are paid for submitted work, capped, and add up', () => {
  const rule = {
    perReviewFen: { senior: 30_000, other: 20_000 },
    perHalfDayFen: { senior: 90_000, other: 54_000 },
    maxFen: 240_000,
  }
  const work = [
    { expertId: 'a', seniority: 'senior', reviews: 6, halfDays: 1 },
    { expertId: 'b', seniority: 'other', reviews: 3, halfDays: 0 },
    { expertId: 'c', seniority: 'other', reviews: 0, halfDays: 0 },
  ] as const
  const { lines, totalFen } = feeList(work, rule)
  expect(lines.map(({ expertId, grossFen, cutFen }) => [expertId, grossFen, cutFen])).toEqual([
    ['a', 240_000, 30_000],
    ['b', 60_000, 0],
  ])
  expect(totalFen).toBe(300_000)
})
