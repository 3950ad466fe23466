import type { ItemOf } from '../../../domain/programmes/form/items.ts'
import type { Entry } from '../../../domain/programmes/form/outline.ts'
import { CheckboxGrid } from '../../ui/Choices.tsx'
import { GroupFaults } from './BooleanField.tsx'
import css from './Form.module.css'
import { useFormDesk, useValue, useWords } from './FormContext.ts'
import { useFrame } from './ScalarField.tsx'

/** Several of a few. */
export function ChoicesField({
  entry,
  item,
  required,
}: {
  readonly entry: Entry
  readonly item: ItemOf<'multiChoice'>
  readonly required: boolean
}) {
  const { store } = useFormDesk()
  const { say } = useWords()
  const value = useValue(entry.at)
  const frame = useFrame(entry, required)
  const chosen = Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : []
  return (
    <div className={css.wide} id={frame.id} tabIndex={-1}>
      <CheckboxGrid
        label={say(item.label)}
        options={item.options.map(({ id, label }) => ({ value: id, label: say(label) }))}
        values={chosen}
        onChange={(values) => store.set(entry.at, values.length === 0 ? null : [...values])}
        {...(item.maxChosen === undefined ? {} : { most: item.maxChosen })}
      />
      <GroupFaults frame={frame} />
    </div>
  )
}
