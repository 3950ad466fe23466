import { useTranslation } from '../../kernel/words.ts'
import type { SignedRecord } from '../../../domain/evaluation/signedRecord.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { Prints } from '../../kernel/shell/Prints.tsx'
import css from '../round/Round.module.css'
import { placeOf } from './calendar.ts'
import { useSeatLine } from './seatLine.ts'

function RecordOf({ record }: { readonly record: SignedRecord }) {
  const { t } = useTranslation('panel')
  const { t: say } = useTranslation('evaluation')
  const { moment } = useFormat()
  const lineOf = useSeatLine()
  const { words, total } = record
  const { recommendation, opinion } = words.marks
  return (
    <li>
      <b>
        {t('table.recordOf', {
          panel: record.panel,
          kind: t(`session.kindOf.${record.kind}`),
          number: record.number,
        })}
      </b>
      <span>{total === null ? '' : t('table.agreed', { total: formatNumber(total) })}</span>
      <div className={`${css.wide} second t13`}>
        {t('table.place', { when: moment(record.from), place: placeOf(record) })}
        {recommendation !== null && ` · ${say(`recommendation.${recommendation}`)}`}
      </div>
      <p className={`${css.wide} ${css.words}`}>{opinion}</p>
      <ul className={`${css.wide} ${css.people} t13`}>
        {record.seats.map((seat) => (
          <li key={seat.name}>{lineOf(seat)}</li>
        ))}
      </ul>
      {words.applicant !== '' && (
        <p className={`${css.wide} t13`}>{t('table.came', { applicant: words.applicant })}</p>
      )}
      <p className={`${css.wide} ${css.words} t13`}>{words.minutes}</p>
      <Prints thing="evaluation.record" id={record.id} />
      <p className={`${css.wide} muted t12`}>
        {t('table.signed', { moment: moment(record.signedAt) })}
        <br />
        <span className={css.digest}>{t('table.digest', { digest: record.digest })}</span>
      </p>
    </li>
  )
}

/** What the panel of an item recorded, once the round is frozen. */
export function SignedRecords({ records }: { readonly records: readonly SignedRecord[] }) {
  const { t } = useTranslation('panel')
  if (records.length === 0) return null
  return (
    <div className={css.more}>
      <h3>{t('table.record')}</h3>
      <ul className={css.lines}>
        {records.map((record) => (
          <RecordOf key={record.id} record={record} />
        ))}
      </ul>
    </div>
  )
}
