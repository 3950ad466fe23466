import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayDiscardProgramme } from '../../../domain/programmes/managing.ts'
import { discardProgramme, listProgrammes } from '../../../domain/programmes/programme.endpoints.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'
import type { Managed } from './ProgrammeFrame.tsx'

/** Takes away a draft made by mistake. Whether others were started from it only the server knows. */
export function DiscardButton({ managed }: { readonly managed: Managed }) {
  const { t } = useTranslation('office')
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const act = useAct(discardProgramme, {
    renews: [listProgrammes],
    onDone: () => {
      toast(t('discard.done'))
      void navigate({ to: '/office/programmes' })
    },
  })
  const ships = managed.madeFrom === null
  return (
    <>
      <ActionButton
        kind="plain"
        verdict={mayDiscardProgramme(managed.state, { ships, copies: 0 })}
        onClick={() => setAsking(true)}
      >
        {t('discard.act')}
      </ActionButton>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('discard.act')}
        foot={
          <>
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            <Button
              kind="danger"
              busy={act.isPending}
              onClick={() => act.mutate({ params: { programmeId: managed.id } })}
            >
              {t('discard.act')}
            </Button>
          </>
        }
      >
        <p>{t('discard.text')}</p>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </Dialog>
    </>
  )
}
