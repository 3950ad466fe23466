import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  addresseeOf,
  judge,
  mayHaveArrived,
  mayHaveBeenSent,
  mayMailWithout,
  maySend,
  mayTakePaper,
  mayTravelBy,
  type DispatchWay,
} from './dispatch.ts'
import type { ProgrammeDefinition } from './programme.ts'

const shipped = JSON.parse(
  readFileSync(new URL('../../data/programmes/shuangchuang-2019.json', import.meta.url), 'utf8'),
) as ProgrammeDefinition

type Basis = 'posted' | 'received' | 'uploaded'
type Changed = { readonly basis: Basis; readonly strength?: 'hard' | 'inPrinciple' }

/** The 2019 programme with another rule for its last step. */
function withRule({ basis, strength = 'hard' }: Changed): ProgrammeDefinition {
  const deadlines = shipped.deadlines.map((rule) =>
    rule.step === 'deliver'
      ? { ...rule, strength, basis: { value: basis, source: 'notice' as const, clause: '三' } }
      : rule,
  )
  return { ...shipped, deadlines }
}

// 28 July 2019 was a Sunday; by the shipped reading the day counts and stays where it is.
const early = '2019-07-28T23:59:59+08:00'
const late = '2019-07-29T00:00:00+08:00'
const sent = (sentAt: string, receivedAt: string | null = null) => ({
  unitCode: '51',
  medium: 'paper',
  sentAt,
  receivedAt,
})

test.each<[string, Basis, string, string | null, boolean | null]>([
  ['posting decides, whenever it arrives', 'posted', early, late, true],
  ['posted too late', 'posted', late, null, false],
  ['arrival decides: still open while it travels', 'received', early, null, null],
  ['arrived in time', 'received', early, early, true],
  ['arrived too late, though posted in time', 'received', early, late, false],
  ['sending decides', 'uploaded', early, null, true],
])('%s', (_what, basis, sentAt, receivedAt, inTime) => {
  const judgement = judge(withRule({ basis }), sent(sentAt, receivedAt))
  expect(judgement).toEqual({
    closesAt: '2019-07-28T16:00:00.000Z',
    basis,
    inTime,
    unsettled: ['inclusive', 'ifNonWorkingDay'],
  })
})

test('sending late is refused with the rule, or takes a reason where it holds in principle', () => {
  const definition = withRule({ basis: 'posted' })
  expect(maySend(definition, sent(early), null)).toEqual({ ok: true })
  expect(maySend(definition, sent(late), '台风停运，已电话报告主办单位。')).toEqual({
    ok: false,
    kind: 'conflict',
    code: 'programmes.deadline_passed',
    facts: { lastDay: '2019-07-28', closesAt: '2019-07-28T16:00:00.000Z' },
    why: {
      rule: { source: 'notice', clause: '三（四）', text: expect.stringContaining('2019-07-28') },
      inputs: [
        { label: expect.any(String), value: late },
        { label: expect.any(String), value: '2019-07-28T16:00:00.000Z' },
      ],
      change: 'programmes.change_ask_extension',
    },
  })
  const soft = withRule({ basis: 'posted', strength: 'inPrinciple' })
  expect(maySend(soft, sent(late), null)).toMatchObject({
    ok: false,
    code: 'programmes.deadline_passed_in_principle',
  })
  expect(maySend(soft, sent(late), '台风停运，已电话报告主办单位。')).toEqual({ ok: true })
})

test('where arrival decides, sending late refuses nobody by a guess', () => {
  expect(maySend(withRule({ basis: 'received' }), sent(late), null)).toEqual({ ok: true })
})

test('a programme without a published deadline refuses nobody', () => {
  const definition = { ...shipped, deadlines: [] }
  expect(judge(definition, sent(late))).toEqual({
    closesAt: null,
    basis: null,
    inTime: null,
    unsettled: [],
  })
  expect(maySend(definition, sent(late), null)).toEqual({ ok: true })
})

const paper = shipped.media.find(({ code }) => code === 'paper')!

test.each<[DispatchWay, string | null, string | null]>([
  ['ems', 'EA123456789CN', null],
  ['ems', '1234567890123', null],
  ['ems', 'EA12345678CN', 'programmes.ems_number_wrong'],
  ['ems', null, 'programmes.dispatch_number_missing'],
  ['confidential', 'JY-2019-1', null],
  ['courier', 'SF1', 'programmes.way_not_open'],
  ['hand', null, 'programmes.way_not_open'],
])('%s %s', (way, number, code) => {
  const verdict = mayTravelBy(paper, way, number)
  expect(verdict.ok ? null : verdict.code).toBe(code)
})

test('moments are possible, volumes complete, scans there or explained', () => {
  const [at, after] = [new Date('2019-07-20T01:00:00Z'), new Date('2019-07-20T02:00:00Z')]
  const codeOf = (verdict: { ok: boolean; code?: string }) => verdict.code ?? null
  expect([
    codeOf(mayHaveBeenSent(after, null, at)),
    codeOf(mayHaveBeenSent(at, after, after)),
    codeOf(mayHaveBeenSent(at, at, at)),
    codeOf(mayHaveArrived(at, after, after)),
    codeOf(mayHaveArrived(after, at, at)),
    codeOf(mayHaveArrived(after, at, after)),
    codeOf(mayTakePaper([{ rank: 1, required: 4, printed: 4 }])),
    codeOf(mayTakePaper([{ rank: 1, required: 4, printed: 3 }])),
    codeOf(mayMailWithout(0, null)),
    codeOf(mayMailWithout(2, '……')),
    codeOf(mayMailWithout(2, '扫描件随后另行报送，已获同意。')),
  ]).toEqual([
    'programmes.sent_ahead',
    'programmes.sent_before_signed',
    null,
    'programmes.received_before_sent',
    'programmes.received_ahead',
    null,
    null,
    'programmes.copies_missing',
    null,
    'programmes.scans_missing',
    null,
  ])
})

test('people note minutes: what happened within the minute of a signature is not before it', () => {
  const signed = new Date('2019-07-16T09:30:45+08:00')
  const now = new Date('2019-07-16T10:00:00+08:00')
  expect(mayHaveBeenSent(new Date('2019-07-16T09:30:00+08:00'), signed, now)).toEqual({ ok: true })
  expect(mayHaveBeenSent(new Date('2019-07-16T09:29:59+08:00'), signed, now).ok).toBe(false)
  expect(mayHaveArrived(new Date('2019-07-16T09:30:00+08:00'), signed, now)).toEqual({ ok: true })
  expect(mayHaveArrived(new Date('2019-07-16T09:29:00+08:00'), signed, now).ok).toBe(false)
})

test('a sending ends with the unit above, with the unit that its programme feeds, or with the office', () => {
  const guangdong = JSON.parse(
    readFileSync(new URL('../../data/programmes/guangdong-2018.json', import.meta.url), 'utf8'),
  ) as ProgrammeDefinition
  expect(addresseeOf(guangdong, '4406')).toEqual({ programmeId: 'shuangchuang-2018', unit: '44' })
  expect(addresseeOf(shipped, '51')).toBe(null)
  const [unit] = shipped.units
  const city = { ...unit!, code: '5199', channel: 'parent' as const, parent: '51' }
  const tree = { ...shipped, units: [...shipped.units, city] }
  expect(addresseeOf(tree, '5199')).toEqual({ programmeId: shipped.id, unit: '51' })
})
