import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { Checkbox } from './Choices.tsx'
import { FieldGroup } from './Field.tsx'
import css from './GroupedChoices.module.css'
import { useMatcher } from './pinyin.ts'
import type { Option } from './Select.tsx'
import { TextInput } from './TextInput.tsx'

export type ChoiceGroup = {
  readonly key: string
  readonly label: string
  readonly options: readonly Option[]
}

export type GroupedChoicesProps = {
  readonly label: string
  readonly groups: readonly ChoiceGroup[]
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

type GroupProps = Omit<GroupedChoicesProps, 'groups' | 'label'> & {
  readonly group: ChoiceGroup
  readonly open: boolean
}

function Group({ group, values, onChange, open }: GroupProps) {
  const { t } = useTranslation('ui')
  const own = new Set(group.options.map(({ value }) => value))
  const used = group.options.filter(({ value }) => values.includes(value)).length
  const others = values.filter((value) => !own.has(value))
  return (
    <details className={css.group} open={open}>
      <summary>
        {group.label}
        <span className="muted t12">{t('pick.used', { used, all: group.options.length })}</span>
      </summary>
      <Checkbox
        checked={used === group.options.length}
        onChange={(on) => onChange(on ? [...others, ...own] : others)}
        label={<b>{t('pick.all', { group: group.label })}</b>}
      />
      <div className={css.options}>
        {group.options.map((option) => (
          <Checkbox
            key={option.value}
            checked={values.includes(option.value)}
            disabled={option.disabled === true}
            onChange={(on) =>
              onChange(
                on ? [...values, option.value] : values.filter((value) => value !== option.value),
              )
            }
            label={option.label}
            note={option.note}
          />
        ))}
      </div>
    </details>
  )
}

/** Many choices in groups that open, found by words or pinyin; a whole group is chosen at once. */
export function GroupedChoices({ label, groups, values, onChange }: GroupedChoicesProps) {
  const { t } = useTranslation('ui')
  const [find, setFind] = useState('')
  const matcher = useMatcher(find)
  const shown = groups
    .map((group) => ({
      ...group,
      options: group.options.filter(
        (option) => find === '' || matcher(`${option.label} ${option.note ?? ''} ${option.value}`),
      ),
    }))
    .filter(({ options }) => options.length > 0)
  return (
    <FieldGroup label={label} count={t('pick.inAll', { count: values.length })}>
      <TextInput label={t('pick.find')} value={find} onChange={setFind} type="search" />
      <div className={css.groups}>
        {shown.length === 0 && <p className="muted">{t('pick.none')}</p>}
        {shown.map((group) => (
          <Group
            key={`${group.key} ${find === ''}`}
            group={group}
            values={values}
            onChange={onChange}
            open={find !== ''}
          />
        ))}
      </div>
    </FieldGroup>
  )
}
