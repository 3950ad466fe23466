import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import {
  type Asked,
  estimateLabelMax,
  keepEstimate,
  listEstimates,
  type Maker,
  type SaidQuote,
} from '../../domain/price/price.endpoints.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Link } from '../ui/Link.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import type { Priced } from './model.ts'
import { yuan } from './money.ts'
import css from './Price.module.css'
import { QuoteLines, QuoteSteps } from './QuoteLines.tsx'
import { usePersonReason } from './reasons.ts'

type Props = { readonly priced: Priced; readonly asked: Asked; readonly maker: Maker }

function Ladder({ ladder }: Pick<SaidQuote, 'ladder'>) {
  const { t } = useTranslation('price')
  return (
    <table className={css.lines} aria-label={t('result.ladder')}>
      <thead className="second">
        <tr>
          <th colSpan={2}>{t('result.ladder')}</th>
        </tr>
      </thead>
      <tbody>
        {ladder.map(({ quantity, pieceFen }) => (
          <tr key={quantity}>
            <td>{t('result.ladderRow', { quantity })}</td>
            <td>{yuan(pieceFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Keep({ asked, maker, netFen }: Omit<Props, 'priced'> & { readonly netFen: number }) {
  const { t } = useTranslation('price')
  const [label, setLabel] = useState('')
  const keep = useAct(keepEstimate, {
    renews: [listEstimates],
    onDone: () => toast(t('result.kept')),
  })
  const named = label.trim() !== ''
  const body = { ...asked, makerOrgId: maker.orgId, label: label.trim(), netFen }
  return (
    <div className="stack">
      <TextInput
        label={t('result.label')}
        help={t('result.labelHelp')}
        most={estimateLabelMax}
        value={label}
        onChange={setLabel}
      />
      <div>
        <ActionButton
          kind="plain"
          verdict={named ? allowed : invalid('price.label_missing')}
          busy={keep.isPending}
          onClick={() => keep.mutate({ body })}
        >
          {t('result.keep')}
        </ActionButton>
      </div>
      {keep.error !== null && <ErrorState problem={keep.error.problem} />}
    </div>
  )
}

function Inside({ quote, ...props }: Props & { readonly quote: SaidQuote }) {
  const { t } = useTranslation('price')
  const { priced, maker } = props
  return (
    <div className={css.inside}>
      <div className={css.two}>
        <div>
          <QuoteLines priced={priced} lines={quote.lines} totals={quote} />
          {quote.lines.length === 0 && <p className="second t13">{t('result.totalOnly')}</p>}
        </div>
        {quote.lines.length > 0 && <QuoteSteps priced={priced} steps={quote.steps} />}
        <Ladder ladder={quote.ladder} />
        <Keep {...props} netFen={quote.netFen} />
      </div>
      <div className={css.links}>
        <Company maker={maker} />
        <span className="second">{t('result.offers')}</span>
        {maker.offers.map(({ id, title }) => (
          <Link key={id} to="/capabilities/$id" params={{ id }}>
            {title}
          </Link>
        ))}
      </div>
    </div>
  )
}

function Company({ maker: { orgId, orgName } }: Pick<Props, 'maker'>) {
  return (
    <Link to="/companies/$id" params={{ id: orgId }}>
      {orgName}
    </Link>
  )
}

/** A maker with its price, which opens to what makes it; or why a person prices the part. */
export function MakerRow(props: Props) {
  const { t } = useTranslation('price')
  const { priced, maker } = props
  const say = usePersonReason(priced)
  const { quote, orgName, reasons } = maker
  if (quote === null) {
    return (
      <div className={css.maker}>
        <Company maker={maker} /> <span className="second t13">{t('result.person')}</span>
        <ul className={css.reasons}>
          {reasons.map((reason) => (
            <li key={reason.code}>{say(reason)}</li>
          ))}
        </ul>
      </div>
    )
  }
  return (
    <details className={css.maker}>
      <summary>
        <span>{orgName}</span>
        <span className={css.money}>
          <b>{yuan(quote.pieceFen)}</b> <span className="second t12">{t('result.piece')}</span>
        </span>
        <span className={css.money}>
          {yuan(quote.netFen)} <span className="second t12">{t('result.order')}</span>
        </span>
      </summary>
      <Inside {...props} quote={quote} />
    </details>
  )
}
