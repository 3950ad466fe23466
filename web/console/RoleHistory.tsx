import { useTranslation } from '../kernel/words.ts'
import type { RoleChange } from '../../domain/console/role.ts'
import { useFormat } from '../kernel/format.ts'
import css from './Console.module.css'
import { RoleDifferenceView } from './RoleDifferenceView.tsx'

/** How a role came to be what it is, newest first. */
export function RoleHistory({ changes }: { readonly changes: readonly RoleChange[] }) {
  const { t } = useTranslation('console')
  const { moment } = useFormat()
  if (changes.length === 0) return <p className="muted">{t('roles.historyNone')}</p>
  const kindOf = ({ before, after }: RoleChange) => {
    if (before === null) return t('roles.changeAdded')
    return after === null ? t('roles.changeRemoved') : undefined
  }
  return (
    <ol className={css.history}>
      {changes.map((change) => (
        <li key={change.version} className="stack">
          <div>
            <b>{kindOf(change) ?? t('roles.changeLine', { version: change.version })}</b>{' '}
            <span className="muted t13">
              {t('by', { name: change.changedByName ?? '', when: moment(change.changedAt, {}) })}
            </span>
            <p>{change.reason}</p>
          </div>
          <RoleDifferenceView before={change.before} after={change.after} />
        </li>
      ))}
    </ol>
  )
}
