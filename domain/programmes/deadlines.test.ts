import { expect, test } from 'vitest'
import y2018 from '../../data/programmes/shuangchuang-2018.json' with { type: 'json' }
import y2019 from '../../data/programmes/shuangchuang-2019.json' with { type: 'json' }
import sichuan from '../../data/programmes/sichuan-2018.json' with { type: 'json' }
import { deadlineRule, isInProgrammeTime, programmeDeadline } from './deadlines.ts'
import { asProgramme } from './programmeCheck.ts'

const d2019 = asProgramme(y2019)!

test('the last moment of 28 July 2019 is in time, the next is not, and the Sunday stays', () => {
  const { resolved, unsettled } = programmeDeadline(d2019, 'deliver', '44')!
  expect([resolved?.lastDay, resolved?.moved, unsettled]).toEqual([
    '2019-07-28',
    false,
    ['inclusive', 'basis', 'ifNonWorkingDay'],
  ])
  const at = (moment: string) => isInProgrammeTime(d2019, 'deliver', '44', moment)
  expect(at('2019-07-28T15:59:59.999Z')).toEqual({ ok: true })
  expect(at('2019-07-28T16:00:00.000Z')).toMatchObject({
    ok: false,
    code: 'programmes.deadline_passed',
    why: {
      rule: { source: 'notice', clause: '三（四）' },
      change: 'programmes.change_ask_extension',
    },
  })
})

test('a unit has its own deadline, else that of the unit above, else the general one', () => {
  const file = structuredClone(d2019)
  const general = file.deadlines.find(({ step }) => step === 'submit')!
  const own = { ...general, unit: '44', date: { value: '2019-07-05', source: 'example' as const } }
  file.deadlines.push(own)
  expect(deadlineRule(file, 'submit', '44')).toBe(own)
  expect(deadlineRule(file, 'submit', '4403')).toBe(own)
  expect(deadlineRule(file, 'submit', '32')).toBe(general)
  expect(deadlineRule(file, 'submit', null)).toBe(general)
})

test('each date the notice does not fix says so, how strictly it holds included', () => {
  expect(d2019.deadlines.map(({ step }) => step)).toEqual(['submit', 'deliver'])
  expect(d2019.deadlines[1]!.strengthFrom).toMatchObject({ source: 'notice', clause: '三（四）' })
  expect(programmeDeadline(d2019, 'submit', '44')!.unsettled).toContain('strength')
})

test('media differ where the text says so', () => {
  const file = asProgramme(sichuan)!
  const day = (medium: string | null) =>
    programmeDeadline(file, 'deliver', '5103', medium)?.resolved?.lastDay ?? null
  expect([day('email'), day('paper'), day('disc'), day(null)]).toEqual([
    '2018-07-25',
    '2018-07-30',
    null,
    null,
  ])
})

test('a day that nobody published refuses nobody', () => {
  const file = asProgramme(y2018)!
  expect(programmeDeadline(file, 'deliver', '44')?.resolved).toBeNull()
  expect(isInProgrammeTime(file, 'deliver', '44', '2030-01-01T00:00:00Z')).toEqual({ ok: true })
})

test('a deadline in principle yields to a written reason', () => {
  const file = structuredClone(d2019)
  for (const rule of file.deadlines) rule.strength = 'inPrinciple'
  const at = (reason: string | null) =>
    isInProgrammeTime(file, 'submit', '44', '2019-08-01T00:00:00Z', { reason })
  expect(at(null)).toMatchObject({ code: 'programmes.deadline_passed_in_principle' })
  expect(at('因台风停工停产，材料延迟寄出')).toEqual({ ok: true })
})
