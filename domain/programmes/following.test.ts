import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Actor } from '../kernel/actor.ts'
import type { IndicatorList } from '../indicators/indicator.ts'
import { sampleRows } from '../indicators/sample.ts'
import {
  followingLifecycle,
  followingPermits,
  followingStates,
  mayAskAcceptance,
  mayLast,
  mayMovePaper,
  mayWritePaper,
  type Level,
} from './following.ts'
import { nextDueDay, overdueOf, owedReports, owedWith } from './followingDue.ts'
import type { FormDefinition } from './form/definition.ts'
import type { ProgrammeDefinition } from './programme.ts'
import { differenceText } from './reportDelta.ts'
import { goalsOfAnswers, periodOfAnswers } from './taskBook.ts'
import { programmeFollowingEn } from './text.following.en.ts'
import { programmeFollowingZh } from './text.following.zh.ts'

const data = (path: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../data', path), 'utf8'))
const notice = data('programmes/shuangchuang-2019.json') as ProgrammeDefinition
const form = data('forms/shuangchuang-2019.json') as FormDefinition
const known = (data('indicators/operating.json') as IndicatorList).indicators

const days = { fromDay: '2019-07-01', untilDay: '2021-06-30', selectedOn: '2019-12-10' }

test('what a project owes follows the programme’s list: every period from selection on, each once, in order', () => {
  const owed = owedReports(notice, days)
  expect(owed.map(({ period, dueDay }) => `${period} ${dueDay}`)).toEqual(
    [
      '2019Q4 2020-01-15',
      '2019 2020-02-05',
      '2020Q1 2020-04-15',
      'midterm 2020-07-28',
      '2020Q2 2020-07-14',
      '2020Q3 2020-10-21',
      '2020Q4 2021-01-15',
      '2020 2021-01-29',
      '2021Q1 2021-04-15',
      '2021Q2 2021-07-14',
      'final 2021-07-28',
    ].toSorted((a, b) => (a.split(' ')[1]! < b.split(' ')[1]! ? -1 : 1)),
  )
  expect(owed.filter(({ final }) => final)).toHaveLength(1)
})

test('a programme whose text names no report is asked for the house’s examples', () => {
  const codes = new Set(owedReports({ reporting: [] }, days).map(({ code }) => code))
  expect([...codes].toSorted()).toEqual(['final', 'midterm', 'quarterly', 'yearly'])
})

test('a draft whose day has passed is overdue; what was handed in is not', () => {
  const reports = owedReports(notice, days)
  const handed = [
    { id: 'a', code: 'quarterly', period: '2019Q4', state: 'settled' as const },
    { id: 'b', code: 'yearly', period: '2019', state: 'unit' as const },
    { id: 'c', code: 'quarterly', period: '2020Q1', state: 'draft' as const },
  ]
  const owed = owedWith(reports, handed, '2020-04-16')
  expect(owed.slice(0, 4).map(({ state }) => state)).toEqual([
    'settled',
    'underWay',
    'overdue',
    'ahead',
  ])
  expect([overdueOf(owed), nextDueDay(owed)]).toEqual([1, '2020-04-15'])
  expect(owedWith(reports, handed, '2020-04-10')[2]).toMatchObject({ state: 'draft', paperId: 'c' })
})

test('goals come from the application’s table: the house’s definition where it has one, else the form’s own', () => {
  const row = (id: string, cells: object) => ({ id, cells })
  const answers = {
    'C.indicators': [
      row('orgs', { baseline: 120, target: 400, evidence: '后台清单' }),
      row('usage', { baseline: 40.5, target: 75 }),
      row('smes', {}),
      row('r1', { name: '检测报告数', unit: '份', baseline: 10, target: 90.25 }),
    ],
    'B.period': { from: '2019-07-01', to: '2021-06-30' },
  }
  const goals = goalsOfAnswers(form, answers as never, known, notice)
  expect(
    goals.map(({ definition: { code, decimals, cadence }, baseline, target }) => ({
      code,
      decimals,
      cadence,
      baseline,
      target,
    })),
  ).toEqual([
    { code: 'orgs', decimals: 0, cadence: 'quarterly', baseline: '120', target: '400' },
    { code: 'usage', decimals: 1, cadence: 'quarterly', baseline: '40.5', target: '75' },
    { code: 'own4', decimals: 2, cadence: 'quarterly', baseline: '10', target: '90.25' },
  ])
  expect(goals[0]).toMatchObject({ evidence: '后台清单', applied: { target: '400' } })
  expect(goals[2]!.definition).toMatchObject({ name: { zh: '检测报告数' }, unit: { zh: '份' } })
  expect(periodOfAnswers(answers as never)).toEqual({ from: '2019-07-01', to: '2021-06-30' })
  const yearly = { reporting: notice.reporting.filter(({ cadence }) => cadence === 'yearly') }
  expect(goalsOfAnswers(form, answers as never, known, yearly)[0]!.definition.cadence).toBe(
    'yearly',
  )
})

const actor = (...permits: string[]): Actor => ({
  via: 'session',
  personId: 'p',
  orgId: 'o',
  roles: [],
  permits: new Set(permits),
})
const everything = actor(
  'programmes.application.edit',
  'programmes.application.submit',
  ...Object.values(followingPermits),
)

test('a paper is signed by the side on which it lies, and by nobody else', () => {
  const sides: readonly Level[] = ['project', 'unit', 'office']
  const states = ['draft', 'unit', 'office'] as const
  for (const side of sides) {
    for (const [at, state] of states.entries()) {
      const may = mayMovePaper(
        everything,
        { state: 'running', side },
        { kind: 'report', state },
        'sign',
      )
      expect([side, state, may.ok]).toEqual([side, state, sides[at] === side])
    }
  }
  const officer = actor(followingPermits.review)
  const atUnit = { state: 'running', side: 'unit' } as const
  expect(mayMovePaper(officer, atUnit, { kind: 'report', state: 'unit' }, 'sign')).toEqual({
    ok: true,
  })
  expect(mayMovePaper(officer, atUnit, { kind: 'change', state: 'unit' }, 'sign')).toMatchObject({
    code: 'programmes.role_cannot',
  })
})

test('what has ended takes no papers, and every state leads to an end', () => {
  for (const state of ['accepted', 'revoked', 'withdrawn'] as const) {
    for (const kind of ['taskBook', 'report', 'change', 'withdrawal', 'acceptance'] as const) {
      expect(mayWritePaper(everything, { state, side: 'project' }, kind).ok).toBe(false)
    }
  }
  const ends = new Set(['accepted', 'revoked', 'withdrawn'])
  const reaches = (state: string, seen = new Set<string>()): boolean => {
    if (ends.has(state)) return true
    if (seen.has(state)) return false
    seen.add(state)
    return Object.values(followingLifecycle[state as 'running']).some((next) => reaches(next, seen))
  }
  expect(followingStates.filter((state) => !reaches(state))).toEqual([])
})

test('two years as a rule: longer needs a reason, a hard cap takes none', () => {
  const soft = { months: 24, strength: 'inPrinciple' } as const
  const long = '园区交付推迟，设备到货延期半年。'
  expect(mayLast('2019-07-01', '2021-06-30', soft, null)).toEqual({ ok: true })
  expect(mayLast('2019-07-01', '2021-07-02', soft, null)).toMatchObject({
    code: 'programmes.construction_too_long_unexplained',
    facts: { capDay: '2021-07-01' },
  })
  expect(mayLast('2019-07-01', '2021-12-31', soft, long)).toEqual({ ok: true })
  expect(mayLast('2019-07-01', '2021-12-31', { ...soft, strength: 'hard' }, long).ok).toBe(false)
  expect(mayLast('2019-07-01', '2030-12-31', null, null)).toEqual({ ok: true })
  expect(mayAskAcceptance({ finalHandedIn: true, overdue: 0 })).toEqual({ ok: true })
})

test.each([
  ['100', '130', 0, '+30'],
  ['10.50', '9', 2, '-1.50'],
  ['5', '5', 1, '0.0'],
  [null, '5', 0, null],
])('from %s to %s it moved by %s places %s', (before, after, decimals, text) => {
  expect(differenceText(before, after, decimals)).toBe(text)
})

test('drawn rows are distinct, in order, within, the same for the same seed, and spread evenly', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 60 }),
      (seed, count, size) => {
        const rows = sampleRows(seed, count, size)
        expect(rows).toEqual([...new Set(rows)].toSorted((a, b) => a - b))
        expect(rows).toHaveLength(Math.min(count, size))
        expect(rows.every((row) => row >= 1 && row <= count)).toBe(true)
        expect(sampleRows(seed, count, size)).toEqual(rows)
      },
    ),
  )
  const tenths = Array.from({ length: 10 }, () => 0)
  for (let seed = 0; seed < 2000; seed++) {
    for (const row of sampleRows(`${seed}`, 1000, 5)) tenths[Math.floor((row - 1) / 100)]!++
  }
  // 10,000 draws over ten equal parts: χ² with 9 degrees of freedom stays below 27.9 in 999 of 1,000 cases.
  const chi = tenths.reduce((sum, seen) => sum + (seen - 1000) ** 2 / 1000, 0)
  expect(chi).toBeLessThan(27.9)
})

test('every refusal of following has its sentence in both languages, and none is left over', () => {
  const used = ['domain/programmes', 'server/programmes', 'web/programmes/following'].flatMap(
    (folder) => {
      const root = join(import.meta.dirname, '../..', folder)
      return readdirSync(root)
        .filter(
          (file) =>
            /^(?:following|paper|taskBook|[A-Z])/.test(file) && !/\.test\.|\.css$/.test(file),
        )
        .map((file) => readFileSync(join(root, file), 'utf8'))
    },
  )
  const all = used.join('\n')
  const named = Object.keys(programmeFollowingZh.reason).filter(
    (code) => !all.includes(`programmes.${code}`),
  )
  // Put together from the side and the verb.
  expect(named.toSorted()).toEqual(
    [
      'following_not_office',
      'following_not_project',
      'following_not_unit',
      'paper_cannot_refuse',
      'paper_cannot_return',
      'paper_cannot_sign',
    ].filter((code) => named.includes(code)),
  )
  expect(Object.keys(programmeFollowingEn.reason)).toEqual(Object.keys(programmeFollowingZh.reason))
})
