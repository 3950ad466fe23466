/** What the template of a kind writes, its list reads: of every kind that ships, in both languages. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Kind } from './kind.ts'
import { readOfferList } from './offerList.ts'
import { readKind } from './readKind.ts'
import { codesEn } from '../kernel/text.codes.en.ts'
import { codesZh } from '../kernel/text.codes.zh.ts'
import { provinces } from '../kernel/province.ts'
import { type TemplateWords, templateSheets } from './listTemplate.ts'
import { catalogEn } from './text.en.ts'
import { catalogZh } from './text.zh.ts'

const folder = join(import.meta.dirname, '../../data/kinds')
const kinds = readdirSync(folder).map((file): Kind => {
  const reading = readKind(JSON.parse(readFileSync(join(folder, file), 'utf8')))
  if (!reading.ok) throw new Error(file)
  return reading.kind
})

const wordsOf = (language: 'zh' | 'en'): TemplateWords => {
  const { flag, template } = language === 'zh' ? catalogZh : catalogEn
  const units = (language === 'zh' ? codesZh : codesEn).unit as Readonly<Record<string, string>>
  return {
    ...flag,
    ...template,
    heads: Object.values(template.heads),
    language,
    unit: (code) => units[code]!,
    region: (code) => provinces.find((one) => one.code === code)!.shortName,
  }
}

test.each(kinds.flatMap((kind) => (['zh', 'en'] as const).map((language) => ({ kind, language }))))(
  'the template of $kind.id in $language',
  ({ kind, language }) => {
    const [{ heads, rows, picks }, explained, choices] = templateSheets(kind, wordsOf(language))
    expect(explained!.rows).toHaveLength(heads.length)
    expect(choices!.heads).toHaveLength(picks.length)
    const cells = [heads, ...rows]
    // Its sample alone is no list.
    expect(readOfferList(kind, cells)).toEqual({ ok: false, code: 'kernel.sheet_empty' })
    const [head, [, ...sample]] = cells as [string[], string[]]
    const list = readOfferList(kind, [head, ['A-1', ...sample]])
    if (!list.ok) throw new Error(list.code)
    expect(list.others).toEqual([])
    const [row] = list.rows
    expect(row!.faults).toEqual([])
    expect(row!.said.title).toBe(kind.sample.title[language])
    expect(row!.said.values).toEqual(kind.sample.values)
  },
)
