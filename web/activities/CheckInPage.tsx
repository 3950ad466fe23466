import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { runActivity } from '../../domain/activities/activity.ts'
import { checkIn } from '../../domain/activities/registration.endpoints.ts'
import { mayI, useMe } from '../kernel/me.ts'
import { useAct } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Note } from '../ui/States.tsx'
import { checkInRenews, UndoCheckIn } from './UndoCheckIn.tsx'

/** Where a scanned ticket leads: a host checks it in with one press; whoever else opens it is told whom to show it. */
export function CheckInPage() {
  const { t } = useTranslation('activities')
  const { ticket } = useParams({ strict: false }) as { readonly ticket: string }
  const hosts = mayI(useMe(), runActivity)
  const act = useAct(checkIn, { renews: checkInRenews })
  const { data } = act
  return (
    <Sheet title={t('checkIn.title')} level={1} inside="form">
      <PageHead title={t('checkIn.title')} />
      <div className="stack">
        {!hosts && <Note title={t('checkIn.show')}>{t('checkIn.showText')}</Note>}
        {hosts && data === undefined && (
          <div>
            <Button
              size="large"
              kind="primary"
              busy={act.isPending}
              onClick={() => act.mutate({ body: { ticket } })}
            >
              {t('checkIn.act')}
            </Button>
          </div>
        )}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
        {data !== undefined && (
          <Note tone="good" title={t('checkIn.done', { name: data.registration.personName })}>
            <p>{data.registration.orgName}</p>
            <p>
              <Link to="/hosted-activities/$id" params={{ id: data.activityId }}>
                {data.activityTitle}
              </Link>
            </p>
            <UndoCheckIn
              id={data.registration.id}
              name={data.registration.personName}
              onDone={act.reset}
            />
          </Note>
        )}
      </div>
    </Sheet>
  )
}
