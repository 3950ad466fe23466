import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from '../words.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { CallProblem } from '../problem.ts'
import css from './Shell.module.css'

/** No page at this address, or none that this person may see: the two must look the same. */
export function NotFound() {
  const { t } = useTranslation('kernel')
  return (
    <div className={css.fault}>
      <title>{t('titled', { title: t('missing.title') })}</title>
      <h1 className="songTitle">{t('missing.title')}</h1>
      <p className="second">{t('missing.text')}</p>
      <ButtonLink to="/">{t('missing.home')}</ButtonLink>
    </div>
  )
}

// After a release the old page asks for chunks that are gone; loading again is the whole remedy.
function isStaleRelease(error: Error): boolean {
  return /dynamically imported module|module script failed|preload CSS/i.test(error.message)
}

/** What stands in a page's place when it or its data failed. The frame around it stays. */
export function RouteFault({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('kernel')
  if (error instanceof CallProblem && error.problem.status === 404) return <NotFound />
  const stale = error instanceof Error && isStaleRelease(error)
  return (
    <div className={css.fault}>
      <title>{t('titled', { title: t('fault.title') })}</title>
      <h1 className="pageTitle">{t('fault.title')}</h1>
      {error instanceof CallProblem ? (
        <ErrorState problem={error.problem} onRetry={reset} />
      ) : (
        <>
          <Note tone={stale ? 'plain' : 'bad'}>
            {stale ? t('fault.newVersion') : t('fault.text')}
          </Note>
          <Button onClick={() => location.reload()}>{t('fault.reload')}</Button>
        </>
      )}
    </div>
  )
}
