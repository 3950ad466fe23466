import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Kind } from '../../domain/catalog/kind.ts'
import type { MarketFilters } from '../../domain/market/filters.ts'
import { materialsOf } from '../../domain/market/partNeed.ts'
import { materials } from '../../domain/parts/material.ts'
import { useFormat } from '../kernel/format.ts'
import { Button } from '../ui/Button.tsx'
import { Combobox } from '../ui/Combobox.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import type { Market } from './address.ts'
import css from './MatchPart.module.css'

type Draft = {
  readonly quantity: number | null
  /** A grade, or a family of them as `*aluminium`. */
  readonly material: string | null
  readonly tolerance: number | null
  readonly due: string | null
  readonly pieceYuan: number | null
}

function draftOf(filters: MarketFilters): Draft {
  const { quantity, grades, materials: families, limits, due, pieceFen } = filters
  const grade = grades[0]
  const family = families[0]
  return {
    quantity: quantity ?? null,
    material: grade ?? (family === undefined ? null : `*${family}`),
    tolerance: limits.find(({ field }) => field === 'tolerance')?.max ?? null,
    due: due ?? null,
    pieceYuan: pieceFen === undefined ? null : pieceFen / 100,
  }
}

function filtersOf(kind: Kind, filters: MarketFilters, draft: Draft): MarketFilters {
  const { quantity: _q, due: _d, pieceFen: _p, ...rest } = filters
  const { quantity, material, tolerance, due, pieceYuan } = draft
  const others = rest.limits.filter(({ field }) => field !== 'tolerance')
  const said =
    material?.startsWith('*') === true
      ? { materials: [material.slice(1)], grades: [] }
      : materialsOf(kind, material)
  return {
    ...rest,
    kind: kind.id,
    ...(material === draftOf(filters).material ? {} : said),
    limits: tolerance === null ? others : [...others, { field: 'tolerance', max: tolerance }],
    ...(quantity === null ? {} : { quantity: Math.max(1, quantity) }),
    ...(due === null ? {} : { due }),
    ...(pieceYuan === null ? {} : { pieceFen: Math.max(1, Math.round(pieceYuan * 100)) }),
  }
}

/** Families of the kind, and the grades that belong to them. */
function useMaterials(kind: Kind) {
  const { t } = useTranslation('market')
  const { language } = useFormat()
  const about = kind.fields.properties.materials?.about
  const families = about !== undefined && 'options' in about ? about.options : {}
  return [
    ...Object.entries(families).map(([id, name]) => ({
      value: `*${id}`,
      label: name[language],
      keywords: `${name.zh} ${name.en}`,
    })),
    ...materials
      .filter((one) => one.families.some((id) => Object.hasOwn(families, id)))
      .map((one) => ({
        value: one.code,
        label: t('file.grade', { grade: one.code, name: one[language] }),
        keywords: `${one.zh} ${one.en}`,
      })),
  ]
}

/** What a file does not say: how many, of what, how exact, until when. */
export function NeedBasics({ kind, market }: { readonly kind: Kind; readonly market: Market }) {
  const { t } = useTranslation('market')
  const [draft, setDraft] = useState<Draft | null>(null)
  const options = useMaterials(kind)
  const now = draft ?? draftOf(market.filters)
  const set = (change: Partial<Draft>) => setDraft({ ...now, ...change })
  return (
    <form
      className={css.basics}
      aria-label={t('file.basics')}
      onSubmit={(event) => {
        event.preventDefault()
        market.change(filtersOf(kind, market.filters, now))
        setDraft(null)
      }}
    >
      <NumberInput
        label={t('part.quantity')}
        unit={t('more.piece')}
        value={now.quantity}
        onChange={(quantity) => set({ quantity })}
      />
      {options.length > 0 && (
        <Combobox
          label={t('file.material')}
          options={options}
          value={now.material}
          onChange={(material) => set({ material })}
        />
      )}
      <NumberInput
        label={t('more.tolerance')}
        digits={4}
        unit="mm"
        value={now.tolerance}
        onChange={(tolerance) => set({ tolerance })}
      />
      <DateInput label={t('file.due')} value={now.due} onChange={(due) => set({ due })} />
      <NumberInput
        label={t('file.piece')}
        digits={2}
        unit={t('file.yuan')}
        value={now.pieceYuan}
        onChange={(pieceYuan) => set({ pieceYuan })}
      />
      <div className={css.basicsAct}>
        <Button type="submit" kind="primary">
          {t('file.compare')}
        </Button>
      </div>
    </form>
  )
}
