import { expect, test } from 'vitest'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import type { FormFault } from '../../../domain/programmes/form/faults.ts'
import { todosOf } from './todo.ts'

const words = (zh: string, en: string) => ({ zh, en })
const text = (id: string, zh: string, en: string) =>
  ({
    id,
    kind: 'text',
    lines: 'single',
    maxChars: 50,
    label: words(zh, en),
    source: 'design',
  }) as const

const form: FormDefinition = {
  id: 'small',
  version: 1,
  title: words('表', 'Form'),
  source: 'design',
  instructions: [],
  directions: [],
  sections: [
    {
      id: 'A',
      title: words('主体', 'Applicant'),
      role: 'body',
      items: [text('name', '名称', 'Name'), text('note', '说明', 'Note')],
    },
    {
      id: 'B',
      title: words('项目', 'Project'),
      role: 'body',
      items: [
        {
          id: 'people',
          kind: 'people',
          maxRows: 9,
          minRows: 2,
          label: words('成员', 'Members'),
          source: 'design',
          columns: [
            {
              id: 'name',
              kind: 'text',
              lines: 'single',
              maxChars: 20,
              label: words('姓名', 'Name'),
            },
          ],
        },
      ],
    },
  ],
  rules: [
    {
      id: 'differ',
      severity: 'hard',
      source: 'design',
      at: 'A.note',
      claim: { differ: ['A.name', 'A.note'] },
      text: words('说明与名称相同，请改写。', 'The note repeats the name.'),
    },
  ],
}

const fault = (at: string, reason: string, more: Partial<FormFault> = {}): FormFault => ({
  at,
  code: `programmes.form_${reason}`,
  severity: 'hard',
  ...more,
})

test('the order is that of the form, and soft faults are nothing left to do', () => {
  const todos = todosOf(
    form,
    [
      fault('B.people', 'rows_too_few'),
      fault('A.note', 'rule_broken', { rule: 'differ' }),
      fault('A.name', 'text_too_short', { severity: 'soft' }),
      fault('A.name', 'answer_missing'),
    ],
    'zh',
  )
  expect(todos.map(({ label, sentence, section }) => [section, label, sentence])).toEqual([
    ['A', '说明', '说明与名称相同，请改写。'],
    ['A', '名称', ''],
    ['B', '成员', ''],
  ])
})

test('empty cells of a table are one line that counts them and leads to the first', () => {
  const todos = todosOf(
    form,
    [
      fault('B.people/r1/name', 'cell_missing'),
      fault('B.people/r2/name', 'cell_missing'),
      fault('B.people', 'rows_too_few'),
    ],
    'en',
  )
  expect(todos).toEqual([
    {
      key: 'B.people#cells',
      at: 'B.people/r1/name',
      section: 'B',
      label: 'Members',
      sentence: '',
      cells: 2,
    },
  ])
})
