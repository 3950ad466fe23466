import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { fieldsOf, type Kind } from '../../domain/catalog/kind.ts'
import { tierOf } from '../../domain/catalog/offerTier.ts'
import { type Tier, tiers } from '../../domain/spaces/tier.ts'
import { useFormat } from '../kernel/format.ts'
import { Select } from '../ui/Select.tsx'
import css from './Catalog.module.css'
import type { TypedContent } from './form.ts'

/** Who reads each thing that the offer says: the owner's choice where it differs from the kind. */
export function TierFields({
  kind,
  content,
  onContent,
}: {
  readonly kind: Kind
  readonly content: TypedContent
  readonly onContent: (content: TypedContent) => void
}) {
  const { t } = useTranslation('catalog')
  const { language } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const said = fieldsOf(kind).filter(([id]) => id in content.values)
  const narrow = said.filter(([id]) => tierOf(kind, content, id) !== 'public')
  if (said.length === 0) return null
  const options = tiers.map((value) => ({ value, label: t(`tier.is.${value}`) }))
  const put = (id: string, tier: Tier) =>
    onContent({ ...content, tiers: { ...content.tiers, [id]: tier } })
  return (
    <details className={css.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('tier.fields', { count: narrow.length })}</summary>
      <p className="second t13">{t('tier.note')}</p>
      {/* Each bears the name of its field: they are not there while nobody looks for them. */}
      <div className={css.fields}>
        {(isOpen ? said : []).map(([id, field]) => (
          <Select
            key={id}
            id={`tier-${id}`}
            label={field.about.label[language]}
            options={options}
            value={tierOf(kind, content, id)}
            onChange={(tier) => put(id, tier)}
          />
        ))}
      </div>
    </details>
  )
}
