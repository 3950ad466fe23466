/** What the summary table says of a project, taken from its sealed answers. */
import { recordIn, type Answers, type Value } from './form/answers.ts'
import type { FormDefinition } from './form/definition.ts'
import { outlineOf } from './form/outline.ts'
import { directionOf, type ProgrammeDefinition } from './programme.ts'

export type TableFacts = {
  readonly applicantKind: string
  /** GB/T 2260, or empty. */
  readonly division: string
  readonly areas: readonly string[]
  /** `4. 基于互联网的制造能力开放平台`. */
  readonly directions: readonly string[]
  readonly investmentFen: number | null
  readonly from: string | null
  readonly to: string | null
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string }
}

/** Forms keep the same ids for what tables need, whatever their sections; B before what only sounds like it. */
function answerNamed(answers: Answers, id: string): Value | undefined {
  return Object.entries(answers).find(([at]) => at.endsWith(`.${id}`))?.[1]
}

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '')

function choiceLabel(form: FormDefinition, answers: Answers, id: string): string {
  const entry = outlineOf(form).entries.find(({ item }) => item.id === id && item.kind === 'choice')
  if (entry === undefined || entry.item.kind !== 'choice') return ''
  const chosen = answers[entry.at]
  return entry.item.options.find((option) => option.id === chosen)?.label.zh ?? ''
}

export function tableFacts(
  definition: ProgrammeDefinition,
  form: FormDefinition,
  answers: Answers,
  directions: readonly string[],
): TableFacts {
  const known = directions.map((code) => ({ code, direction: directionOf(definition, code) }))
  const areas = known.map(({ direction }) => direction?.area ?? null)
  const areaNames = [...new Set(areas)].flatMap(
    (code) => definition.areas.find((area) => area.code === code)?.name.value?.zh ?? [],
  )
  const total = answerNamed(answers, 'total')
  const period = recordIn(answerNamed(answers, 'period'))
  return {
    applicantKind: choiceLabel(form, answers, 'kind'),
    division: text(answerNamed(answers, 'division')),
    areas: areaNames,
    directions: known.map(({ code, direction }) => {
      const name = direction?.name.value?.zh
      return name === undefined ? code : `${code}. ${name}`
    }),
    // An item that a programme calls so but that holds no money is no investment.
    investmentFen: Number.isSafeInteger(total) ? (total as number) : null,
    from: text(period['from'] as Value) || null,
    to: text(period['to'] as Value) || null,
    contact: {
      name: text(answerNamed(answers, 'contactName')),
      phone: text(answerNamed(answers, 'contactMobile')),
      email: text(answerNamed(answers, 'contactEmail')),
    },
  }
}
