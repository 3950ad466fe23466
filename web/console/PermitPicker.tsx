import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { permitsByModule } from '../../domain/console/role.ts'
import { Checkbox } from '../ui/Choices.tsx'
import { useMatcher } from '../ui/pinyin.ts'
import { TextInput } from '../ui/TextInput.tsx'
import css from './Console.module.css'
import { useModuleName, usePermitName } from './names.ts'

/** Every permission by module, with its name and its code; found by words, pinyin or code. */
export function PermitPicker({
  permits,
  values,
  onChange,
}: {
  readonly permits: readonly string[]
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}) {
  const { t } = useTranslation('console')
  const [find, setFind] = useState('')
  const matcher = useMatcher(find)
  const permitName = usePermitName()
  const moduleName = useModuleName()
  const groups = [...permitsByModule([...permits, ...values])]
    .map(([module, all]) => ({
      module,
      all,
      shown: all.filter((permit) => find === '' || matcher(`${permitName(permit)} ${permit}`)),
    }))
    .filter(({ shown }) => shown.length > 0)
  const put = (permit: string, on: boolean) =>
    onChange(on ? [...values, permit] : values.filter((one) => one !== permit))
  return (
    <div>
      <TextInput label={t('roles.permitFilter')} value={find} onChange={setFind} type="search" />
      {groups.length === 0 && <p className="muted">{t('roles.permitNone')}</p>}
      {groups.map(({ module, all, shown }) => (
        <div key={module} className={css.group}>
          <h3>
            {moduleName(module)}
            <span className="muted t12">
              {t('roles.chosenOf', {
                used: all.filter((permit) => values.includes(permit)).length,
                all: all.length,
              })}
            </span>
          </h3>
          <div className={css.permits}>
            {shown.map((permit) => (
              <Checkbox
                key={permit}
                checked={values.includes(permit)}
                onChange={(on) => put(permit, on)}
                label={permitName(permit)}
                note={<span className={css.code}>{permit}</span>}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
