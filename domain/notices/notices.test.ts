import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareMoments, momentMs, momentOfMs } from '../kernel/moment.ts'
import { choiceFor, fill, fillPath, type NoticeKind, oneLine, spokenFacts } from './kind.ts'
import { htmlLetter, type LetterDraft, plainLetter, waitAfterAttempt } from './letter.ts'
import { mayChoose } from './preference.ts'
import { nextDigestAt, reminderMoments, workingDaysLeft } from './rhythm.ts'
import { noticesEn } from './text.en.ts'
import { noticesZh } from './text.zh.ts'

const words = { label: '标签', subject: '主题', body: '正文' }
const kind = (more: Partial<NoticeKind>): NoticeKind => ({
  code: 'sample.news',
  urgent: false,
  optional: true,
  defaults: { mail: 'digest' },
  words: { zh: words, en: words },
  ...more,
})

test.each([
  ['as the kind says', {}, 'mail', undefined, 'digest'],
  ['as chosen', {}, 'mail', 'at_once', 'at_once'],
  ['not at all', {}, 'mail', 'off', 'off'],
  ['a way the kind does not name', {}, 'sms', undefined, 'off'],
  ['needed, and turned off', { optional: false }, 'mail', 'off', 'digest'],
  ['urgent waits for no digest', { urgent: true }, 'mail', undefined, 'at_once'],
  ['urgent, needed, and turned off', { urgent: true, optional: false }, 'mail', 'off', 'at_once'],
  ['urgent, needed, other way off', { urgent: true, optional: false }, 'sms', 'off', 'off'],
] as const)('it goes %s', (_what, more, channel, chosen, expected) => {
  expect(choiceFor(kind(more), channel, chosen)).toBe(expected)
})

test.each([
  [undefined, 'mail', 'off', 'notices.kind_unknown'],
  [kind({ optional: false }), 'mail', 'off', 'notices.kind_is_needed'],
  [kind({ urgent: true }), 'mail', 'digest', 'notices.kind_is_urgent'],
  [kind({ optional: false }), 'sms', 'off', 'ok'],
  [kind({}), 'mail', 'off', 'ok'],
] as const)('may choose %#', (of, channel, choice, expected) => {
  const verdict = mayChoose(of, channel, choice, 'sample.news')
  expect(verdict.ok ? 'ok' : verdict.code).toBe(expected)
})

// 1 to 7 October 2019 is Golden Week; Sunday 29 September and Saturday 12 October are worked.
test.each([
  ['an hour before it', '2019-09-27T08:00:00+08:00', 9, true, '2019-09-27T09:00:00+08:00'],
  ['at the very moment', '2019-09-27T09:00:00+08:00', 9, true, '2019-09-29T09:00:00+08:00'],
  ['into a made-up Sunday', '2019-09-27T18:00:00+08:00', 9, true, '2019-09-29T09:00:00+08:00'],
  ['over Golden Week', '2019-09-30T10:00:00+08:00', 9, true, '2019-10-08T09:00:00+08:00'],
  ['in Golden Week if wished', '2019-09-30T10:00:00+08:00', 9, false, '2019-10-01T09:00:00+08:00'],
  ['at midnight', '2019-09-26T23:59:59+08:00', 0, true, '2019-09-27T00:00:00+08:00'],
])('the next digest: %s', (_what, now, digestHour, workingDaysOnly, expected) => {
  const at = nextDigestAt(now, { digestHour, workingDaysOnly })
  expect(at).toBe(momentOfMs(momentMs(expected)))
})

test('the next digest is always ahead', () => {
  const moments = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2026, 0, 1) })
  const rhythms = fc.record({
    digestHour: fc.integer({ min: 0, max: 23 }),
    workingDaysOnly: fc.boolean(),
  })
  fc.assert(
    fc.property(moments, rhythms, (ms, rhythm) => {
      const now = momentOfMs(ms)
      expect(compareMoments(nextDigestAt(now, rhythm), now)).toBeGreaterThan(0)
    }),
  )
})

// Closes at the end of Thursday, 10 October 2019.
const closesAt = '2019-10-11T00:00:00+08:00'

test.each([
  [
    '2019-09-20T12:00:00+08:00',
    [5, 3, 1, 0],
    [
      [5, '2019-09-27T09:00:00+08:00'],
      [3, '2019-09-30T09:00:00+08:00'],
      [1, '2019-10-09T09:00:00+08:00'],
      [0, '2019-10-10T09:00:00+08:00'],
    ],
  ],
  ['2019-09-30T09:00:00+08:00', [5, 3, 1, 1], [[1, '2019-10-09T09:00:00+08:00']]],
  ['2019-10-10T10:00:00+08:00', [5, 3, 1, 0], []],
] as const)('from %s one is reminded %j working days before at %j', (now, before, expected) => {
  expect(reminderMoments(closesAt, before, 9, now)).toEqual(
    expected.map(([beforeDays, at]) => ({ beforeDays, at: momentOfMs(momentMs(at)) })),
  )
})

test.each([
  ['2019-09-27T09:00:00+08:00', 5],
  ['2019-09-30T09:00:00+08:00', 3],
  ['2019-10-10T09:00:00+08:00', 0],
  ['2019-10-12T09:00:00+08:00', 0],
])('at %s %d working days are left', (now, days) => {
  expect(workingDaysLeft(closesAt, now)).toBe(days)
})

test('facts come into words and addresses, and codes are spoken', () => {
  expect(fill('{{a}}与{{ b }}，{{c}}。', { a: '甲', b: 2 })).toBe('甲与2，。')
  expect(fillPath('/things/{{id}}', { id: '../x?y' })).toBe('/things/..%2Fx%3Fy')
  expect(oneLine('a\r\nBcc: b')).toBe('a Bcc: b')
  const terms = { state: { zh: { open: '开放' }, en: { open: 'open' } } }
  expect(spokenFacts(kind({ terms }), 'zh', { state: 'open', org: 'open' })).toEqual({
    state: '开放',
    org: 'open',
  })
})

const draft: LetterDraft = {
  subject: '<b>主题</b>',
  greeting: '你好：',
  paragraphs: ['一 & 二'],
  links: [{ label: '打开', url: 'https://x.test/?a=1&b="2"' }],
  code: '123456',
  footer: [{ text: '自动' }, { text: '设置', url: 'https://x.test/s' }],
}

test('a letter in plain text says everything', () => {
  expect(plainLetter(draft)).toBe(
    '你好：\n\n一 & 二\n\n    123456\n\n打开\nhttps://x.test/?a=1&b="2"\n\n--\n自动\n设置 https://x.test/s',
  )
})

test('nothing in a letter becomes markup', () => {
  const html = htmlLetter(draft)
  expect(html).toContain('&lt;b&gt;主题&lt;/b&gt;')
  expect(html).toContain('href="https://x.test/?a=1&amp;b=&quot;2&quot;"')
  fc.assert(
    fc.property(fc.string(), (text) => {
      const tags = htmlLetter({ ...draft, subject: text, paragraphs: [text] }).match(/<[a-z]+/g)
      expect(tags).toEqual(htmlLetter(draft).match(/<[a-z]+/g))
    }),
  )
})

test.each([
  [1, 1],
  [2, 4],
  [3, 16],
  [5, 256],
  [6, 360],
  [8, 360],
])('after attempt %d one waits %d minutes', (attempts, minutes) => {
  expect(waitAfterAttempt(attempts)).toBe(minutes * 60_000)
})

test('both languages use the same facts', () => {
  const places = (text: string) => new Set(text.match(/\{\{\w+\}\}/g))
  const pairs = (zh: object, en: object): [string, string][] =>
    Object.entries(zh).flatMap(([key, value]) => {
      const other = (en as Record<string, unknown>)[key]
      return typeof value === 'string'
        ? [[value, String(other)] as [string, string]]
        : pairs(value as object, other as object)
    })
  const all = pairs(noticesZh, noticesEn)
  expect(all.map(([, en]) => places(en))).toEqual(all.map(([zh]) => places(zh)))
})
