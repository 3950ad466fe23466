import { expect, test } from 'vitest'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import type { WordField } from '../../../domain/programmes/form/wordForm.ts'
import { taggedWordFile } from '../../kernel/documents/wordForm.ts'
import { readWordForm, wordFormFile } from './wordForm.ts'

const both = (zh: string) => ({ zh, en: zh })

const definition: FormDefinition = {
  id: 'sample',
  version: 3,
  title: both('申报书'),
  source: 'design',
  instructions: [],
  directions: [],
  rules: [],
  sections: [
    {
      id: 'A',
      title: both('基本信息'),
      role: 'body',
      items: [
        {
          id: 'name',
          kind: 'text',
          label: both('单位名称'),
          source: 'public',
          maxChars: 100,
          lines: 'single',
        },
        {
          id: 'members',
          kind: 'table',
          label: both('成员'),
          source: 'public',
          maxRows: 10,
          columns: [
            { id: 'name', kind: 'text', label: both('姓名'), maxChars: 20, lines: 'single' },
            { id: 'since', kind: 'date', label: both('加入日期') },
          ],
        },
      ],
    },
  ],
}

const field = (tag: string, label: string, text: string): WordField => ({
  tag,
  label,
  text,
  multiline: false,
})

test('the fields of a form go out and come back by their addresses', async () => {
  const fields = [
    field('A.name', '单位名称', '云麓集团（演示）'),
    field('A.members/r1/name', '姓名', '龘鼟'),
    field('A.members/r1/since', '加入日期', '2019年7月1日'),
    field('A.members/new1/name', '姓名', ''),
    field('A.members/new1/since', '加入日期', ''),
  ]
  const bytes = await wordFormFile(
    { definition, fields, language: 'zh', formKey: 'sample@3/app-1/v7', banner: '演示数据' },
    '2019-07-01T00:00:00Z',
  )
  expect(readWordForm(bytes)).toEqual({
    ok: true,
    formKey: 'sample@3/app-1/v7',
    texts: Object.fromEntries(fields.map(({ tag, text }) => [tag, text])),
    repeated: [],
  })
})

test('a tagged file that is none of our forms is refused', async () => {
  const other = await taggedWordFile(
    {
      title: '别的表',
      banner: '',
      footer: { style: 'counted', label: '', counted: ['', '', ''], note: '' },
      help: '',
      heads: { code: '', label: '', value: '' },
      sections: [
        { title: 'A', items: [{ kind: 'field', tag: 'A.x', label: 'x', hint: '', value: '1' }] },
      ],
    },
    '2019-07-01T00:00:00Z',
  )
  expect(readWordForm(other)).toEqual({
    ok: false,
    kind: 'invalid',
    code: 'programmes.word_form_unknown',
  })
})
