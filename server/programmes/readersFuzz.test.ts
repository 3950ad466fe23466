/** Whatever bytes or text arrive, the readers of strangers' files answer, in bounded time, or refuse by a code. */
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../../domain/kernel/csv.ts'
import { readWinnerList } from '../../domain/programmes/winnerList.ts'
import { readSheet } from '../kernel/documents/sheetFile.ts'
import { taggedWordFile } from '../kernel/documents/wordForm.ts'
import { readTaggedWord } from '../kernel/documents/wordFormRead.ts'

const thisYear = 2019

/** Changes of some bytes and a cut, of a file that was sound. */
function spoilt(sound: Uint8Array, edits: readonly (readonly [number, number])[], keep: number) {
  const copy = Uint8Array.from(sound)
  for (const [at, value] of edits) copy[at % copy.length] = value
  return copy.subarray(0, Math.ceil((copy.length * keep) / 1000))
}

const codeOf = (read: { readonly ok: true } | { readonly ok: false; readonly code: string }) =>
  read.ok ? 'none' : read.code

const spoiling = fc.record({
  edits: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
  keep: fc.integer({ min: 1, max: 1000 }),
})

test('CSV: what was written by the rule comes back, cell by cell', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 })
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), {
    minLength: 1,
    maxLength: 8,
  })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(rows, (table) => {
      // The divider is found in the first line, so that line has no other sign that divides.
      const head = table[0]!.map((text) => text.replaceAll(/[\s;,"\t]/g, '') || 'x')
      const wanted = [head, ...table.slice(1)]
      const text = wanted.map((row) => row.map(quoted).join(',')).join('\r\n')
      expect(readCsv(text)).toEqual(wanted)
    }),
    { numRuns: 300, seed: 7100 },
  )
})

test('CSV: any text is rows of cells, and any rows are a list or named faults', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const rows = readCsv(text)
      expect(rows.every((row) => row.every((cell) => typeof cell === 'string'))).toBe(true)
      const list = readWinnerList(rows, thisYear)
      expect(typeof list).toBe('object')
    }),
    { numRuns: 500, seed: 7100 },
  )
})

test('lists: any bytes are rows or one refusal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const read = await readSheet(bytes)
      expect(codeOf(read)).toMatch(/^(none|kernel\.sheet_unreadable)$/)
    }),
    { numRuns: 300, seed: 7100 },
  )
})

test('Excel lists: spoilt files are rows or one refusal, and end with their process', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名单')
  for (let at = 0; at < 20; at++) sheet.addRow([at, `第${at}平台（演示）`, 2018])
  const sound = new Uint8Array(await book.xlsx.writeBuffer())
  expect((await readSheet(sound)).ok).toBe(true)
  await fc.assert(
    fc.asyncProperty(spoiling, async ({ edits, keep }) => {
      const read = await readSheet(spoilt(sound, edits, keep))
      expect(codeOf(read)).toMatch(/^(none|kernel\.sheet_unreadable)$/)
    }),
    { numRuns: 12, seed: 7100 },
  )
}, 60_000)

test('Word forms: spoilt files and spoilt markup are cells or a refusal', async () => {
  const sound = await taggedWordFile(
    {
      title: '申报书',
      banner: '',
      footer: { style: 'counted', label: '', counted: ['', '/', ''], note: '' },
      help: '',
      heads: { code: '编号', label: '填写项', value: '填写内容' },
      sections: [
        {
          title: 'A',
          items: [{ kind: 'field', tag: 'A.name', label: '名称', hint: '', value: '云麓' }],
        },
      ],
    },
    '2019-07-01T00:00:00Z',
  )
  expect(readTaggedWord(sound)).toEqual({ ok: true, cells: [{ tag: 'A.name', text: '云麓' }] })
  fc.assert(
    fc.property(spoiling, ({ edits, keep }) => {
      const read = readTaggedWord(spoilt(sound, edits, keep))
      expect(codeOf(read)).toMatch(/^(none|kernel\.(archive|word_form)_.+)$/)
    }),
    { numRuns: 600, seed: 7100 },
  )
})
