import { useMutation } from '@tanstack/react-query'
import { useTranslation } from '../../kernel/words.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { downloadCalendar, type Meetings } from './calendar.ts'

/** The calendar of a whole list, not of the page of it that is shown. */
export function CalendarButton({
  name,
  read,
}: {
  readonly name: string
  readonly read: () => Promise<Meetings>
}) {
  const { t } = useTranslation('panel')
  const { mutate, isPending, error } = useMutation({
    mutationFn: read,
    onSuccess: (meetings) => downloadCalendar(name, meetings),
  })
  return (
    <div className="stack">
      <div>
        <Button busy={isPending} onClick={() => mutate()}>
          {t('session.calendar')}
        </Button>
      </div>
      {error !== null && <ErrorState problem={error.problem} />}
    </div>
  )
}
