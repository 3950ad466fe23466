import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { kmUsual, type MarketFilters } from '../../domain/market/filters.ts'
import { useFormat } from '../kernel/format.ts'
import type { Language } from '../../domain/kernel/text.ts'
import { Button } from '../ui/Button.tsx'
import { Combobox } from '../ui/Combobox.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import type { Market } from './address.ts'
import css from './Market.module.css'

async function loadPlaces(language: Language) {
  const [{ namedPlaces }, { divisions }, { englishDivision }] = await Promise.all([
    import('../../domain/market/namedPlaces.ts'),
    import('../../domain/kernel/division.ts'),
    import('../../domain/kernel/divisionName.ts'),
  ])
  return namedPlaces().map(({ code, names }) => {
    const zh = divisions.find(code)?.name ?? code
    const en = englishDivision(code.padEnd(6, '0'))
    return {
      value: code,
      label: language === 'en' ? (en ?? zh) : zh,
      keywords: names.join(' '),
    }
  })
}

function usePlaces() {
  const { language } = useFormat()
  const { data = [] } = useQuery({
    queryKey: ['market.places', language],
    queryFn: () => loadPlaces(language),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}

const partPattern =
  /^\s*(\d+(?:\.\d+)?)\s*[x×*]\s*(\d+(?:\.\d+)?)(?:\s*[x×*]\s*(\d+(?:\.\d+)?))?\s*$/i

function partIn(text: string): readonly number[] | null {
  const found = partPattern.exec(text)
  return (
    found
      ?.slice(1)
      .filter((one) => one !== undefined)
      .map(Number) ?? null
  )
}

type Draft = {
  readonly quantity: number | null
  readonly tolerance: number | null
  readonly part: string
  readonly due: string | null
  readonly near: string | null
  readonly km: number | null
}

function draftOf({ quantity, limits, part, due, near, km }: MarketFilters): Draft {
  return {
    quantity: quantity ?? null,
    tolerance: limits.find(({ field }) => field === 'tolerance')?.max ?? null,
    part: part?.join(' × ') ?? '',
    due: due ?? null,
    near: near ?? null,
    km: km ?? null,
  }
}

function filtersOf(filters: MarketFilters, draft: Draft): MarketFilters {
  const { quantity: _q, part: _p, due: _d, near: _n, km: _k, ...rest } = filters
  const part = partIn(draft.part)
  const others = rest.limits.filter(({ field }) => field !== 'tolerance')
  const { quantity, tolerance, due, near, km } = draft
  return {
    ...rest,
    limits: tolerance === null ? others : [...others, { field: 'tolerance', max: tolerance }],
    ...(quantity === null ? {} : { quantity: Math.max(1, quantity) }),
    ...(part === null ? {} : { part }),
    ...(due === null ? {} : { due }),
    ...(near === null ? {} : { near, km: Math.min(3000, Math.max(10, km ?? kmUsual)) }),
  }
}

/** Numbers, place and day by hand: the same that a sentence says. */
export function MoreConditions({ market }: { readonly market: Market }) {
  const { t } = useTranslation('market')
  const places = usePlaces()
  const [draft, setDraft] = useState<Draft | null>(null)
  const now = draft ?? draftOf(market.filters)
  const set = (change: Partial<Draft>) => setDraft({ ...now, ...change })
  const wrongPart = now.part.trim() !== '' && partIn(now.part) === null
  return (
    <details className={css.more}>
      <summary>{t('more.title')}</summary>
      <form
        className={css.moreForm}
        onSubmit={(event) => {
          event.preventDefault()
          if (wrongPart) return
          market.change(filtersOf(market.filters, now))
          setDraft(null)
        }}
      >
        <NumberInput
          label={t('part.quantity')}
          unit={t('more.piece')}
          value={now.quantity}
          onChange={(quantity) => set({ quantity })}
        />
        <NumberInput
          label={t('more.tolerance')}
          digits={4}
          unit="mm"
          value={now.tolerance}
          onChange={(tolerance) => set({ tolerance })}
        />
        <TextInput
          label={t('part.part')}
          help={t('more.partHelp')}
          value={now.part}
          onChange={(part) => set({ part })}
          {...(wrongPart ? { error: t('more.partWrong') } : {})}
        />
        <DateInput label={t('part.due')} value={now.due} onChange={(due) => set({ due })} />
        <Combobox
          label={t('part.near')}
          options={places}
          value={now.near}
          onChange={(near) => set({ near })}
        />
        <NumberInput label={t('more.km')} unit="km" value={now.km} onChange={(km) => set({ km })} />
        <div className={css.moreAct}>
          <Button type="submit">{t('more.act')}</Button>
        </div>
      </form>
    </details>
  )
}
