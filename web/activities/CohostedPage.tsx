import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { readActivity } from '../../domain/activities/activity.endpoints.ts'
import { answerCohosting, listCohosted } from '../../domain/activities/cohost.endpoints.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../ui/Trail.tsx'
import css from './Activities.module.css'
import { useWhen } from './when.ts'

type Row = AnswerOf<typeof listCohosted>['rows'][number]

function Line({ row }: { readonly row: Row }) {
  const { t } = useTranslation('activities')
  const when = useWhen()
  const [declining, setDeclining] = useState(false)
  const { activity, state } = row
  const { id, title } = activity
  const act = useAct(answerCohosting, {
    renews: [listCohosted, readActivity],
    onDone: (answer) => {
      setDeclining(false)
      toast(t(answer.state === 'accepted' ? 'cohost.accepted' : 'cohost.declined'))
    },
  })
  return (
    <li className="stack">
      <span>
        <Link to="/activities/$id" params={{ id }}>
          {title}
        </Link>{' '}
        <Tag tone={state === 'accepted' ? 'good' : 'care'}>{t(`cohost.is.${state}`)}</Tag>
      </span>
      <span className="second t13">
        {activity.hostName} · {when(activity)} · {activity.place}
      </span>
      <div className={css.acts}>
        {state === 'accepted' ? (
          <Link to="/cohosted-activities/$id" params={{ id }}>
            {t('cohost.open')}
          </Link>
        ) : (
          <>
            <Button
              kind="primary"
              size="small"
              busy={act.isPending}
              aria-label={`${t('cohost.accept')} ${title}`}
              onClick={() => act.mutate({ params: { id }, body: { verb: 'accept' } })}
            >
              {t('cohost.accept')}
            </Button>
            <Button size="small" onClick={() => setDeclining(true)}>
              {t('cohost.decline')}
            </Button>
          </>
        )}
      </div>
      {act.error !== null && !declining && <ErrorState problem={act.error.problem} />}
      {declining && (
        <ReasonDialog
          title={t('cohost.declineTitle', { title })}
          act={t('cohost.decline')}
          note={t('cohost.declineNote')}
          busy={act.isPending}
          problem={act.error?.problem ?? null}
          onClose={() => setDeclining(false)}
          onAct={(reason) => act.mutate({ params: { id }, body: { verb: 'decline', reason } })}
        />
      )}
    </li>
  )
}

/** 协办活动: what one's organisation holds with others, or is asked to. */
export function CohostedPage() {
  const { t } = useTranslation('activities')
  const trail = useTrail()
  const { data, error, refetch } = useCall(listCohosted, { query: trail.page })
  return (
    <div className="stack">
      <PageHead title={t('cohost.title')} />
      <h1 className="pageTitle">{t('cohost.title')}</h1>
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={6} />}
      {data?.rows.length === 0 && (
        <Empty title={t('cohost.listNone')}>{t('cohost.listNoneText')}</Empty>
      )}
      {data !== undefined && data.rows.length > 0 && (
        <ul className={css.lines}>
          {data.rows.map((row) => (
            <Line key={row.activity.id} row={row} />
          ))}
        </ul>
      )}
      {data !== undefined && <TrailButtons trail={trail} {...data} />}
    </div>
  )
}
