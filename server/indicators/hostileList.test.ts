/** Lists that are made to exhaust whoever opens them: each is refused by its code while the server keeps answering. */
import ExcelJS from 'exceljs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { usualPenetration } from '../../domain/indicators/penetration.ts'
import { personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'

let w: World
let p: Personas
let survey: string
let sound: Record<string, Uint8Array>
let bomb: Uint8Array

beforeAll(async () => {
  w = await world('2020-08-05T10:00:00+08:00')
  p = await personas(w)
  const wish = { title: '2020年普及率调查（演示）', fromDay: '2020-01-01', untilDay: '2020-06-30' }
  const made = await p.programmeOfficer.post('/api/indicators/surveys', {
    ...wish,
    definition: usualPenetration,
  })
  survey = made.json().id
  const book = new ExcelJS.Workbook()
  book.addWorksheet('名单').addRows([['单位名称', '行业', '行政区划', '是否骨干', '平台应用']])
  sound = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()))
  bomb = workbook(new Uint8Array(256 << 20), 9)
})
afterAll(async () => {
  await w[Symbol.asyncDispose]()
})

const sheetName = 'xl/worksheets/sheet1.xml'
const head =
  '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
const foot = '</sheetData></worksheet>'
const text = (said: string, at: string) => `<c r="${at}" t="inlineStr"><is><t>${said}</t></is></c>`
const workbook = (sheet: Uint8Array, level: 1 | 9 = 1) =>
  zipSync({ ...sound, [sheetName]: sheet }, { level })

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

/** The size that the directory states for the sheet, made small: nothing warns before it is unpacked. */
function lying(archive: Uint8Array): Uint8Array {
  const bytes = archive.slice()
  const view = new DataView(bytes.buffer)
  const directoryEntry = 0x02014b50
  for (let at = 0; at + 46 < bytes.length; at++) {
    if (view.getUint32(at, true) !== directoryEntry) continue
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if (name === sheetName) view.setUint32(at + 24, 4000, true)
  }
  return bytes
}

const hostile: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
  [
    'a bomb: a quarter of a gigabyte in a quarter of a megabyte',
    () => bomb,
    /^kernel\.sheet_too_heavy$/,
  ],
  ['a bomb whose directory lies', () => lying(bomb), /^kernel\.sheet_(too_heavy|unreadable)$/],
  [
    'a million columns',
    () => {
      const cells = Array.from({ length: 1_000_000 }, (_, at) => text('1', `${letters(at)}1`))
      return workbook(strToU8(`${head}<row r="1">${cells.join('')}</row>${foot}`))
    },
    /^(kernel\.sheet_(too_heavy|unreadable)|indicators\.survey_head_missing)$/,
  ],
  [
    'one long text in every cell',
    () => {
      const long = '长'.repeat(4000)
      const rows = Array.from({ length: 6000 }, (_, line) => {
        const row = line + 1
        return `<row r="${row}">${text(long, `A${row}`)}</row>`
      })
      return workbook(strToU8(`${head}${rows.join('')}${foot}`), 9)
    },
    /^kernel\.sheet_too_heavy$/,
  ],
]

/** Long for a page that reads one row, and short for a server that opens such a file itself. */
const answersWithinMs = 3000

test.each(hostile)('%s', { timeout: 120_000 }, async (_what, make, code) => {
  const content = Buffer.from(make()).toString('base64')
  let done = false
  const sent = p.programmeOfficer
    .post(`/api/indicators/surveys/${survey}/batches`, { fileName: '名单.xlsx', content })
    .finally(() => {
      done = true
    })
  let slowest = 0
  while (!done) {
    const began = performance.now()
    const answer = await p.applicant.get('/api/indicators/tracks')
    expect(answer.statusCode).toBe(200)
    slowest = Math.max(slowest, performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const refused = await sent
  expect([400, 422]).toContain(refused.statusCode)
  expect(refused.json().code).toMatch(code)
  expect(slowest).toBeLessThan(answersWithinMs)
  const read = await p.programmeOfficer.get(`/api/indicators/surveys/${survey}/batches`)
  expect(read.json().rows).toEqual([])
})
