/** How one dispatch reads: sent by whom and how, in time or not, arrived or awaited. */
import { useTranslation } from '../../../kernel/words.ts'
import type { Dispatch, Judgement } from '../../../../domain/programmes/dispatch.ts'
import { useFormat } from '../../../kernel/format.ts'
import { Tag } from '../../../ui/Tag.tsx'

function InTime({ judgement }: { readonly judgement: Judgement }) {
  const { t } = useTranslation('programmes')
  const { closesAt, basis, inTime, unsettled } = judgement
  if (closesAt === null) return <span className="muted">{t('handIn.dispatch.unpublished')}</span>
  const word = inTime === null ? 'pending' : inTime ? 'inTime' : 'late'
  const tone = inTime === null ? 'plain' : inTime ? 'good' : 'bad'
  return (
    <>
      <Tag tone={tone}>{t(`handIn.dispatch.${word}`)}</Tag>{' '}
      <span className="muted">
        {basis !== null && t(`handIn.dispatch.basis.${basis}`)}{' '}
        {unsettled.includes('basis') && t('officer.example')}
      </span>
    </>
  )
}

export function Sent({ dispatch }: { readonly dispatch: Dispatch }) {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  const { way, number, pieces, sentAt, sentBy, lateReason } = dispatch
  return (
    <>
      {t('handIn.dispatch.sent', { moment: moment(sentAt, {}) })}
      <div className="second t13">
        {t(`handIn.dispatch.ways.${way}`)} {number ?? ''}
        {pieces > 1 && ` ${t('handIn.dispatch.pieces')} ${pieces}`}
      </div>
      <div className="t12">
        <InTime judgement={dispatch.judgement} />
      </div>
      {lateReason !== null && (
        <div className="muted t12">{t('handIn.dispatch.lateReason', { reason: lateReason })}</div>
      )}
      {sentBy !== null && (
        <div className="muted t12">{t('handIn.dispatch.sentBy', { by: sentBy })}</div>
      )}
    </>
  )
}

export function Received({ dispatch }: { readonly dispatch: Dispatch }) {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  const { receivedAt, receivedBy } = dispatch
  if (receivedAt === null) {
    return <span className="second">{t('handIn.dispatch.awaiting')}</span>
  }
  return (
    <>
      {t('handIn.dispatch.received', { moment: moment(receivedAt, {}) })}
      {receivedBy !== null && (
        <div className="muted t12">{t('handIn.dispatch.receivedBy', { by: receivedBy })}</div>
      )}
    </>
  )
}
