import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { inviteMember } from '../../domain/spaces/member.endpoints.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { renews } from './renews.ts'

/** Invites an organisation that is known by its name or its code. */
export function InviteDialog({
  id,
  onClose,
}: {
  readonly id: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('spaces')
  const [org, setOrg] = useState('')
  const act = useAct(inviteMember, {
    renews,
    onDone: ({ name }) => {
      toast(t('invite.done', { name }))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('invite.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={org.trim().length > 1 ? allowed : invalid('spaces.org_unnamed')}
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id }, body: { org: org.trim() } })}
          >
            {t('invite.act')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <TextInput
          label={t('invite.org')}
          help={t('invite.orgHelp')}
          maxLength={200}
          value={org}
          onChange={setOrg}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
