import { expect, test } from 'vitest'
import type { Actor } from '../kernel/actor.ts'
import { allowed } from '../kernel/verdict.ts'
import { mayReturnUntil, projectKey } from './candidate.ts'
import { mayPassCheck, type ChecklistItem } from './candidateChecklist.ts'
import { inPublicOrder, mayBePublic, mayEndPublicity, publicityPeriod } from './publicity.ts'
import {
  mayPassList,
  maySendBack,
  maySendToCheck,
  maySign,
  recommendationStates,
  signedListText,
  type RecommendationState,
  type SignFacts,
} from './recommendation.ts'
import { copyRecipients } from './recommendationCopies.ts'
import type { ProgrammeDefinition } from './programme.ts'
import { programmeRecommendationEn } from './text.recommendation.en.ts'
import { programmeRecommendationZh } from './text.recommendation.zh.ts'

const permits = ['rank', 'check', 'sign', 'read'].map((one) => `programmes.recommendation.${one}`)
const actor = (personId: string): Actor => ({
  via: 'session',
  personId,
  orgId: 'org',
  roles: [],
  permits: new Set(permits),
})
const facts = (state: RecommendationState, change: Partial<SignFacts> = {}): SignFacts => ({
  state,
  version: 3,
  ranked: 2,
  exceptionsAsked: 0,
  sentBy: 'drafter',
  checkedBy: 'checker',
  fourEyes: true,
  publicity: {
    rule: { workingDays: 5, strength: 'hard', origin: { source: 'notice', clause: '四' } },
    unfinished: false,
    uncovered: 0,
    waiver: null,
  },
  inTime: allowed,
  ...change,
})
const codeOf = (verdict: { ok: boolean; code?: string }) =>
  verdict.ok ? 'allowed' : verdict.code!.replace('programmes.', '')

test('each verb is possible in its own states only', () => {
  const table = recommendationStates.map((state) => [
    state,
    codeOf(maySendToCheck(actor('drafter'), facts(state))),
    codeOf(mayPassList(actor('checker'), facts(state))),
    codeOf(maySendBack(actor('leader'), facts(state))),
    codeOf(maySign(actor('leader'), facts(state))),
  ])
  const no = (verb: string) => `list_cannot_${verb}`
  expect(table).toEqual([
    ['draft', 'allowed', no('pass'), no('sendBack'), no('sign')],
    ['checking', no('sendToCheck'), 'allowed', 'allowed', no('sign')],
    ['signing', no('sendToCheck'), no('pass'), 'allowed', 'allowed'],
    ['signed', no('sendToCheck'), no('pass'), no('sendBack'), no('sign')],
    ['dispatched', no('sendToCheck'), no('pass'), no('sendBack'), no('sign')],
  ])
})

const soft = { workingDays: 5, strength: 'inPrinciple', origin: { source: 'example' } } as const
const none = { workingDays: null, strength: 'none', origin: { source: 'unknown' } } as const
const publicity = facts('signing').publicity
const waiver = '已在上级网站公示五个工作日，不再重复。'

test.each<[string, Partial<SignFacts>, string, string]>([
  ['another person', {}, 'leader', 'allowed'],
  ['the drafter', {}, 'drafter', 'signer_is_drafter_or_checker'],
  ['the checker', {}, 'checker', 'signer_is_drafter_or_checker'],
  ['the drafter where that is allowed', { fourEyes: false }, 'drafter', 'allowed'],
  ['an empty list', { ranked: 0 }, 'leader', 'list_empty'],
  ['an open exception', { exceptionsAsked: 1 }, 'leader', 'exceptions_undecided'],
  [
    'a running publicity',
    { publicity: { ...publicity, unfinished: true } },
    'leader',
    'publicity_unfinished',
  ],
  [
    'a project that was not public, by a hard rule',
    { publicity: { ...publicity, uncovered: 1, waiver } },
    'leader',
    'publicity_missing',
  ],
  [
    'by a soft rule without a reason',
    { publicity: { ...publicity, rule: soft, uncovered: 1, waiver: '太忙' } },
    'leader',
    'publicity_missing_in_principle',
  ],
  [
    'by a soft rule with a reason',
    { publicity: { ...publicity, rule: soft, uncovered: 1, waiver } },
    'leader',
    'allowed',
  ],
  [
    'where nothing is published about publicity',
    { publicity: { ...publicity, rule: none, uncovered: 2 } },
    'leader',
    'allowed',
  ],
])('signing: %s', (_name, change, who, code) => {
  expect(codeOf(maySign(actor(who), facts('signing', change)))).toBe(code)
})

test('the frozen text is one line for the document and one a project, in rank order', () => {
  const head = {
    programmeId: 'p',
    unit: '51',
    documentNumber: '川〔2019〕1号',
    documentDate: '2019-07-01',
  }
  const rows = [
    { rank: 2, applicationId: 'b', submission: 'bb' },
    { rank: 1, applicationId: 'a', submission: 'aa' },
  ]
  expect(signedListText(head, rows)).toBe('p\t51\t川〔2019〕1号\t2019-07-01\n1\ta\taa\n2\tb\tbb')
})

const now = new Date('2019-07-01T09:00:00+08:00')
const closes = '2019-07-28T16:00:00.000Z'

test.each([
  ['2019-07-01', closes, 'return_too_short'],
  ['2019-06-20', closes, 'return_too_short'],
  ['2019-07-02', closes, 'allowed'],
  ['2019-07-06', closes, 'return_day_not_working'],
  ['2019-07-26', closes, 'allowed'],
  ['2019-07-29', closes, 'return_beyond_deadline'],
  ['2019-07-29', null, 'allowed'],
])('return until %s, the unit closing at %s: %s', (day, closesAt, code) => {
  expect(codeOf(mayReturnUntil(day, now, closesAt))).toBe(code)
})

test('a publicity counts working days and not its first day', () => {
  expect(publicityPeriod('2019-09-30', 5)).toEqual({
    firstDay: '2019-09-30',
    // 1 to 7 October are holidays, Saturday the 12th is worked.
    lastDay: '2019-10-12',
    workingDays: 5,
    provisional: false,
    opensAt: '2019-09-29T16:00:00.000Z',
    closesAt: '2019-10-12T16:00:00.000Z',
  })
  const hard = facts('draft').publicity.rule
  const wish = (workingDays: number, firstDay = '2019-07-01') =>
    codeOf(mayBePublic(hard, { workingDays, firstDay }, now))
  expect([wish(5), wish(4), wish(15), wish(5, '2019-06-30')]).toEqual([
    'allowed',
    'publicity_too_short',
    'allowed',
    'publicity_in_the_past',
  ])
  expect(codeOf(mayBePublic(soft, { workingDays: 1, firstDay: '2019-07-01' }, now))).toBe('allowed')
})

test.each([
  ['awaiting', 0, null, 'allowed'],
  ['awaiting', 2, null, 'objections_open'],
  ['awaiting', 2, '赶', 'objections_open'],
  ['awaiting', 2, '异议人失联，已多方核实无误。', 'allowed'],
  ['running', 0, null, 'publicity_cannot_end'],
  ['ended', 0, null, 'publicity_cannot_end'],
] as const)(
  'a publicity that is %s with %i open objections, reason %s: %s',
  (state, open, reason, code) => {
    expect(codeOf(mayEndPublicity(state, open, reason))).toBe(code)
  },
)

test('names in public stand by applicant, whatever their rank', () => {
  const ranked = [
    { applicant: '岷江', title: '二' },
    { applicant: '巴山', title: '一' },
    { applicant: '岷江', title: '一' },
  ]
  expect(inPublicOrder(ranked)).toEqual([ranked[1], ranked[0], ranked[2]])
  expect(ranked[0]!.title).toBe('二')
})

const item = (code: string, strength: ChecklistItem['strength'] = 'hard'): ChecklistItem => ({
  code,
  kind: 'condition',
  text: { zh: code, en: code },
  source: 'notice',
  strength,
  at: [],
})
const items = [item('a'), item('b', 'inPrinciple')]
const result = (at: string, value: 'pass' | 'fail' | 'needsMending', note = '') => ({
  item: at,
  result: value,
  note,
})

test.each([
  [[], 'check_incomplete'],
  [[result('a', 'pass')], 'check_incomplete'],
  [[result('a', 'pass'), result('b', 'pass')], 'allowed'],
  [[result('a', 'fail', '一条足够长的书面理由。'), result('b', 'pass')], 'check_failed'],
  [[result('a', 'pass'), result('b', 'needsMending', '一条足够长的书面理由。')], 'check_failed'],
  [[result('a', 'pass'), result('b', 'fail', '短')], 'check_soft_unexplained'],
  [[result('a', 'pass'), result('b', 'fail', '一条足够长的书面理由。')], 'allowed'],
])('results %j: %s', (results, code) => {
  expect(codeOf(mayPassCheck(items, results))).toBe(code)
})

test('one project goes by letters and digits of its name', () => {
  expect(projectKey('“双创”平台（一期） A-1')).toBe('双创平台一期a1')
  expect(projectKey('“双创”平台 (一期)　Ａ１')).toBe('双创平台一期a1')
  expect(projectKey('……')).toBeNull()
})

test('a copy goes where a unit’s own rules or those of its province say, never to itself', () => {
  const unit = (code: string, change: object) => ({
    code,
    direct: undefined,
    copyTo: { value: null, source: 'unknown' },
    ...change,
  })
  const top = {
    id: 'top',
    units: [unit('5101', { copyTo: { value: ['5101', '51'], source: 'notice' } }), unit('51', {})],
  } as unknown as ProgrammeDefinition
  const lower = {
    id: 'lower',
    feeds: { programme: 'top', unit: '51' },
    units: [
      unit('5101', {
        direct: { programme: 'top', unit: '5101' },
        copyTo: { value: ['51', 'lab'], source: 'notice' },
      }),
      unit('lab', {}),
    ],
  } as unknown as ProgrammeDefinition
  expect(copyRecipients(top, '5101', [lower])).toEqual([
    { programme: 'top', unit: '51' },
    { programme: 'lower', unit: 'lab' },
  ])
  expect(copyRecipients(top, '51', [lower])).toEqual([])
})

test('both languages fill the same places of every sentence', () => {
  const places = (text: string) =>
    [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()
  const groups = [
    'reason',
    'recommendationRule',
    'recommendationLabel',
    'checklist',
    'opinion',
  ] as const
  const differing = groups.flatMap((group) => {
    const en: Readonly<Record<string, string>> = programmeRecommendationEn[group]
    return Object.entries(programmeRecommendationZh[group])
      .filter(([key, zh]) => {
        const missing = places(zh).filter((name) => !places(en[key]!).includes(name))
        const extra = places(en[key]!).filter((name) => !places(zh).includes(name))
        return missing.length > 0 || extra.length > 0
      })
      .map(([key]) => `${group}.${key}`)
  })
  expect(differing).toEqual([])
})
