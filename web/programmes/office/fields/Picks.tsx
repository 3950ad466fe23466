import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useTranslation } from '../../../kernel/words.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { Combobox } from '../../../ui/Combobox.tsx'
import { FieldFault, FieldGroup } from '../../../ui/Field.tsx'
import { Select, type Option } from '../../../ui/Select.tsx'
import css from '../Office.module.css'

/** The platform's own list up to here; beyond it is found by typing. */
const shortList = 20

/** Some of known words, in an order: parts of a name, ways to send, units that get a copy. */
export function Picks({
  at,
  label,
  help,
  error,
  options,
  values,
  ordered,
  onChange,
}: {
  readonly at: string
  readonly label: string
  readonly help?: string | undefined
  readonly error?: string | undefined
  readonly options: readonly Option[]
  readonly values: readonly string[]
  readonly ordered: boolean
  readonly onChange: (values: readonly string[]) => void
}) {
  const { t } = useTranslation('office')
  const left = options.filter(({ value }) => !values.includes(value))
  const nameOf = (value: string) => options.find((option) => option.value === value)?.label ?? value
  const move = (index: number, by: number) => {
    const next = values.toSpliced(index, 1)
    onChange(next.toSpliced(index + by, 0, values[index]!))
  }
  const add = (value: string | null) => {
    if (value !== null && value !== '') onChange([...values, value])
  }
  return (
    <FieldGroup label={label}>
      <div data-at={at}>
        {values.length > 0 && (
          <ul className={css.picks}>
            {values.map((value, index) => (
              <li key={value}>
                <span>{nameOf(value)}</span>
                {ordered && index > 0 && (
                  <IconButton
                    small
                    icon={IconArrowUp}
                    label={t('list.upOf', { name: nameOf(value) })}
                    onClick={() => move(index, -1)}
                  />
                )}
                {ordered && index < values.length - 1 && (
                  <IconButton
                    small
                    icon={IconArrowDown}
                    label={t('list.downOf', { name: nameOf(value) })}
                    onClick={() => move(index, 1)}
                  />
                )}
                <IconButton
                  small
                  icon={IconX}
                  label={t('list.removeOf', { name: nameOf(value) })}
                  onClick={() => onChange(values.filter((other) => other !== value))}
                />
              </li>
            ))}
          </ul>
        )}
        {left.length > shortList && (
          <Combobox
            label={<span className="sr">{t('list.addTo', { name: label })}</span>}
            placeholder={t('list.addTo', { name: label })}
            options={left}
            value={null}
            onChange={add}
          />
        )}
        {left.length > 0 && left.length <= shortList && (
          <Select
            label={<span className="sr">{t('list.addTo', { name: label })}</span>}
            placeholder={t('list.addTo', { name: label })}
            options={left}
            value={null}
            onChange={add}
          />
        )}
        {help !== undefined && <p className="muted t12">{help}</p>}
        {error !== undefined && <FieldFault>{error}</FieldFault>}
      </div>
    </FieldGroup>
  )
}
