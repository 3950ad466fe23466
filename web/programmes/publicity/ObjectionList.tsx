import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { downloadVersion } from '../../../domain/files/version.endpoints.ts'
import {
  acceptObjection,
  listObjections,
  readObjector,
  rejectObjection,
} from '../../../domain/programmes/objection.endpoints.ts'
import type { Objection } from '../../../domain/programmes/objection.ts'
import { listOwnPublicities } from '../../../domain/programmes/publicity.endpoints.ts'
import type { OwnPublicity } from '../../../domain/programmes/publicity.ts'
import { readRecommendation } from '../../../domain/programmes/recommendation.endpoints.ts'
import {
  listSelectionObjections,
  readSelection,
} from '../../../domain/programmes/selection.endpoints.ts'
import { addressOf } from '../../kernel/call.ts'
import { formatBytes, useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct, useCall, useCallWhen } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { OutLink } from '../../ui/Link.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import css from '../guidance/Guidance.module.css'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { PrintLinks } from '../prints/PrintLinks.tsx'
import { ObjectionStateTag } from './ReceiptPage.tsx'

/** Sealed until it is asked for: asking is what leaves the trace. */
function ObjectorPart({ id }: { readonly id: string }) {
  const { t } = useTranslation('guidance')
  const [wanted, setWanted] = useState(false)
  const { data, error } = useCallWhen(wanted, readObjector, { params: { id } })
  const fields = ['name', 'mobile', 'organisation', 'email', 'idNumber'] as const
  return (
    <div className={css.who}>
      <b>{t('run.objector')}</b>
      {data === undefined && (
        <>
          <p>{t('run.revealNote')}</p>
          <span>
            <Button size="small" busy={wanted && error === null} onClick={() => setWanted(true)}>
              {t('run.reveal')}
            </Button>
          </span>
        </>
      )}
      {error !== null && <ErrorState problem={error.problem} />}
      {data !== undefined && (
        <dl className={css.facts}>
          {fields.map(
            (field) =>
              data[field] !== undefined && (
                <div key={field}>
                  <dt>{t(`object.${field}`)}</dt>
                  <dd>{data[field]}</dd>
                </div>
              ),
          )}
        </dl>
      )}
    </div>
  )
}

function HandleActs({
  objection,
  issuers,
}: {
  readonly objection: Objection
  readonly issuers: boolean
}) {
  const { t } = useTranslation('guidance')
  const [asking, setAsking] = useState<'accept' | 'reject' | null>(null)
  const options = {
    renews: [
      listObjections,
      listOwnPublicities,
      readRecommendation,
      listSelectionObjections,
      readSelection,
    ],
    onDone: () => setAsking(null),
  }
  const accept = useAct(acceptObjection, options)
  const reject = useAct(rejectObjection, options)
  const act = asking === 'accept' ? accept : reject
  const note =
    asking === 'reject'
      ? t('run.rejectNote')
      : t(
          objection.candidateId === null
            ? 'run.acceptWhole'
            : issuers
              ? 'run.acceptSelected'
              : 'run.acceptNote',
        )
  return (
    <div className={css.acts}>
      <Button onClick={() => setAsking('reject')}>{t('run.reject')}</Button>
      <Button kind="danger" onClick={() => setAsking('accept')}>
        {t('run.accept')}
      </Button>
      {asking !== null && (
        <ReasonDialog
          open
          danger={asking === 'accept'}
          title={t(`run.${asking}Title`)}
          act={t(`run.${asking}`)}
          note={note}
          busy={act.isPending}
          problem={act.error?.problem ?? null}
          onClose={() => setAsking(null)}
          onAct={(answer) => act.mutate({ params: { id: objection.id }, body: { answer } })}
        />
      )}
    </div>
  )
}

function Evidence({ objection, open }: { readonly objection: Objection; readonly open: boolean }) {
  const { t } = useTranslation('guidance')
  return (
    <div>
      <p className="second t13">{t('run.evidence')}</p>
      <p className={css.quote}>{objection.evidence}</p>
      <ul>
        {objection.files.map(({ versionId, name, bytes }) => (
          <li key={versionId}>
            {open ? (
              <OutLink href={addressOf(downloadVersion, { params: { id: versionId }, query: {} })}>
                {name}
              </OutLink>
            ) : (
              name
            )}{' '}
            <span className="muted t12">{formatBytes(bytes)}</span>
          </li>
        ))}
      </ul>
      {objection.files.length > 0 && <p className={css.meta}>{t('run.inspecting')}</p>}
    </div>
  )
}

/** The record changes with the answer: what was made before it is not offered after it. */
function RecordPrint({ objection: { id, state } }: { readonly objection: Objection }) {
  const { t } = useTranslation('prints')
  const name = t('kind.objectionRecord')
  return (
    <div key={state}>
      <p className="second t13">{name}</p>
      <PrintLinks print={{ subject: 'objection', id, kind: 'objectionRecord' }} name={name} />
    </div>
  )
}

export function ObjectionLine({
  objection,
  issuers = false,
}: {
  readonly objection: Objection
  /** Of the issuer's own list: what an objection that holds does is another thing. */
  readonly issuers?: boolean
}) {
  const { t } = useTranslation('guidance')
  const { moment } = useFormat()
  const me = useMe()
  const handles = mayI(me, 'programmes.objection.handle')
  const { title, applicant } = objection
  return (
    <li>
      <div className="stack">
        <p className={css.line}>
          <b>{title === null ? t('object.whole') : `${title} · ${applicant ?? ''}`}</b>
          <ObjectionStateTag state={objection.state} />
          <span className="muted t12">
            {objection.receiptNo} · {moment(objection.receivedAt)}
          </span>
        </p>
        <p className={css.quote}>{objection.text}</p>
        <Evidence objection={objection} open={handles} />
        {handles && <ObjectorPart id={objection.id} />}
        {objection.answer !== null && (
          <div>
            <p className="second t13">
              {t('run.handledBy', {
                name: objection.handledBy ?? '',
                moment: objection.answeredAt === null ? '' : moment(objection.answeredAt),
              })}
            </p>
            <p className={css.quote}>{objection.answer}</p>
          </div>
        )}
        {handles && objection.state === 'received' && (
          <HandleActs objection={objection} issuers={issuers} />
        )}
        {handles && <RecordPrint objection={objection} />}
      </div>
    </li>
  )
}

/** What was raised against a publicity, for the unit; who raised it, only for those who handle it. */
export function ObjectionList({ publicity }: { readonly publicity: OwnPublicity }) {
  const { t } = useTranslation('guidance')
  const trail = useTrail()
  const { data, error } = useCall(listObjections, {
    params: { id: publicity.id },
    query: trail.page,
  })
  if (error !== null) return <ErrorState problem={error.problem} />
  if (data === undefined) return <Loading lines={2} />
  if (data.rows.length === 0) {
    return <Empty title={t('run.objectionsNone')}>{t('run.objectionsNoneText')}</Empty>
  }
  return (
    <section>
      <h3>{t('run.objections')}</h3>
      <ul className={css.list}>
        {data.rows.map((row) => (
          <ObjectionLine key={row.id} objection={row} />
        ))}
      </ul>
      <TrailButtons trail={trail} {...data} />
    </section>
  )
}
