import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { peopleZh } from './text.zh.ts'

const root = join(import.meta.dirname, '../..')

function codesIn(folder: string): string[] {
  return (
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      // Names of settings are of the same shape as reasons.
      .filter((file) => file !== 'settings.ts')
      .flatMap((file) => {
        const text = readFileSync(join(root, folder, file), 'utf8')
        const inVerdicts =
          /(?:invalid|unauthenticated|forbidden|missing|conflict)\(\s*'people\.(\w+)'/g
        const inFaults = /code: 'people\.(\w+)'/g
        // In domain, where no table is named, every such word is a reason.
        const inRules = folder.startsWith('domain') ? [/'people\.([a-z]+(?:_[a-z]+)+)'/g] : []
        return [inVerdicts, inFaults, ...inRules].flatMap((pattern) =>
          [...text.matchAll(pattern)].map((match) => match[1] ?? ''),
        )
      })
  )
}

test('every reason that people gives has its sentence, and no sentence is left over', () => {
  const used = new Set([...codesIn('domain/people'), ...codesIn('server/people')])
  expect([...used].toSorted()).toEqual(Object.keys(peopleZh.reason).toSorted())
})
