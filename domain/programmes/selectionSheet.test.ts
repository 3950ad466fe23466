import { expect, test } from 'vitest'
import y2019 from '../../data/programmes/shuangchuang-2019.json' with { type: 'json' }
import type { ProgrammeDefinition } from './programme.ts'
import { asProgramme } from './programmeCheck.ts'
import { mayKeepRules, openRules, rulesWithin, type ConclusionRule } from './selection.ts'
import {
  candidatesOf,
  sheetOf,
  standingOf,
  type Claim,
  type ConclusionStanding,
} from './selectionSheet.ts'

const shipped = asProgramme(y2019) as ProgrammeDefinition

const asking = (strength: 'hard' | 'inPrinciple'): ProgrammeDefinition => ({
  ...shipped,
  limits: {
    ...shipped.limits,
    panelConclusion: { value: { strength }, source: 'example' },
  },
})

const claim = (entryId: string, concluded: ConclusionStanding, points: number): Claim => ({
  entryId,
  direction: '4',
  region: '51',
  title: entryId,
  applicant: entryId,
  unit: '51',
  score: { points: { raw: points, z: null, additive: null }, vetoed: [] },
  concluded,
})

test('the last sitting counts, and a reservation is no recommendation', () => {
  const of = (...all: (string | null)[]) =>
    standingOf(all.map((recommendation) => ({ recommendation })))
  expect([of(), of('recommend'), of('reserve'), of('reject'), of(null)]).toEqual([
    'none',
    'positive',
    'negative',
    'negative',
    'negative',
  ])
  expect([of('reject', 'recommend'), of('recommend', 'reject')]).toEqual(['positive', 'negative'])
})

test('a file that is silent asks for nothing; one that asks is kept to', () => {
  expect(rulesWithin(shipped).conclusion).toBe('none')
  expect(rulesWithin(asking('hard')).conclusion).toBe('hard')
  const may = (definition: ProgrammeDefinition, conclusion: ConclusionRule) =>
    mayKeepRules(definition, { ...openRules, conclusion })
  const refused = {
    ok: false,
    kind: 'conflict',
    code: 'programmes.selection_conclusion_of_file',
  }
  expect(may(asking('hard'), 'none')).toMatchObject(refused)
  expect(may(asking('hard'), 'inPrinciple')).toMatchObject(refused)
  expect(may(asking('hard'), 'hard').ok).toBe(true)
  for (const rule of ['none', 'inPrinciple', 'hard'] as const) {
    expect([may(shipped, rule).ok, may(asking('inPrinciple'), rule).ok]).toEqual([true, true])
  }
})

test('who lacks a conclusion is no candidate where it is asked for; a threshold comes first', () => {
  const claims = [
    claim('a', 'positive', 9000),
    claim('b', 'negative', 9500),
    claim('c', 'none', 9600),
    claim('d', 'negative', 100),
  ]
  const look = (conclusion: ConclusionRule) => {
    const rules = { ...openRules, conclusion, thresholds: { otherwise: 7000, byDirection: {} } }
    const { qualified } = candidatesOf(claims, rules)
    const suggested = new Set(qualified.map(({ id }) => id))
    return sheetOf(claims, rules, [], suggested).map((row) => [
      row.outcome,
      row.heldBack,
      row.taken,
    ])
  }
  const below = ['belowThreshold', false, false]
  const taken = ['qualified', false, true]
  const held = ['qualified', true, false]
  expect(look('none')).toEqual([taken, taken, taken, below])
  expect(look('inPrinciple')).toEqual([taken, held, held, below])
  expect(look('hard')).toEqual([
    taken,
    ['notRecommended', false, false],
    ['unconcluded', false, false],
    below,
  ])
})
