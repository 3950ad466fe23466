import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { readFees, setFees } from '../../../domain/evaluation/fees.endpoints.ts'
import type { FeeRule } from '../../../domain/evaluation/fees.ts'
import type { RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import { formatYuan } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'
import css from '../round/Round.module.css'

const rates = [
  ['perReviewFen', 'senior'],
  ['perReviewFen', 'other'],
  ['perHalfDayFen', 'senior'],
  ['perHalfDayFen', 'other'],
] as const

/** Whole yuan are enough for a rate. */
const yuanOf = (fen: number): number => Math.round(fen / 100)

/** What a review and half a day are paid with, and the most for one expert. */
export function FeeRates({
  round,
  rule,
  readOnly,
}: {
  readonly round: RoundPage
  readonly rule: FeeRule
  readonly readOnly: boolean
}) {
  const { t } = useTranslation('panel')
  const [now, setNow] = useState(rule)
  const act = useAct(setFees, { renews: [readFees], onDone: () => toast(t('saved')) })
  if (readOnly) {
    return (
      <Sheet title={t('fee.rates')}>
        <dl className={css.facts}>
          {rates.map(([kind, of]) => (
            <div key={`${kind} ${of}`} style={{ display: 'contents' }}>
              <dt>{t(`fee.rate.${kind}.${of}`)}</dt>
              <dd>{t('fee.yuan', { amount: formatYuan(rule[kind][of]) })}</dd>
            </div>
          ))}
          <dt>{t('fee.most')}</dt>
          <dd>
            {rule.maxFen === null
              ? t('fee.noMost')
              : t('fee.yuan', { amount: formatYuan(rule.maxFen) })}
          </dd>
        </dl>
      </Sheet>
    )
  }
  return (
    <Sheet title={t('fee.rates')} inside="form">
      <div className="stack">
        <p className="second t13">{t('fee.ratesHelp')}</p>
        {rates.map(([kind, of]) => (
          <NumberInput
            key={`${kind} ${of}`}
            label={t(`fee.rate.${kind}.${of}`)}
            unit={t('fee.unit')}
            value={yuanOf(now[kind][of])}
            onChange={(yuan) =>
              setNow({ ...now, [kind]: { ...now[kind], [of]: (yuan ?? 0) * 100 } })
            }
          />
        ))}
        <NumberInput
          label={t('fee.most')}
          help={t('fee.mostHelp')}
          optional
          unit={t('fee.unit')}
          value={now.maxFen === null ? null : yuanOf(now.maxFen)}
          onChange={(yuan) => setNow({ ...now, maxFen: yuan === null ? null : yuan * 100 })}
        />
        <div>
          <Button
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id: round.id }, body: { rule: now } })}
          >
            {t('save')}
          </Button>
        </div>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}
