import { IconEye, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { useMe } from '../me.ts'
import css from './Shell.module.css'
import { classes } from '../../ui/classes.ts'

/** What must be known on every page: that all is invented, or that an operator looks through other eyes. */
export function Strips() {
  const { t } = useTranslation('kernel')
  const me = useMe()
  return (
    <>
      {me.demo && (
        <aside className={css.strip} aria-label={t('demo.title')}>
          <Icon of={IconInfoCircle} size={14} />
          <b>{t('demo.title')}</b>
          <span>{t('demo.text')}</span>
        </aside>
      )}
      {me.viewedBy !== null && (
        <aside className={classes(css.strip, css.viewing)} aria-label={t('account')}>
          <Icon of={IconEye} size={14} />
          <b>{t('viewing', { name: me.person?.name ?? '' })}</b>
        </aside>
      )}
    </>
  )
}
