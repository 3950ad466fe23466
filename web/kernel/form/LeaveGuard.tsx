import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from '../words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/**
 * Asks before leaving while something would be lost. With drafts kept in the browser that is hardly ever
 * so: `when` is for forms without drafts, and for browsers that keep nothing.
 */
export function LeaveGuard({ when }: { readonly when: boolean }) {
  const { t } = useTranslation('kernel')
  const blocker = useBlocker({
    shouldBlockFn: () => when,
    enableBeforeUnload: () => when,
    withResolver: true,
  })
  return (
    <Dialog
      open={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('leave.title')}
      foot={
        <>
          <Button onClick={() => blocker.proceed?.()}>{t('leave.go')}</Button>
          <Button kind="primary" onClick={() => blocker.reset?.()}>
            {t('leave.stay')}
          </Button>
        </>
      }
    >
      <p>{t('leave.text')}</p>
    </Dialog>
  )
}
