import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listCirculars,
  markCircular,
  readCircular,
} from '../../../domain/programmes/circular.endpoints.ts'
import { listWaiting } from '../../../domain/programmes/waiting.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { NotFound } from '../../kernel/shell/Faults.tsx'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { AttachedFiles } from './AttachedFiles.tsx'
import { useCircularNumber } from './CircularsPage.tsx'
import css from './Workgroup.module.css'

/** One message of an office; opening it is its receipt. */
export function CircularPage() {
  const { t } = useTranslation('workgroup')
  const { language, moment } = useFormat()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const numberOf = useCircularNumber()
  const { data, error, refetch } = useCall(readCircular, { params: { id } })
  const { mutate } = useAct(markCircular, { renews: [readCircular, listCirculars, listWaiting] })
  const unread = data !== undefined && data.readAt === null
  useEffect(() => {
    if (unread) mutate({ params: { id } })
  }, [unread, id, mutate])
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={8} />
  return (
    <div className="stack">
      <PageHead title={data.title} crumbs={[{ label: t('circulars.title'), to: '/circulars' }]} />
      <Sheet title={data.title} level={1} note={numberOf(data)}>
        <div className="stack">
          <p className="second t13">
            {data.programmeTitle[language]} ·{' '}
            {t('circulars.sent', { by: data.sentBy, at: moment(data.sentAt, { year: true }) })}
          </p>
          <p className={css.words}>{data.body}</p>
          <AttachedFiles label={t('files.title')} files={data.files} />
          {data.readAt !== null && (
            <p className="muted t12">
              {t('circulars.read', { at: moment(data.readAt, { year: true }) })}
            </p>
          )}
        </div>
      </Sheet>
    </div>
  )
}
