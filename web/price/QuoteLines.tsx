import { useTranslation } from '../kernel/words.ts'
import type { QuoteLine } from '../../domain/price/quote.ts'
import { useFormat } from '../kernel/format.ts'
import { inUnit, yuan } from './money.ts'
import type { Priced } from './model.ts'
import css from './Price.module.css'

type Totals = {
  readonly netFen: number
  readonly vatFen: number
  readonly freightFen: number | null
  readonly freightVatFen: number | null
}

export function useLineName({ model }: Priced): (item: string) => string {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  return (item) =>
    model.items.find(({ id }) => id === item)?.label[language] ?? t(`line.${item as 'margin'}`)
}

function totalsOf({ netFen, vatFen, freightFen, freightVatFen }: Totals) {
  const freight = freightFen === null ? 0 : freightFen + freightVatFen!
  return netFen + vatFen + freight
}

/** What makes the price of the whole order, down to what is paid. */
export function QuoteLines({
  priced,
  lines,
  totals,
}: {
  readonly priced: Priced
  readonly lines: readonly QuoteLine[]
  readonly totals: Totals
}) {
  const { t } = useTranslation('price')
  const nameOf = useLineName(priced)
  const after = [
    ['net', t('result.net'), totals.netFen],
    ['vat', t('result.vat'), totals.vatFen],
    ...(totals.freightFen === null
      ? []
      : [
          ['freight', t('result.freight'), totals.freightFen],
          ['freightVat', t('result.freightVat'), totals.freightVatFen!],
        ]),
  ] as const
  return (
    <table className={css.lines} aria-label={t('result.items')}>
      <thead className="second">
        <tr>
          <th>{t('result.line')}</th>
          <th>{t('result.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ item, fen }) => (
          <tr key={item}>
            <td>{nameOf(item)}</td>
            <td>{yuan(fen)}</td>
          </tr>
        ))}
        {after.map(([key, name, fen]) => (
          <tr key={key}>
            <td>{name}</td>
            <td>{yuan(fen as number)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>{t('result.total')}</td>
          <td>{yuan(totalsOf(totals))}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** Times, masses and volumes that the price rests on. */
export function QuoteSteps({
  priced,
  steps,
}: {
  readonly priced: Priced
  readonly steps: Readonly<Record<string, number>>
}) {
  const { t } = useTranslation('price')
  const { language } = useFormat()
  return (
    <table className={css.lines} aria-label={t('result.restsOn')}>
      <thead className="second">
        <tr>
          <th colSpan={2}>{t('result.restsOn')}</th>
        </tr>
      </thead>
      <tbody>
        {priced.model.steps.map(({ id, label, unit }) =>
          steps[id] === undefined ? null : (
            <tr key={id}>
              <td>{label[language]}</td>
              <td>
                {inUnit(steps[id], unit)} {t(`unit.${unit}`)}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}
