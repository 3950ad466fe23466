import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { readReceipt } from '../../../domain/programmes/application.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { callOptions } from '../../kernel/query.ts'
import { download } from '../../ui/download.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { useApplication } from './ApplicationContext.ts'
import css from './Application.module.css'

type Receipt = AnswerOf<typeof readReceipt>

const sealSoonMs = 2_500

/** What of a proof people may want to read; the whole of it is in the file. */
const proofLines = ['seq', 'root', 'sealedAt', 'keyId', 'signature'] as const

const nationalLines = ['root', 'keyId', 'signature'] as const

/** The same by the Chinese standards, where the seal has it. */
function National({ proof }: { readonly proof: NonNullable<Receipt['proof']> }) {
  const { t } = useTranslation('programmes')
  const national = proof['national'] as Readonly<Record<string, string>> | undefined
  if (national === undefined) return null
  return (
    <>
      <h3>{t('receipt.nationalTitle')}</h3>
      <dl className={css.facts}>
        {nationalLines.map((name) => (
          <div key={name}>
            <dt>{t(`receipt.national.${name}`)}</dt>
            <dd className={css.digest}>{national[name]}</dd>
          </div>
        ))}
      </dl>
      <p className="second t13">{t('receipt.nationalLegal')}</p>
    </>
  )
}

function Proof({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  const { proof, receiptNo } = receipt
  if (proof === null) return <Note>{t('receipt.sealing')}</Note>
  const text = (name: (typeof proofLines)[number]) => {
    const value = String(proof[name] ?? '')
    return name === 'sealedAt' ? moment(value, { year: true }) : value
  }
  return (
    <>
      <dl className={css.facts}>
        {proofLines.map((name) => (
          <div key={name}>
            <dt>{t(`receipt.proof.${name}`)}</dt>
            <dd className={css.digest}>{text(name)}</dd>
          </div>
        ))}
      </dl>
      <p className="second t13">{t('receipt.proofText')}</p>
      <National proof={proof} />
      <p className="second t13">{t('receipt.legal')}</p>
      <div data-print="no">
        <Button
          size="small"
          onClick={() =>
            download(`${receiptNo}.json`, JSON.stringify(receipt, null, 2), 'application/json')
          }
        >
          {t('receipt.download')}
        </Button>
      </div>
    </>
  )
}

function Body({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation('programmes')
  const { moment, language } = useFormat()
  const { application, call } = useApplication()
  const submission = application.submissions.find(
    ({ receiptNo }) => receiptNo === receipt.receiptNo,
  )
  const title = submission?.title ?? application.title
  return (
    <Sheet className={css.receipt}>
      <div className="stack">
        <div>
          <p className="second">{t('receipt.title')}</p>
          <p className={css.receiptNo}>{receipt.receiptNo}</p>
        </div>
        <dl className={css.facts}>
          <div>
            <dt>{t('apply.seal.project')}</dt>
            <dd>{title}</dd>
          </div>
          <div>
            <dt>{t('apply.seal.applicant')}</dt>
            <dd>{application.orgName}</dd>
          </div>
          <div>
            <dt>{t('apply.seal.programme')}</dt>
            <dd>{call.title[language]}</dd>
          </div>
          <div>
            <dt>{t('receipt.at')}</dt>
            <dd>{moment(receipt.submittedAt, { year: true, weekday: true })}</dd>
          </div>
          {submission !== undefined && (
            <div>
              <dt>{t('receipt.by')}</dt>
              <dd>{submission.submittedBy}</dd>
            </div>
          )}
          <div>
            <dt>SHA-256</dt>
            <dd className={css.digest}>{receipt.digestSha256}</dd>
          </div>
          <div>
            <dt>SM3</dt>
            <dd className={css.digest}>{receipt.digestSm3}</dd>
          </div>
        </dl>
        <h2>{t('receipt.proofTitle')}</h2>
        <Proof receipt={receipt} />
        <div className="row wrap" data-print="no">
          <Button icon={IconPrinter} onClick={() => print()}>
            {t('call.print')}
          </Button>
          <ButtonLink kind="quiet" to="/applications/$id" params={{ id: application.id }}>
            {t('receipt.back')}
          </ButtonLink>
        </div>
      </div>
    </Sheet>
  )
}

/** The receipt of one submission: its number, both digests and the proof that it was sealed. */
export function ReceiptPage() {
  const { submissionId } = useParams({ strict: false }) as { submissionId: string }
  const { data, error, refetch } = useQuery({
    ...callOptions(readReceipt, { params: { id: submissionId } }),
    // The seal follows within seconds; until then the page asks again.
    refetchInterval: ({ state }) => (state.data?.proof === null ? sealSoonMs : false),
  })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  return data === undefined ? <Loading lines={5} /> : <Body receipt={data} />
}
