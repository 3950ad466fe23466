import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { chargeEstimate, type Estimate, listEstimates } from '../../domain/price/price.endpoints.ts'
import { pricePermits } from '../../domain/price/rateCard.ts'
import { useFormat } from '../kernel/format.ts'
import { mayI, useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { toast } from '../ui/Toast.tsx'
import { yuan } from './money.ts'

type Side = 'asked' | 'made'

function ChargeDialog({ estimate, onClose }: { readonly estimate: Estimate; onClose: () => void }) {
  const { t } = useTranslation('price')
  const [chargedFen, setChargedFen] = useState(estimate.chargedFen)
  const charge = useAct(chargeEstimate, {
    renews: [listEstimates],
    onDone: () => {
      toast(t('kept.chargeDone'))
      onClose()
    },
  })
  const typed = chargedFen !== null && chargedFen > 0
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('kept.chargeDo')}
      foot={
        <ActionButton
          verdict={typed ? allowed : invalid('price.charge_missing')}
          busy={charge.isPending}
          onClick={() =>
            chargedFen !== null &&
            charge.mutate({ params: { id: estimate.id }, body: { chargedFen } })
          }
        >
          {t('kept.chargeDo')}
        </ActionButton>
      }
    >
      <div className="stack">
        <p>
          {estimate.label} · {t('kept.estimated')} {yuan(estimate.netFen)}
        </p>
        <NumberInput
          label={t('kept.chargeLabel')}
          digits={2}
          unit={t('unit.yuan')}
          value={chargedFen === null ? null : chargedFen / 100}
          onChange={(value) => setChargedFen(value === null ? null : Math.round(value * 100))}
        />
        {charge.error !== null && <ErrorState problem={charge.error.problem} />}
      </div>
    </Dialog>
  )
}

function useColumns(side: Side, onCharge: (estimate: Estimate) => void) {
  const { t } = useTranslation('price')
  const { language, moment } = useFormat()
  const charges = mayI(useMe(), pricePermits.use)
  const columns: Column<Estimate>[] = [
    {
      key: 'label',
      head: t('kept.label'),
      renderCell: ({ label, modelName, quantity }) => (
        <>
          {label}
          <div className="second t13">
            {modelName[language]} · {t('result.ladderRow', { quantity })}
          </div>
        </>
      ),
    },
    {
      key: 'other',
      head: t(side === 'made' ? 'kept.asker' : 'kept.maker'),
      renderCell: ({ askedByName, makerName }) => (side === 'made' ? askedByName : makerName),
    },
    {
      key: 'estimated',
      head: t('kept.estimated'),
      numeric: true,
      renderCell: ({ netFen }) => yuan(netFen),
    },
    {
      key: 'charged',
      head: t('kept.charged'),
      numeric: true,
      renderCell: (row) => (
        <>
          {row.chargedFen === null ? '—' : yuan(row.chargedFen)}
          {side === 'made' && charges && (
            <div>
              <Button size="small" kind="quiet" onClick={() => onCharge(row)}>
                {t('kept.chargeDo')}
              </Button>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'when',
      head: t('kept.when'),
      renderCell: ({ madeAt }) => moment(madeAt, { year: true }),
    },
  ]
  return columns
}

const percent = (ratio: number): string => `${Math.round(ratio * 100)}%`

/** Within this share of each other, estimate and charge are told as near. */
const nearWithin = 0.03

function Ratios({
  ratios,
}: {
  readonly ratios: { count: number; low: number; middle: number; high: number }
}) {
  const { t } = useTranslation('price')
  const { count, low, middle, high } = ratios
  const off = middle - 1
  const verdict = Math.abs(off) <= nearWithin ? 'near' : off > 0 ? 'over' : 'under'
  return (
    <p>
      {t('kept.ratios', {
        ...{ count, low: percent(low), middle: percent(middle), high: percent(high) },
      })}{' '}
      {t(`kept.${verdict}`)}
    </p>
  )
}

/** Estimates that were kept, and how they stand to what was charged. */
export function EstimatesList({ side, modelId }: { readonly side: Side; modelId?: string }) {
  const { t } = useTranslation('price')
  const [charging, setCharging] = useState<Estimate>()
  const query = { side, ...(modelId === undefined ? {} : { modelId }) }
  const { data, error, refetch } = useCall(listEstimates, { query })
  const columns = useColumns(side, setCharging)
  const title = t(side === 'made' ? 'card.made' : 'kept.title')
  if (error !== null && data === undefined) {
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Loading lines={2} />
  const { rows, total, ratios } = data
  if (rows.length === 0) {
    return (
      <Sheet title={title}>
        <p className="muted">{t(side === 'made' ? 'card.madeNone' : 'kept.none')}</p>
      </Sheet>
    )
  }
  return (
    <Sheet
      title={title}
      inside="none"
      foot={
        <>
          {side === 'made' && ratios !== null && <Ratios ratios={ratios} />}
          {total > rows.length && (
            <p className="second t13">{t('kept.more', { shown: rows.length, total })}</p>
          )}
        </>
      }
    >
      <Table label={title} columns={columns} rows={rows} rowKey={({ id }) => id} />
      {charging !== undefined && (
        <ChargeDialog estimate={charging} onClose={() => setCharging(undefined)} />
      )}
    </Sheet>
  )
}
