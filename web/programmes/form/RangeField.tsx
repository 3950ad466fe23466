import { useTranslation } from '../../kernel/words.ts'
import { type DayRange, isRecord } from '../../../domain/programmes/form/answers.ts'
import type { Entry } from '../../../domain/programmes/form/outline.ts'
import { DateInput } from '../../ui/DateInput.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import { GroupFaults } from './BooleanField.tsx'
import css from './Form.module.css'
import { useFormDesk, useValue } from './FormContext.ts'
import { useFrame } from './ScalarField.tsx'

const open: DayRange = { from: null, to: null }

/** From a day to a day; either end may still be open. */
export function RangeField({
  entry,
  required,
}: {
  readonly entry: Entry
  readonly required: boolean
}) {
  const { t } = useTranslation(['programmes', 'ui'])
  const { store } = useFormDesk()
  const value = useValue(entry.at)
  const frame = useFrame(entry, required)
  const { from, to } = isRecord(value) ? (value as DayRange) : open
  const set = (next: DayRange) =>
    store.set(entry.at, next.from === null && next.to === null ? null : next)
  return (
    <div className={css.wide} id={frame.id} tabIndex={-1}>
      <FieldGroup label={frame.label} note={required ? undefined : t('ui:field.optional')}>
        <div className={css.pair}>
          <DateInput
            label={t('programmes:apply.from')}
            value={from}
            onChange={(day) => set({ from: day, to })}
          />
          <DateInput
            label={t('programmes:apply.to')}
            value={to}
            onChange={(day) => set({ from, to: day })}
          />
        </div>
        <GroupFaults frame={frame} />
      </FieldGroup>
    </div>
  )
}
