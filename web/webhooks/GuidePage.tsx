import { useTranslation } from '../kernel/words.ts'
import { receiverSample } from '../../domain/webhooks/receiverSample.ts'
import { readSigning } from '../../domain/webhooks/webhooks.endpoints.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { classes } from '../ui/classes.ts'
import { Link, OutLink } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import css from './Webhooks.module.css'

const parts = {
  message: ['messageData', 'messageSequence', 'messageId', 'messageAudience'],
  check: ['checkWhat', 'checkV1', 'checkV1a', 'checkSm'],
  answer: ['answerYes', 'answerRetry', 'answerPause', 'answerLog'],
  reach: ['reachText'],
} as const

const message = `POST /hooks HTTP/1.1
content-type: application/json
webhook-id: msg_016bac8e4d007000a1b2c3d4e5f60718
webhook-timestamp: 1563955200
webhook-signature: v1,K5oZfzN95Z9UVu1E… v1a,hnO3f9T8Ytu9HwrX…
baigong-signature: sm3,…

{"type":"programmes.application.submitted","timestamp":"2019-07-24T08:00:00.000Z","sequence":7,
 "data":{"applicationId":"…","submissionId":"…"}}`

function Part({ of }: { readonly of: keyof typeof parts }) {
  const { t } = useTranslation('webhooks')
  return (
    <Sheet title={t(`guide.${of}`)}>
      <div className="stack">
        {of === 'message' && (
          <pre className={css.code} tabIndex={0}>
            {message}
          </pre>
        )}
        <ul className="stack">
          {parts[of].map((key) => (
            <li key={key}>{t(`guide.${key}`)}</li>
          ))}
        </ul>
        {of === 'check' && (
          <>
            <p>
              {t('guide.keys')} <OutLink href={readSigning.path}>{readSigning.path}</OutLink>
            </p>
            <p>{t('guide.sample')}</p>
            <pre className={css.code} tabIndex={0}>
              {receiverSample}
            </pre>
          </>
        )}
      </div>
    </Sheet>
  )
}

/** What whoever writes a receiver must know; public, as the API is. */
export function GuidePage() {
  const { t } = useTranslation('webhooks')
  return (
    <div className={classes(css.public, 'stack')}>
      <PageHead title={t('guide.title')} />
      <h1 className={`pageTitle ${css.title}`}>{t('guide.title')}</h1>
      <p className="second">{t('guide.lead')}</p>
      {(Object.keys(parts) as (keyof typeof parts)[]).map((of) => (
        <Part key={of} of={of} />
      ))}
      <p>
        <Link to="/webhooks">{t('guide.back')}</Link>
      </p>
    </div>
  )
}
