/** The shipped forms and a small one, for the tests of this folder. */
import data2019 from '../../../data/programmes/shuangchuang-2019.json' with { type: 'json' }
import generic from '../../../data/forms/generic-1.json' with { type: 'json' }
import shuangchuang from '../../../data/forms/shuangchuang-2019.json' with { type: 'json' }
import type { FormDefinition } from './definition.ts'
import { asProgramme } from '../programmeCheck.ts'
import { formOfProgramme } from './ofProgramme.ts'
import { readDefinition } from './readDefinition.ts'

function insist(json: unknown): FormDefinition {
  const reading = readDefinition(json)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults, null, 1))
  return reading.definition
}

/** The file of the programme's form, with its places open, and what it is for 2019. */
export const shuangchuangFile = shuangchuang as unknown as FormDefinition
const reading2019 = formOfProgramme(shuangchuangFile, asProgramme(data2019)!)
export const shuangchuangForm = insist(reading2019.ok ? reading2019.definition : null)
export const genericForm = insist(generic)

const words = (text: string) => ({ zh: text, en: text })
const item = (id: string, kind: string, more: object = {}) => ({
  id,
  kind,
  label: words(id),
  source: 'design',
  required: false,
  ...more,
})

/** One item of most kinds, nothing demanded: what a test needs is easily seen. */
export const smallJson = {
  id: 'small',
  version: 1,
  title: words('small'),
  source: 'design',
  instructions: [],
  directions: [
    { id: '1', area: words('one'), title: words('first') },
    { id: '2', area: words('two'), title: words('second') },
  ],
  rules: [] as unknown[],
  sections: [
    {
      id: 'A',
      title: words('A'),
      role: 'body',
      items: [
        item('name', 'text', { maxChars: 10, lines: 'single' }),
        item('story', 'text', { maxChars: 2000, lines: 'rich' }),
        item('count', 'number', { min: 1, max: 9 }),
        item('rate', 'number', { decimals: 2 }),
        item('cost', 'money'),
        item('day', 'date', { notAfter: 'today', notBefore: '2000-01-01' }),
        item('period', 'dateRange'),
        item('colour', 'choice', {
          options: [
            { id: 'red', label: words('红') },
            { id: 'blue', label: words('蓝') },
          ],
        }),
        item('colours', 'multiChoice', {
          maxChosen: 2,
          options: [
            { id: 'red', label: words('红') },
            { id: 'blue', label: words('蓝') },
            { id: 'green', label: words('绿') },
          ],
        }),
        item('sure', 'boolean'),
        item('mobile', 'code', { scheme: 'mobile', personal: 'phone' }),
        item('rows', 'table', {
          maxRows: 5000,
          columns: [
            { id: 'what', kind: 'text', label: words('what'), maxChars: 20, lines: 'single' },
            { id: 'cost', kind: 'money', label: words('cost'), required: false },
          ],
        }),
        item('fixed', 'table', {
          maxRows: 2,
          columns: [{ id: 'value', kind: 'number', label: words('value') }],
          rows: [
            { id: 'x', label: words('x') },
            { id: 'y', label: words('y'), shown: { directions: ['2'] } },
          ],
        }),
        item('statement', 'statement', { maxChars: 100 }),
        item('photos', 'attachment', {
          mediaTypes: ['image/*'],
          minCount: 2,
          maxCount: 5,
          minBytes: 1000,
          minPixels: 100,
          described: true,
        }),
        item('promise', 'commitment', {
          clauses: [words('we do')],
          signer: words('who'),
          sealed: true,
        }),
      ],
    },
  ],
}

export const smallForm = insist(smallJson)

/** The small form with something changed. */
export function smallFormWith(change: (json: typeof smallJson) => void): FormDefinition {
  const json = JSON.parse(JSON.stringify(smallJson)) as typeof smallJson
  change(json)
  return insist(json)
}
