import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  type OwnCalendar,
  readCalendar,
  writeCalendar,
} from '../../domain/booking/capacity.endpoints.ts'
import { isSoundCalendar, maySetCalendar } from '../../domain/booking/capacity.ts'
import { allOf } from '../../domain/kernel/verdict.ts'
import { actorOf } from '../kernel/actor.ts'
import { useFormat } from '../kernel/format.ts'
import { LeaveGuard } from '../kernel/form/LeaveGuard.tsx'
import { useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { CalendarFields } from './CalendarFields.tsx'
import { renews } from './renews.ts'

function Writing({ kept }: { readonly kept: OwnCalendar }) {
  const { t } = useTranslation('booking')
  const { moment } = useFormat()
  const actor = actorOf(useMe())
  const [calendar, setCalendar] = useState(kept.calendar)
  const [seen, setSeen] = useState(kept.version)
  const [unsaved, setUnsaved] = useState(false)
  const write = useAct(writeCalendar, {
    renews,
    onDone: ({ version }) => {
      setSeen(version)
      setUnsaved(false)
      toast(t('saved'))
    },
  })
  return (
    <Sheet
      title={t('calendar.title')}
      level={1}
      inside="form"
      note={
        kept.changedAt === null
          ? t('calendar.usual')
          : t('calendar.changed', { at: moment(kept.changedAt, { year: true }) })
      }
    >
      <LeaveGuard when={unsaved} />
      <div className="stack">
        <p className="second">{t('calendar.lead', { count: kept.offers })}</p>
        <CalendarFields
          calendar={calendar}
          onCalendar={(next) => {
            setCalendar(next)
            setUnsaved(true)
          }}
        />
        {write.error !== null && <ErrorState problem={write.error.problem} />}
        <ActionButton
          verdict={allOf(maySetCalendar(actor), isSoundCalendar(calendar))}
          busy={write.isPending}
          onClick={() => write.mutate({ body: { seen, calendar } })}
        >
          {t('save')}
        </ActionButton>
      </div>
    </Sheet>
  )
}

/** 工作日历 of one's organisation: offers run by it unless they have one of their own. */
export function CalendarPage() {
  const { t } = useTranslation('booking')
  const { data, error, refetch } = useCall(readCalendar)
  return (
    <div className="stack">
      <PageHead
        title={t('calendar.title')}
        crumbs={[{ label: t('nav.capacity'), to: '/capacity' }]}
      />
      {error !== null && data === undefined && (
        <ErrorState problem={error.problem} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <Loading lines={6} />}
      {data !== undefined && <Writing kept={data} />}
    </div>
  )
}
