import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import fusion from '../../data/programmes/fusion-2020.json' with { type: 'json' }
import guangdong from '../../data/programmes/guangdong-2018.json' with { type: 'json' }
import internet from '../../data/programmes/industrial-internet-2022.json' with { type: 'json' }
import innovation from '../../data/programmes/innovation-2019.json' with { type: 'json' }
import y2018 from '../../data/programmes/shuangchuang-2018.json' with { type: 'json' }
import y2019 from '../../data/programmes/shuangchuang-2019.json' with { type: 'json' }
import sichuan from '../../data/programmes/sichuan-2018.json' with { type: 'json' }
import { checkProgramme, maxFaults } from './programmeCheck.ts'

const shipped = [y2019, y2018, guangdong, sichuan, innovation, fusion, internet]

/** All places of a JSON value, as lists of members to walk. */
function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const members = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value)
  return [path, ...members.flatMap((member) => pathsOf((value as any)[member], [...path, member]))]
}

test('never throws and never calls a fault valid, however a valid file is mutated', () => {
  const files = shipped.map((file) => ({ file, paths: pathsOf(file).slice(1) }))
  const mutation = fc.record({
    file: fc.constantFrom(...files),
    at: fc.nat(),
    value: fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('unknown', 'notice', '44', '5101', null, -1, []),
    ),
    remove: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      const { file, paths } = mutations[0]!.file
      const copy: any = structuredClone(file)
      for (const { at, value, remove } of mutations) {
        const path = paths[at % paths.length]!
        const owner = path.slice(0, -1).reduce((found, member) => found?.[member], copy)
        const last = path.at(-1)!
        if (typeof owner !== 'object' || owner === null) continue
        if (remove) delete owner[last]
        else owner[last] = value
      }
      const check = checkProgramme(JSON.parse(JSON.stringify(copy)))
      expect(check.valid).toBe(check.faults.length === 0)
      expect(check.faults.length).toBeLessThanOrEqual(maxFaults)
      for (const fault of check.faults) expect(fault.at).toMatch(/^(\/|$)/)
    }),
    { numRuns: 300, seed: 2019 },
  )
})

test('never throws on any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(checkProgramme(value).valid).toBe(false)
    }),
    { numRuns: 300, seed: 146 },
  )
})
