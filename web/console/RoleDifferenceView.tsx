import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslation } from '../kernel/words.ts'
import { changesNothing, roleDifference, type RoleContent } from '../../domain/console/role.ts'
import type { OrgKind } from '../../domain/people/organisation.ts'
import { Icon } from '../ui/Icon.tsx'
import css from './Console.module.css'
import { useJoin, useOrgKindName, usePermitName } from './names.ts'

const nothing: RoleContent = { nameZh: '', nameEn: '', orgKinds: [], permits: [] }

function Permits({
  permits,
  added,
}: {
  readonly permits: readonly string[]
  readonly added: boolean
}) {
  const { t } = useTranslation('console')
  const permitName = usePermitName()
  if (permits.length === 0) return null
  return (
    <div>
      <b>{t(added ? 'roles.added' : 'roles.removed', { count: permits.length })}</b>
      <ul>
        {permits.map((permit) => (
          <li key={permit} className={added ? css.plus : css.minus}>
            <Icon of={added ? IconPlus : IconMinus} size={14} />
            <span>{permitName(permit)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What a change of a role gives and takes away. `before` or `after` null: it was added or removed. */
export function RoleDifferenceView({
  before,
  after,
}: {
  readonly before: RoleContent | null
  readonly after: RoleContent | null
}) {
  const { t, i18n } = useTranslation('console')
  const kindName = useOrgKindName()
  const join = useJoin()
  const difference = roleDifference(before ?? nothing, after ?? nothing)
  const kinds = (codes: readonly string[]) => join(codes.map((code) => kindName(code as OrgKind)))
  if (changesNothing(difference)) return <p className="muted">{t('roles.unchanged')}</p>
  const name = i18n.language === 'zh' ? after?.nameZh : after?.nameEn
  return (
    <div className="stack">
      {before !== null && difference.renamed && name !== undefined && (
        <p>{t('roles.renamed', { name })}</p>
      )}
      <Permits permits={difference.addedPermits} added />
      <Permits permits={difference.removedPermits} added={false} />
      {difference.addedKinds.length > 0 && (
        <p>{t('roles.addedKinds', { kinds: kinds(difference.addedKinds) })}</p>
      )}
      {difference.removedKinds.length > 0 && (
        <p>{t('roles.removedKinds', { kinds: kinds(difference.removedKinds) })}</p>
      )}
    </div>
  )
}
