import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  answerInvitation,
  listWorkgroups,
  readWorkgroup,
  type WorkgroupPage,
} from '../../../domain/programmes/workgroup.endpoints.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'
import css from './Workgroup.module.css'

/** What an organisation is asked to do, before it says yes or no. */
export function InvitationSheet({ group }: { readonly group: WorkgroupPage }) {
  const { t } = useTranslation('workgroup')
  const navigate = useNavigate()
  const [declining, setDeclining] = useState(false)
  const member = group.members.find(({ mine }) => mine)
  const act = useAct(answerInvitation, {
    renews: [readWorkgroup, listWorkgroups],
    onDone: ({ role }) => {
      setDeclining(false)
      toast(t(role === 'invited' ? 'invited.declined' : 'invited.accepted'))
      // Whoever declined has no page of this group any more.
      if (role === 'invited') void navigate({ to: '/workgroups' })
    },
  })
  if (member === undefined) return null
  return (
    <Sheet title={t('invited.title')}>
      <div className="stack">
        <p>{t('invited.text')}</p>
        <div>
          <b>{t('invited.duty')}</b>
          <p className={css.words}>{member.duty}</p>
        </div>
        {act.error !== null && !declining && <ErrorState problem={act.error.problem} />}
        <div className={css.acts}>
          <Button
            kind="primary"
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id: member.id }, body: { verb: 'accept' } })}
          >
            {t('invited.accept')}
          </Button>
          <Button onClick={() => setDeclining(true)}>{t('invited.decline')}</Button>
        </div>
      </div>
      {declining && (
        <ReasonDialog
          title={t('invited.declineTitle')}
          act={t('invited.decline')}
          note={t('invited.declineNote')}
          busy={act.isPending}
          problem={act.error?.problem ?? null}
          onClose={() => setDeclining(false)}
          onAct={(reason) =>
            act.mutate({ params: { id: member.id }, body: { verb: 'decline', reason } })
          }
        />
      )}
    </Sheet>
  )
}
