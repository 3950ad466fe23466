import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import type { Attempt, OpenDelivery } from '../../domain/webhooks/delivery.ts'
import {
  listDeliveries,
  listSubscriptions,
  readDelivery,
  replayDeliveries,
} from '../../domain/webhooks/webhooks.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { useKinds } from './kinds.ts'
import { DeliveryTag, useOutcome } from './Tags.tsx'
import css from './Webhooks.module.css'

/** JSON as people read it; what is none stays as it is. */
function spaced(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

function Try({ one }: { readonly one: Attempt }) {
  const { t } = useTranslation('webhooks')
  const { moment } = useFormat()
  const outcome = useOutcome()
  return (
    <li>
      <details>
        <summary>
          {moment(one.at, { year: true })} · <b>{outcome(one)}</b> ·{' '}
          {t('took', { ms: one.durationMs })}
        </summary>
        <div className="stack">
          <h3>{t('sent')}</h3>
          <pre className={css.code} tabIndex={0}>
            {one.sentHeaders || t('answerEmpty')}
          </pre>
          <h3>{t('answered')}</h3>
          <pre className={css.code} tabIndex={0}>
            {[one.answerHeaders, one.answer].filter((part) => part !== '').join('\n\n') ||
              t('answerEmpty')}
          </pre>
        </div>
      </details>
    </li>
  )
}

function Facts({ of }: { readonly of: OpenDelivery }) {
  const { t } = useTranslation('webhooks')
  const { moment } = useFormat()
  return (
    <dl className={css.facts}>
      <dt>{t('state')}</dt>
      <dd>
        <DeliveryTag state={of.state} />
        {of.nextAt !== null && of.attempts > 0 && ` ${t('nextAt', { when: moment(of.nextAt) })}`}
      </dd>
      <dt>{t('subscription')}</dt>
      <dd>
        {of.subscriptionName}
        <div className={css.url}>{of.url}</div>
      </dd>
      <dt>{t('messageId')}</dt>
      <dd className="mono">{of.messageId}</dd>
      <dt>{t('when')}</dt>
      <dd>{moment(of.madeAt, { year: true })}</dd>
    </dl>
  )
}

export function DeliveryPage() {
  const { t } = useTranslation('webhooks')
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { nameOf } = useKinds()
  const reading = useCall(readDelivery, { params: { id } })
  const replay = useAct(replayDeliveries, {
    renews: [readDelivery, listDeliveries, listSubscriptions],
    onDone: ({ replayed }) => toast(t('replayed', { count: replayed })),
  })
  const { data } = reading
  if (reading.error !== null) return <ErrorState problem={reading.error.problem} />
  if (data === undefined) return <Loading lines={5} />
  const settled = data.settledAt !== null
  const title = `${t('delivery', { sequence: data.sequence })} · ${nameOf(data.kind)}`
  return (
    <div className="stack">
      <PageHead title={title} />
      <p>
        <Link to="/webhooks/deliveries">{t('back')}</Link>
      </p>
      <Sheet
        title={title}
        level={1}
        inside="pad"
        end={
          settled && (
            <Button
              kind="primary"
              busy={replay.isPending}
              onClick={() => replay.mutate({ body: { ids: [id] } })}
            >
              {t('replay')}
            </Button>
          )
        }
      >
        <div className="stack">
          {data.state === 'withheld' && <Note tone="care">{t('withheldText')}</Note>}
          {replay.error !== null && <ErrorState problem={replay.error.problem} />}
          <Facts of={data} />
          <h2>{t('body')}</h2>
          <pre className={css.code} tabIndex={0}>
            {spaced(data.body)}
          </pre>
        </div>
      </Sheet>
      <Sheet title={t('tries')} inside="pad">
        {data.tries.length === 0 && <p className="second">{t('triesNone')}</p>}
        <ul className={css.tries}>
          {data.tries.map((one) => (
            <Try key={one.at} one={one} />
          ))}
        </ul>
      </Sheet>
    </div>
  )
}
