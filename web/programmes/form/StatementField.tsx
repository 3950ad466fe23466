import { useTranslation } from '../../kernel/words.ts'
import { partAddress } from '../../../domain/programmes/form/address.ts'
import type { Direction } from '../../../domain/programmes/form/definition.ts'
import type { ItemOf } from '../../../domain/programmes/form/items.ts'
import { chosenDirections, type Entry } from '../../../domain/programmes/form/outline.ts'
import css from './Form.module.css'
import { fieldId, useCheck, useFormDesk, useValue, useWords } from './FormContext.ts'
import { LongText } from './LongText.tsx'
import { useFieldFaults } from './useFault.ts'

function One({
  entry,
  item,
  direction,
}: {
  readonly entry: Entry
  readonly item: ItemOf<'statement'>
  readonly direction: Direction
}) {
  const { store } = useFormDesk()
  const { say } = useWords()
  const at = partAddress(entry.at, direction.id)
  const value = useValue(at)
  const faults = useFieldFaults(at)
  const prompt = item.prompts?.[direction.id]
  return (
    <LongText
      rich
      most={item.maxChars}
      value={typeof value === 'string' ? value : ''}
      onChange={(text) => store.set(at, text)}
      frame={{
        id: fieldId(at),
        label: `${direction.id} ${say(direction.title)}`,
        ...(prompt === undefined ? {} : { help: say(prompt) }),
        ...faults,
      }}
    />
  )
}

/** One text for each direction that is claimed. */
export function StatementField({
  entry,
  item,
}: {
  readonly entry: Entry
  readonly item: ItemOf<'statement'>
}) {
  const { t } = useTranslation('programmes')
  const { store, checker } = useFormDesk()
  const { say } = useWords()
  useCheck()
  const directions = chosenDirections(store.definition, checker.context())
  return (
    <div className={css.wide} id={fieldId(entry.at)} tabIndex={-1}>
      <h3 className={css.itemTitle}>{say(item.label)}</h3>
      {item.help !== undefined && <p className="muted t13">{say(item.help)}</p>}
      {directions.length === 0 && <p className="second t13">{t('apply.noDirections')}</p>}
      <div className="stack">
        {directions.map((direction) => (
          <One key={direction.id} entry={entry} item={item} direction={direction} />
        ))}
      </div>
    </div>
  )
}
