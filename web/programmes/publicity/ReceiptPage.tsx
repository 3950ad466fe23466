import { IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { readObjectionReceipt } from '../../../domain/programmes/objection.endpoints.ts'
import type { ObjectionState } from '../../../domain/programmes/objection.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Tag, type Tone } from '../../ui/Tag.tsx'
import css from '../guidance/Guidance.module.css'

type Receipt = AnswerOf<typeof readObjectionReceipt>

const tones: Readonly<Record<ObjectionState, Tone>> = {
  received: 'care',
  accepted: 'good',
  rejected: 'plain',
}

export function ObjectionStateTag({ state }: { readonly state: ObjectionState }) {
  const { t } = useTranslation('guidance')
  return <Tag tone={tones[state]}>{t(`receipt.state.${state}`)}</Tag>
}

function Body({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation('guidance')
  const { language, moment } = useFormat()
  const { state, project } = receipt
  const words = state === 'accepted' && project === null ? 'acceptedWhole' : state
  return (
    <Sheet
      title={t('receipt.stateLabel')}
      end={
        <span data-print="no">
          <Button kind="quiet" size="small" icon={IconPrinter} onClick={() => print()}>
            {t('receipt.print')}
          </Button>
        </span>
      }
    >
      <div className="stack">
        <div>
          <p className={css.receipt}>{receipt.receiptNo}</p>
          <ObjectionStateTag state={state} />
        </div>
        <p>{t(`receipt.stateText.${words}`)}</p>
        <dl className={css.facts}>
          <div>
            <dt>{t('receipt.against')}</dt>
            <dd>{project ?? t('object.whole')}</dd>
          </div>
          <div>
            <dt>{t('receipt.list')}</dt>
            <dd>
              <Link to="/publicities/$id" params={{ id: receipt.publicityId }}>
                {t(receipt.issuers ? 'publicity.headingSelected' : 'publicity.heading', {
                  unit: receipt.unitName,
                })}
              </Link>
              <span className="muted t12"> {receipt.programmeTitle[language]}</span>
            </dd>
          </div>
          <div>
            <dt>{t('receipt.received')}</dt>
            <dd>{moment(receipt.receivedAt)}</dd>
          </div>
          <div>
            <dt>{t('receipt.files')}</dt>
            <dd>{t('receipt.filesCount', { count: receipt.files })}</dd>
          </div>
          <div>
            <dt>{t('receipt.answeredAt')}</dt>
            <dd>
              {receipt.answeredAt === null ? t('receipt.notYet') : moment(receipt.answeredAt)}
            </dd>
          </div>
        </dl>
        {receipt.answer !== null && (
          <div>
            <p className="second t13">{t('receipt.answer')}</p>
            <p className={css.quote}>{receipt.answer}</p>
          </div>
        )}
        <p className="muted t13">{t('object.keep')}</p>
      </div>
    </Sheet>
  )
}

/** What became of an objection, for whoever holds its receipt number. Who objected never stands here. */
export function ReceiptPage() {
  const { t } = useTranslation('guidance')
  const { receiptNo } = useParams({ strict: false }) as { readonly receiptNo: string }
  const { data, error, refetch } = useCall(readObjectionReceipt, { params: { receiptNo } })
  const unknown = error?.problem.status === 404
  return (
    <>
      <PageHead
        title={t('receipt.title')}
        crumbs={[{ label: t('receipt.find'), to: '/objections' }]}
      />
      <header className={css.head}>
        <h1 className="songTitle">{t('receipt.title')}</h1>
      </header>
      {unknown && (
        <Empty
          title={t('receipt.missing')}
          next={<ButtonLink to="/objections">{t('receipt.find')}</ButtonLink>}
        >
          {t('receipt.missingText')}
        </Empty>
      )}
      {error !== null && !unknown && (
        <ErrorState problem={error.problem} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <Loading lines={4} />}
      {data !== undefined && <Body receipt={data} />}
    </>
  )
}
