import { IconEye, IconInfoCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useTranslation } from '../words.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { house } from '../house.ts'
import { type Me, useMe } from '../me.ts'
import css from './Shell.module.css'

/** Whose eyes these are, and the way back to one's own. */
function ViewingStrip({ me }: { readonly me: Me }) {
  const { t } = useTranslation('kernel')
  const client = useQueryClient()
  const navigate = useNavigate()
  const [failed, setFailed] = useState(false)
  const stop = async () => {
    setFailed(false)
    try {
      await house().identity.stopViewing()
      // Everything read so far was read with other eyes; what is on the page is read anew with one's own.
      await client.resetQueries()
      await navigate({ to: '/desk' as '/' })
    } catch {
      setFailed(true)
    }
  }
  const sentence = t('viewing', { name: me.person?.name ?? '' })
  return (
    <aside className={classes(css.strip, css.viewing)} aria-label={sentence}>
      <Icon of={IconEye} size={14} />
      <b>{sentence}</b>
      <LinkButton underlined onClick={() => void stop()}>
        {t('stopViewing')}
      </LinkButton>
      {failed && <span role="alert">{t('stopViewingFailed')}</span>}
    </aside>
  )
}

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
      {me.viewedBy !== null && <ViewingStrip me={me} />}
      <Suspense fallback={null}>
        {house().modules.map(({ name, Strip }) => Strip !== undefined && <Strip key={name} />)}
      </Suspense>
    </>
  )
}
