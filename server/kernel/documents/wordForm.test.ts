import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { has, libreOffice } from './outsideTools.ts'
import { taggedWordFile, type TaggedForm } from './wordForm.ts'
import { readTaggedWord } from './wordFormRead.ts'

const form: TaggedForm = {
  title: '申报书',
  banner: '',
  footer: { style: 'counted', label: '', counted: ['第 ', ' 页　共 ', ' 页'], note: '' },
  help: '请填写',
  heads: { code: '编号', label: '填写项', value: '填写内容' },
  sections: [
    {
      title: 'A 基本信息',
      items: [
        { kind: 'field', tag: 'A.name', label: '单位名称', hint: '', value: '云麓<集团>&龘' },
        { kind: 'field', tag: 'A.about', label: '简介', hint: '限500字', value: '一\n二' },
        { kind: 'field', tag: 'A.site', label: '网址', hint: '', value: '' },
      ],
    },
    {
      title: 'E 预算',
      items: [
        {
          kind: 'rows',
          tag: 'E.equipment',
          label: '设备明细',
          hint: '',
          columns: [
            { id: 'name', label: '名称' },
            { id: 'price', label: '单价' },
          ],
          rows: [
            { id: 'r1', label: '', cells: ['机床', '1,860.00'] },
            { id: 'r2', label: '合计', cells: [null, ''] },
          ],
        },
      ],
    },
  ],
}

const written = [
  { tag: 'A.name', text: '云麓<集团>&龘' },
  { tag: 'A.about', text: '一\n二' },
  { tag: 'A.site', text: '' },
  { tag: 'E.equipment/r1/name', text: '机床' },
  { tag: 'E.equipment/r1/price', text: '1,860.00' },
  { tag: 'E.equipment/r2/name', text: '' },
  { tag: 'E.equipment/r2/price', text: '' },
]

const made = await taggedWordFile(form, '2019-07-01T00:00:00Z')

/** The same file with its main part rewritten, as another program would save it. */
function edited(change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(made)
  parts['word/document.xml'] = strToU8(change(strFromU8(parts['word/document.xml']!)))
  return zipSync(parts)
}

test('what was written comes back by its tag', () => {
  expect(readTaggedWord(made)).toEqual({ ok: true, cells: written })
})

test('content controls that an office added change nothing', () => {
  const controlled = edited((xml) =>
    xml.replace(
      /<w:tc>(?:(?!<w:tc>).)*?1,860\.00.*?<\/w:tc>/s,
      (cell) => `<w:sdt><w:sdtPr/><w:sdtContent>${cell}</w:sdtContent></w:sdt>`,
    ),
  )
  expect(strFromU8(unzipSync(controlled)['word/document.xml']!)).toContain('w:sdtContent')
  expect(readTaggedWord(controlled)).toEqual({ ok: true, cells: written })
})

test('rows that people added, empty or copied with their code, are new rows', () => {
  const row = (cells: readonly string[]) =>
    `<w:tr>${cells.map((text) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`
  const added = edited((xml) => {
    const end = xml.lastIndexOf('</w:tbl>')
    const rows =
      row(['', '铣床', '9']) + row(['', '', '']) + row(['〔E.equipment/r1〕', '车床', '8'])
    return xml.slice(0, end) + rows + xml.slice(end)
  })
  expect(readTaggedWord(added)).toEqual({
    ok: true,
    cells: [
      ...written,
      { tag: 'E.equipment/new501/name', text: '铣床' },
      { tag: 'E.equipment/new501/price', text: '9' },
      { tag: 'E.equipment/new502/name', text: '车床' },
      { tag: 'E.equipment/new502/price', text: '8' },
    ],
  })
})

test('deleted text is gone, several paragraphs are several lines', () => {
  const revised = edited((xml) =>
    xml.replace(
      '云麓&lt;集团&gt;&amp;龘</w:t></w:r>',
      '云麓</w:t></w:r><w:del><w:r><w:t>旧名</w:t></w:r></w:del><w:ins><w:r><w:t>新名</w:t></w:r></w:ins>',
    ),
  )
  const read = readTaggedWord(revised)
  expect(read.ok && read.cells[0]).toEqual({ tag: 'A.name', text: '云麓新名' })
})

test('entities, depth, other files and ordinary Word files are refused', () => {
  const refused = (code: string) => ({ ok: false, kind: 'invalid', code })
  const entity = edited((xml) =>
    xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
  )
  expect(readTaggedWord(entity)).toEqual(refused('kernel.word_form_unreadable'))
  const deep = edited((xml) => xml.replace('<w:body>', `<w:body>${'<w:x>'.repeat(300)}`))
  expect(readTaggedWord(deep)).toEqual(refused('kernel.word_form_unreadable'))
  const broken = edited((xml) => xml.slice(0, 2_000))
  expect(readTaggedWord(broken)).toEqual(refused('kernel.word_form_unreadable'))
  const other = zipSync({ 'xl/workbook.xml': strToU8('<x/>') })
  expect(readTaggedWord(other)).toEqual(refused('kernel.word_form_unreadable'))
  const untagged = edited((xml) => xml.replace(/<w:tbl>.*<\/w:tbl>/s, '<w:p/>'))
  expect(readTaggedWord(untagged)).toEqual(refused('kernel.word_form_untagged'))
})

test.skipIf(!has('soffice'))(
  'LibreOffice saves the form and everything comes back',
  () => {
    const saved = libreOffice(made, 'docx', 'docx')
    expect(readTaggedWord(saved)).toEqual({ ok: true, cells: written })
  },
  90_000,
)
