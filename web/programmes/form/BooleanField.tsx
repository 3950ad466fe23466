import { useId } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import fieldCss from '../../ui/Field.module.css'
import { FieldFault, type FieldFrame, FieldGroup } from '../../ui/Field.tsx'
import css from './Form.module.css'

/** A fieldset with the faults of a frame below it, for answers that are more than one control. */
export function GroupFaults({ frame }: { readonly frame: FieldFrame }) {
  return (
    <>
      {frame.help !== undefined && <p className={fieldCss.help}>{frame.help}</p>}
      {frame.warning !== undefined && (
        <FieldFault soft repair={frame.error === undefined ? frame.repair : undefined}>
          {frame.warning}
        </FieldFault>
      )}
      {frame.error !== undefined && <FieldFault repair={frame.repair}>{frame.error}</FieldFault>}
    </>
  )
}

/** Yes or no, open until somebody answers. */
export function BooleanField({
  frame,
  value,
  onChange,
}: {
  readonly frame: FieldFrame
  readonly value: boolean | null
  readonly onChange: (value: boolean) => void
}) {
  const { t } = useTranslation(['programmes', 'ui'])
  const name = useId()
  return (
    <div id={frame.id} tabIndex={-1} className={css.target}>
      <FieldGroup
        label={frame.label}
        note={frame.optional === true ? t('ui:field.optional') : undefined}
      >
        <div className={css.yesNo}>
          {([true, false] as const).map((option) => (
            <label key={String(option)} className={fieldCss.check}>
              <input
                type="radio"
                name={name}
                checked={value === option}
                onChange={() => onChange(option)}
              />
              <span>{t(option ? 'programmes:form.yes' : 'programmes:form.no')}</span>
            </label>
          ))}
        </div>
        <GroupFaults frame={frame} />
      </FieldGroup>
    </div>
  )
}
