import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { dayOfMoment } from '../../../domain/kernel/moment.ts'
import { listFollowings, recordSelected } from '../../../domain/programmes/following.endpoints.ts'
import { serverNow } from '../../kernel/clock.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'

/** The office says of an accepted entry that it was selected: following begins. */
export function RecordSelected({ entryId }: { readonly entryId: string }) {
  const { t } = useTranslation('following')
  const me = useMe()
  const navigate = useNavigate()
  const today = dayOfMoment(serverNow().toISOString())
  const [open, setOpen] = useState(false)
  const [day, setDay] = useState<string | null>(today)
  const act = useAct(recordSelected, {
    renews: [listFollowings],
    onDone: ({ id }) => {
      toast(t('recorded'))
      void navigate({ to: '/followings/$id', params: { id } })
    },
  })
  if (!mayI(me, 'programmes.following.decide')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('recordSelected')}</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('recordTitle')}
        foot={
          <>
            <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
            <Button
              kind="primary"
              busy={act.isPending}
              onClick={() =>
                act.mutate({ params: { id: entryId }, body: { selectedOn: day ?? '' } })
              }
            >
              {t('recordSelected')}
            </Button>
          </>
        }
      >
        <div className="stack">
          <p>{t('recordNote')}</p>
          <DateInput label={t('recordDay')} latest={today} value={day} onChange={setDay} />
          {act.error !== null && <ErrorState problem={act.error.problem} />}
        </div>
      </Dialog>
    </>
  )
}
