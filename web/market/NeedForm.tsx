import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Kind } from '../../domain/catalog/kind.ts'
import { needOf } from '../../domain/market/need.ts'
import { FieldInput } from '../catalog/FieldInput.tsx'
import { putValue, type TypedValues } from '../catalog/form.ts'
import { Button } from '../ui/Button.tsx'
import type { Market } from './address.ts'
import css from './Market.module.css'
import { filtersOfNeed, needFields, typedNeed, type NeedField } from './needForm.ts'

/** The need by the fields of its kind; what the sentence said stands in them. */
export function NeedForm({
  kind,
  market,
  onMatch,
}: {
  readonly kind: Kind
  readonly market: Market
  readonly onMatch: () => void
}) {
  const { t } = useTranslation('market')
  const [typed, setTyped] = useState<TypedValues | null>(null)
  const { strict, others } = needFields(kind)
  const now = typed ?? typedNeed(kind, needOf(kind, market.filters, undefined))
  const inputs = (fields: readonly NeedField[]) => (
    <div className={css.needFields}>
      {fields.map(([id, field]) => (
        <FieldInput
          key={id}
          id={`need-${id}`}
          field={field}
          required={false}
          value={now[id]}
          sample={undefined}
          fault={undefined}
          onChange={(value) => setTyped(putValue(now, id, value))}
        />
      ))}
    </div>
  )
  return (
    <form
      className={css.need}
      aria-label={t('need.form')}
      onSubmit={(event) => {
        event.preventDefault()
        market.change(filtersOfNeed(kind, market.filters, now))
        setTyped(null)
        onMatch()
      }}
    >
      {inputs(strict)}
      <details className={css.more}>
        <summary>{t('need.others', { count: others.length })}</summary>
        {inputs(others)}
      </details>
      <div>
        <Button type="submit" kind="primary">
          {t('need.act')}
        </Button>
      </div>
    </form>
  )
}
