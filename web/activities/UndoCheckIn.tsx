import { useTranslation } from '../kernel/words.ts'
import { listHosted, readActivity } from '../../domain/activities/activity.endpoints.ts'
import { listRegistrations, undoCheckIn } from '../../domain/activities/registration.endpoints.ts'
import { useAct } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorState } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'

/** What checking in, and taking it back, changes. */
export const checkInRenews = [readActivity, listRegistrations, listHosted]

/** Takes the check-in of somebody back: the wrong row, the wrong code. */
export function UndoCheckIn({
  id,
  name,
  onDone,
}: {
  readonly id: string
  readonly name: string
  readonly onDone?: () => void
}) {
  const { t } = useTranslation('activities')
  const act = useAct(undoCheckIn, {
    renews: checkInRenews,
    onDone: () => {
      toast(t('checkIn.undone', { name }))
      onDone?.()
    },
  })
  return (
    <>
      <Button
        size="small"
        kind="quiet"
        busy={act.isPending}
        aria-label={t('checkIn.undoOf', { name })}
        onClick={() => act.mutate({ params: { id } })}
      >
        {t('checkIn.undo')}
      </Button>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </>
  )
}
