import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { xlsxOf } from './xlsx.ts'

const sheet = (rows: Parameters<typeof xlsxOf>[2]) =>
  strFromU8(unzipSync(xlsxOf('收件箱', ['项目', '位次'], rows))['xl/worksheets/sheet1.xml']!)

test('a workbook has its parts, its name and its heads in bold', () => {
  const parts = unzipSync(xlsxOf('收件箱: 一/二', ['项目'], []))
  expect(Object.keys(parts)).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/worksheets/sheet1.xml',
    'xl/styles.xml',
  ])
  expect(strFromU8(parts['xl/workbook.xml']!)).toContain('<sheet name="收件箱  一 二"')
  expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).toContain(
    '<row r="1"><c r="A1" t="inlineStr" s="1"><is><t xml:space="preserve">项目</t></is></c></row>',
  )
})

test('figures are figures; what looks like a formula, and rare characters, are text as written', () => {
  const xml = sheet([
    ['=HYPERLINK("x")', 3],
    ['鼟龘㙍𬭊 <&> \u0000', null],
  ])
  expect(xml).toContain('<t xml:space="preserve">=HYPERLINK(&quot;x&quot;)</t>')
  expect(xml).toContain('<c r="B2" s="0"><v>3</v></c>')
  expect(xml).toContain(
    '<t xml:space="preserve">鼟龘㙍𬭊 &lt;&amp;&gt; </t></is></c><c r="B3" s="0"/>',
  )
  expect(xml).not.toContain('<f>')
})

test('rows and cells say where they are, which many readers ask for', () => {
  const heads = Array.from({ length: 28 }, (_, at) => `h${at}`)
  const bytes = xlsxOf('宽表', heads, [heads.map(() => 1)])
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
  const places = [...xml.matchAll(/<c r="([A-Z]+\d+)"/g)].map(([, place]) => place)
  expect(places.slice(24, 30)).toEqual(['Y1', 'Z1', 'AA1', 'AB1', 'A2', 'B2'])
  expect([...xml.matchAll(/<row r="(\d+)"/g)].map(([, row]) => row)).toEqual(['1', '2'])
})
