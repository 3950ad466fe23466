import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { programmeFormEn } from '../text.form.en.ts'
import { programmeFormZh } from '../text.form.zh.ts'
import { shuangchuangForm } from './form.example.ts'
import { labelOf, sentenceOf } from './sentence.ts'

/** Reasons that the code of this folder can give: what follows `.yet(`, `.never(`, `refuse(` and `form_`. */
function reasonsInCode(): string[] {
  const folder = new URL('.', import.meta.url)
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.') && !name.includes('.example.'),
  )
  const code = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n')
  const found = new Set<string>()
  for (const [, reason] of code.matchAll(/(?:'programmes\.|[' ])form_([a-z_]+)'/g))
    found.add(reason!)
  for (const [, reason] of code.matchAll(
    /\b(?:yet|never)\(\s*(?:cellAddress\([^)]*\)|[^'"(]*?),\s*'([a-z_]+)'/g,
  ))
    found.add(reason!)
  for (const [, reason] of code.matchAll(/\brefuse\(\s*desk,[^']*?'([a-z_]+)'/g)) found.add(reason!)
  for (const [, reason] of code.matchAll(/\byield fault\([^']*?'([a-z_]+)'/g))
    found.add(`definition_${reason}`)
  return [...found]
    .map((reason) => `form_${reason}`)
    .filter((reason) => reason !== 'form_')
    .toSorted()
}

test('every reason in the code has a sentence in both languages', () => {
  const reasons = reasonsInCode()
  expect(reasons.length).toBeGreaterThan(50)
  expect(reasons.filter((reason) => !Object.hasOwn(programmeFormZh.reason, reason))).toEqual([])
  expect(Object.keys(programmeFormEn.reason)).toEqual(Object.keys(programmeFormZh.reason))
})

test('both languages name the same facts', () => {
  const facts = (sentence: string) => [...new Set(sentence.match(/\{\{\w+\}\}/g) ?? [])].toSorted()
  const pairs = Object.entries(programmeFormZh.reason) as [
    keyof typeof programmeFormZh.reason,
    string,
  ][]
  for (const [reason, zh] of pairs)
    expect({ reason, facts: facts(programmeFormEn.reason[reason]) }).toEqual({
      reason,
      facts: facts(zh),
    })
  for (const rule of shuangchuangForm.rules)
    expect(facts(rule.text.en)).toEqual(facts(rule.text.zh))
})

test('a fault reads as a sentence with its numbers', () => {
  const fault = {
    at: 'B.total',
    code: 'programmes.form_rule_broken',
    severity: 'hard' as const,
    rule: 'total_is_sum_of_sources',
    facts: { here: '4,200', there: '4,180', difference: '20' },
  }
  expect(sentenceOf(shuangchuangForm, fault, 'zh')).toBe(
    '总投资 4,200 万元，分项合计 4,180 万元，相差 20 万元，请核对。',
  )
  const missing = {
    at: 'A.legalIdNumber',
    code: 'codes.resident_id_check_digit',
    severity: 'hard' as const,
  }
  expect(sentenceOf(shuangchuangForm, missing, 'zh')).toBe(
    '公民身份号码末位校验码不符，通常是录错了一位，请逐位核对。',
  )
  const type = {
    at: 'A.staff',
    code: 'programmes.form_type_wrong',
    severity: 'hard' as const,
    facts: { kind: 'number' },
  }
  expect(sentenceOf(shuangchuangForm, type, 'en')).toBe(
    'This field takes a number. Please enter it again.',
  )
})

test.each([
  ['B.total', '项目总投资'],
  ['B.sources/own/amount', '投资来源 › 自筹 › 金额'],
  ['D.statement/4', '申报方向遴选内容落实说明 › 基于互联网的制造能力开放平台'],
  ['nothing', 'nothing'],
])('%s is called %s', (at, label) => {
  expect(labelOf(shuangchuangForm, at, 'zh')).toBe(label)
})
