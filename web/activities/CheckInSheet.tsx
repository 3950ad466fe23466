import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { checkIn } from '../../domain/activities/registration.endpoints.ts'
import { useAct } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Note } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { checkInRenews, UndoCheckIn } from './UndoCheckIn.tsx'

const address = /\/check-in\/([\w-]+)\s*$/

/** A scanner types the whole address; people type six digits. */
const ticketIn = (typed: string): string => address.exec(typed)?.[1] ?? typed.trim()

/** 签到: six digits, or what a scanner at the desk reads. */
export function CheckInSheet({ activityId }: { readonly activityId: string }) {
  const { t } = useTranslation('activities')
  const [typed, setTyped] = useState('')
  const act = useAct(checkIn, { renews: checkInRenews, onDone: () => setTyped('') })
  const done = act.data?.registration
  return (
    <Sheet title={t('checkIn.title')} inside="form">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() !== '') act.mutate({ body: { ticket: ticketIn(typed), activityId } })
        }}
      >
        <TextInput
          label={t('checkIn.code')}
          help={t('checkIn.help')}
          autoComplete="off"
          value={typed}
          onChange={setTyped}
        />
        <div>
          <Button type="submit" kind="primary" busy={act.isPending}>
            {t('checkIn.act')}
          </Button>
        </div>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
        {done !== undefined && act.error === null && (
          <Note tone="good" title={t('checkIn.done', { name: done.personName })}>
            <p>{done.orgName}</p>
            <UndoCheckIn id={done.id} name={done.personName} onDone={act.reset} />
          </Note>
        )}
      </form>
    </Sheet>
  )
}
