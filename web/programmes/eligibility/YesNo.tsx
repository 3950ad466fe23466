import { useId } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import fieldCss from '../../ui/Field.module.css'
import { FieldGroup } from '../../ui/Field.tsx'
import css from './Eligibility.module.css'

/** A question that is answered yes or no, and may stay open. */
export function YesNo({
  id,
  label,
  value,
  onChange,
}: {
  readonly id?: string
  readonly label: string
  readonly value: boolean | null
  readonly onChange: (value: boolean) => void
}) {
  const { t } = useTranslation('programmes')
  const name = useId()
  return (
    <div id={id} className={css.wide}>
      <FieldGroup label={label}>
        <div className={css.yesNo}>
          {([true, false] as const).map((option) => (
            <label key={String(option)} className={fieldCss.check}>
              <input
                type="radio"
                name={name}
                checked={value === option}
                onChange={() => onChange(option)}
              />
              <span>{t(option ? 'eligibility.yes' : 'eligibility.no')}</span>
            </label>
          ))}
        </div>
      </FieldGroup>
    </div>
  )
}
