import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ComponentType, type ReactNode, useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { listApplications } from '../../../domain/programmes/application.endpoints.ts'
import { mayDiscard } from '../../../domain/programmes/application.ts'
import { renew } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { toast } from '../../ui/Toast.tsx'
import { actorOf } from './actor.ts'
import { useApplication } from './ApplicationContext.ts'
import { discardSoon } from './discarding.ts'

/** Gives the draft up and frees its place; for a few seconds it can be taken back. */
export function DiscardButton({
  as: Opener,
}: {
  readonly as: ComponentType<{ readonly onClick: () => void; readonly children: ReactNode }>
}) {
  const { t } = useTranslation(['programmes', 'ui'])
  const { application, who } = useApplication()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const discard = () => {
    setOpen(false)
    const { id } = application
    const going = discardSoon(id, (done) => {
      if (!done) toast(t('programmes:discard.failed'))
      void renew(client, listApplications)
    })
    toast(t('programmes:discard.done'), () => {
      going.undo()
      void navigate({ to: '/applications/$id', params: { id } })
    })
    void navigate({ to: '/applications' })
  }
  return (
    <>
      <Opener onClick={() => setOpen(true)}>{t('programmes:discard.open')}</Opener>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('programmes:discard.title')}
        foot={
          <>
            <Button onClick={() => setOpen(false)}>{t('ui:dialog.cancel')}</Button>
            <ActionButton
              kind="danger"
              verdict={mayDiscard(actorOf(who), application)}
              onClick={discard}
            >
              {t('programmes:discard.act')}
            </ActionButton>
          </>
        }
      >
        <p>{t('programmes:discard.text')}</p>
      </Dialog>
    </>
  )
}
