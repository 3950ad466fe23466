import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  mayCount,
  mayCountAll,
  pointsBetween,
  poolingChanges,
  poolingLevel,
  resourceKinds,
  wholeLevel,
  type Pooled,
} from './pooledKinds.ts'

const machines: Pooled = { kind: 'production', owned: 200, onPlatform: 150, usedByOthers: 60 }
const people: Pooled = { kind: 'talent', owned: 40, onPlatform: 10, usedByOthers: 0 }
const none: Pooled = { kind: 'funds', owned: 0, onPlatform: 0, usedByOthers: 0 }

test('a level is what stands on the platform of what is owned, and what others used of that', () => {
  expect(poolingLevel(machines)).toEqual({
    kind: 'production',
    pooledPercent: '75.0',
    sharedPercent: '40.0',
  })
  expect(poolingLevel(none)).toEqual({ kind: 'funds', pooledPercent: null, sharedPercent: null })
})

test('the whole is the plain mean of its kinds; of what is not owned nothing is said', () => {
  expect(wholeLevel([machines, people, none])).toEqual({
    pooledPercent: '50.0',
    sharedPercent: '20.0',
  })
  expect(wholeLevel([none])).toEqual({ pooledPercent: null, sharedPercent: null })
  expect(wholeLevel([])).toEqual({ pooledPercent: null, sharedPercent: null })
})

test('only what can be is counted, each kind once', () => {
  expect(mayCountAll([machines, people, none])).toEqual({ ok: true })
  expect(mayCount({ ...machines, onPlatform: 201 })).toMatchObject({
    code: 'indicators.pooled_beyond_owned',
    facts: { kind: 'production', owned: 200, onPlatform: 201 },
  })
  expect(mayCount({ ...machines, usedByOthers: 151 })).toMatchObject({
    code: 'indicators.used_beyond_pooled',
  })
  expect(mayCountAll([machines, people, machines])).toMatchObject({
    code: 'indicators.pooled_twice',
    facts: { kind: 'production' },
  })
})

test('before and after stand side by side, also where one of them is not known', () => {
  const earlier = { ...machines, onPlatform: 50, usedByOthers: 5 }
  expect(poolingChanges([earlier], [machines, people])).toEqual([
    { kind: 'production', before: earlier, after: machines },
    { kind: 'talent', before: null, after: people },
  ])
  expect(pointsBetween('25.0', '75.0')).toBe('+50.0')
  expect(pointsBetween('75.0', '25.5')).toBe('-49.5')
  expect(pointsBetween('25.0', '25.0')).toBe('0.0')
  expect(pointsBetween(null, '25.0')).toBe(null)
})

test('whatever may be counted lies between nothing and all of it', () => {
  const counts = fc
    .tuple(fc.constantFrom(...resourceKinds), fc.nat(1000), fc.nat(1000), fc.nat(1000))
    .map(([kind, ...numbers]) => {
      const [owned, onPlatform, usedByOthers] = numbers.toSorted((a, b) => b - a)
      return { kind, owned: owned!, onPlatform: onPlatform!, usedByOthers: usedByOthers! }
    })
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 9 }), (all) => {
      for (const one of all) expect(mayCount(one)).toEqual({ ok: true })
      for (const percent of Object.values(wholeLevel(all))) {
        if (percent === null) continue
        expect(Number(percent)).toBeGreaterThanOrEqual(0)
        expect(Number(percent)).toBeLessThanOrEqual(100)
      }
    }),
  )
})
