import { useTranslation } from '../kernel/words.ts'
import type { RoleContent } from '../../domain/console/role.ts'
import { orgKinds } from '../../domain/people/organisation.ts'
import { CheckboxGrid } from '../ui/Choices.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './Console.module.css'
import { useOrgKindName } from './names.ts'
import { PermitPicker } from './PermitPicker.tsx'

/** What a role is called, where it can be held and what it permits. */
export function RoleFields({
  role,
  permits,
  onChange,
}: {
  readonly role: RoleContent
  readonly permits: readonly string[]
  readonly onChange: (role: RoleContent) => void
}) {
  const { t } = useTranslation('console')
  const kindName = useOrgKindName()
  return (
    <div className="stack">
      <div className={css.two}>
        <TextInput
          label={t('roles.nameZh')}
          most={40}
          value={role.nameZh}
          onChange={(nameZh) => onChange({ ...role, nameZh })}
        />
        <TextInput
          label={t('roles.nameEn')}
          most={80}
          value={role.nameEn}
          onChange={(nameEn) => onChange({ ...role, nameEn })}
        />
      </div>
      <CheckboxGrid
        label={t('roles.kinds')}
        options={orgKinds.map((kind) => ({ value: kind, label: kindName(kind) }))}
        values={role.orgKinds}
        onChange={(kinds) => onChange({ ...role, orgKinds: [...kinds] })}
      />
      <PermitPicker
        permits={permits}
        values={role.permits}
        onChange={(chosen) => onChange({ ...role, permits: [...chosen] })}
      />
    </div>
  )
}
