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
    '<row><c t="inlineStr" s="1"><is><t xml:space="preserve">项目</t></is></c></row>',
  )
})

test('figures are figures; what looks like a formula, and rare characters, are text as written', () => {
  const xml = sheet([
    ['=HYPERLINK("x")', 3],
    ['鼟龘㙍𬭊 <&> \u0000', null],
  ])
  expect(xml).toContain('<t xml:space="preserve">=HYPERLINK(&quot;x&quot;)</t>')
  expect(xml).toContain('<c s="0"><v>3</v></c>')
  expect(xml).toContain('<t xml:space="preserve">鼟龘㙍𬭊 &lt;&amp;&gt; </t></is></c><c s="0"/>')
  expect(xml).not.toContain('<f>')
})
