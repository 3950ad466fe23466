/** What is left to do, as a person would list it: one line for a table with ten empty cells. */
import type { Language } from '../../../domain/kernel/text.ts'
import { itemOf, readAddress, sectionOf } from '../../../domain/programmes/form/address.ts'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import type { FormFault } from '../../../domain/programmes/form/faults.ts'
import { labelOf, sentenceOf } from '../../../domain/programmes/form/sentence.ts'
import { isMissing } from '../form/checker.ts'

export type Todo = {
  readonly key: string
  readonly at: string
  readonly section: string
  /** The field it is about. */
  readonly label: string
  /** What is wrong; empty where it is only not filled yet. */
  readonly sentence: string
  /** Cells of one table that are empty, 0 for everything else. */
  readonly cells: number
}

/** Hard faults in the order of the form, empty cells of a table as one. */
export function todosOf(
  definition: FormDefinition,
  faults: readonly FormFault[],
  language: Language,
): Todo[] {
  const order = new Map(definition.sections.map((section, index) => [section.id, index]))
  const todos = new Map<string, Todo>()
  for (const fault of faults) {
    if (fault.severity !== 'hard') continue
    const item = itemOf(fault.at)
    const cell = fault.code === 'programmes.form_cell_missing'
    const key = cell ? `${item}#cells` : `${fault.at}#${fault.rule ?? fault.code}`
    const former = todos.get(key)
    if (former !== undefined) {
      todos.set(key, { ...former, cells: former.cells + (cell ? 1 : 0) })
      continue
    }
    const part = readAddress(fault.at)?.column === undefined ? fault.at : item
    todos.set(key, {
      key,
      at: fault.at,
      section: sectionOf(fault.at),
      label: labelOf(definition, part, language),
      sentence: isMissing(fault) ? '' : sentenceOf(definition, fault, language),
      cells: cell ? 1 : 0,
    })
  }
  const rank = ({ section }: Todo) => order.get(section) ?? 0
  // A table with empty cells also has too few rows: said once.
  const told = [...todos.values()].filter(
    (todo) => todo.cells > 0 || todo.sentence !== '' || !todos.has(`${todo.at}#cells`),
  )
  return told.toSorted((one, other) => rank(one) - rank(other))
}
