import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hunksBetween, tokensOf } from './textDiff.ts'
import { mergeText } from './textMerge.ts'

const base =
  '平台接入设备1200台，服务企业300家。建设期内完成总体设计和试点应用。\n第二年推广至重点产业集聚区，组织培训800人次。'

test('a word of Latin letters or digits is one token, every 汉字 its own', () => {
  expect(tokensOf('接入3.5万元 PLM-2\r\n𠮷')).toEqual([
    '接',
    '入',
    '3.5',
    '万',
    '元',
    ' ',
    'PLM-2',
    '\r\n',
    '𠮷',
  ])
})

test.each([
  [
    'different paragraphs',
    base.replace('1200', '1500'),
    base.replace('800', '900'),
    base.replace('1200', '1500').replace('800', '900'),
  ],
  [
    'different sentences of one paragraph',
    base.replace('300家', '320家'),
    base.replace('完成总体设计', '完成需求调研、总体设计'),
    base.replace('300家', '320家').replace('完成总体设计', '完成需求调研、总体设计'),
  ],
  [
    'the same change twice',
    base.replace('1200', '1500'),
    base.replace('1200', '1500'),
    base.replace('1200', '1500'),
  ],
  [
    'one change in common, one more',
    base.replace('1200', '1500'),
    base.replace('1200', '1500').replace('300', '310'),
    base.replace('1200', '1500').replace('300', '310'),
  ],
  ['an addition at either end', `前言。${base}`, `${base}结语。`, `前言。${base}结语。`],
  [
    'a removal and a change',
    base.slice(base.indexOf('建设期')),
    base.replace('800', '900'),
    base.slice(base.indexOf('建设期')).replace('800', '900'),
  ],
])('%s merge', (_what, mine, theirs, text) => {
  expect(mergeText(base, mine, theirs)).toEqual({ clean: true, text })
  expect(mergeText(base, theirs, mine)).toEqual({ clean: true, text })
})

test.each([
  ['one number twice', base.replace('1200', '1500'), base.replace('1200', '1300')],
  ['a number and its unit', base.replace('1200', '12'), base.replace('台', '套')],
  [
    'words near each other in a sentence',
    base.replace('总体设计', '详细设计'),
    base.replace('试点应用', '试点运行'),
  ],
  ['two sentences at one place', `${base}甲。`, `${base}乙。`],
  [
    'a change in what is removed',
    base.slice(base.indexOf('建设期')),
    base.replace('300家', '320家'),
  ],
])('%s is a conflict', (_what, mine, theirs) => {
  expect(mergeText(base, mine, theirs)).toEqual({ clean: false })
  expect(mergeText(base, theirs, mine)).toEqual({ clean: false })
})

const word = fc.constantFrom(
  '平台',
  '设备',
  '1200',
  '。',
  '，',
  '\n',
  '的',
  'PLM',
  '企业',
  '服务',
  ' ',
)
const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(''))

test('hunks lead from one text to the other, never touch, and none means equal', () => {
  fc.assert(
    fc.property(text, text, (from, to) => {
      const tokens = tokensOf(from)
      const hunks = hunksBetween(tokens, tokensOf(to))
      expect(hunks.length === 0).toBe(from === to)
      let rebuilt = ''
      let done = 0
      for (const hunk of hunks) {
        expect(hunk.from).toBeGreaterThanOrEqual(done)
        rebuilt += tokens.slice(done, hunk.from).join('') + hunk.put.join('')
        done = hunk.to
      }
      expect(rebuilt + tokens.slice(done).join('')).toBe(to)
    }),
  )
})

test('without a concurrent change a merge is what the one wrote, and sides do not matter', () => {
  fc.assert(
    fc.property(text, text, text, (start, mine, theirs) => {
      expect(mergeText(start, mine, start)).toEqual({ clean: true, text: mine })
      expect(mergeText(start, start, theirs)).toEqual({ clean: true, text: theirs })
      expect(mergeText(start, mine, mine)).toEqual({ clean: true, text: mine })
      expect(mergeText(start, mine, theirs)).toEqual(mergeText(start, theirs, mine))
    }),
  )
})

test('changes of different paragraphs always merge into both', () => {
  const paragraph = fc
    .array(fc.constantFrom('设', '备', '企', '业', '，'), { minLength: 1, maxLength: 9 })
    .map((signs) => signs.join(''))
  fc.assert(
    fc.property(
      fc.array(paragraph, { minLength: 3, maxLength: 8 }),
      fc.nat(),
      fc.nat(),
      (paragraphs, one, other) => {
        const numbered = paragraphs.map((line, index) => `${line}段${index}。`)
        const mineAt = one % numbered.length
        const theirsAt = other % numbered.length
        fc.pre(Math.abs(mineAt - theirsAt) > 1)
        const changed = (...at: number[]) =>
          numbered
            .map((line, index) => (at.includes(index) ? `改写${index}甲乙。` : line))
            .join('\n')
        expect(mergeText(numbered.join('\n'), changed(mineAt), changed(theirsAt))).toEqual({
          clean: true,
          text: changed(mineAt, theirsAt),
        })
      },
    ),
  )
})

test('texts of 6,000 signs, rewritten or not, are merged within a second', () => {
  const long = base.repeat(70)
  const start = performance.now()
  expect(mergeText(long, [...long].toReversed().join(''), `${long}结语`).clean).toBe(false)
  expect(mergeText(long, `甲。${long}`, `${long}乙。`)).toEqual({
    clean: true,
    text: `甲。${long}乙。`,
  })
  expect(performance.now() - start).toBeLessThan(1000)
})
