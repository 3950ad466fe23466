import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { YearFigures } from '../../domain/people/profile.ts'
import { yearRatios } from '../../domain/people/profileCheck.ts'
import { serverNow } from '../kernel/clock.ts'
import { formatIsoDay } from '../kernel/format.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { FieldFault } from '../ui/Field.tsx'
import { MoneyInput } from '../ui/NumberInput.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './People.module.css'
import type { PartProps } from './profileFields.ts'

const sums = [
  ['revenueFen', 'revenue'],
  ['profitFen', 'profit'],
  ['taxFen', 'tax'],
  ['assetsFen', 'assets'],
  ['liabilitiesFen', 'liabilities'],
  ['researchFen', 'research'],
] as const satisfies readonly (readonly [keyof YearFigures, string])[]

const yearsMost = 5

function YearRow(props: {
  readonly figures: YearFigures
  readonly fault: string | undefined
  readonly readOnly: boolean
  readonly onChange: (figures: YearFigures) => void
  readonly onRemove: () => void
}) {
  const { t } = useTranslation('people')
  const { figures, fault, readOnly, onChange, onRemove } = props
  // A year half typed is no year yet: the row keeps its own until four digits are there.
  const [typed, setTyped] = useState<string | null>(null)
  const ratios = yearRatios(figures)
  const percent = (bp: number | null) =>
    bp === null ? t('profile.unknown') : `${(bp / 100).toFixed(2)}%`
  return (
    <div className={css.figures} role="group" aria-label={String(figures.year)}>
      <TextInput
        label={t('profile.year')}
        readOnly={readOnly}
        inputMode="numeric"
        maxLength={4}
        value={typed ?? String(figures.year)}
        onChange={(text) => {
          setTyped(text)
          if (/^(?:19|20)\d{2}$/.test(text)) onChange({ ...figures, year: Number(text) })
        }}
        onBlur={() => setTyped(null)}
      />
      {sums.map(([field, word]) => (
        <MoneyInput
          key={field}
          label={t(`profile.${word}`)}
          readOnly={readOnly}
          valueFen={figures[field] ?? null}
          onChange={(fen) => {
            const { [field]: _before, ...rest } = figures
            onChange(fen === null ? (rest as YearFigures) : { ...figures, [field]: fen })
          }}
        />
      ))}
      <div className={css.rowEnd}>
        <span className="muted t12">
          {t('profile.ratios', {
            debt: percent(ratios.debtBp),
            research: percent(ratios.researchBp),
          })}
        </span>
        {!readOnly && (
          <IconButton small icon={IconTrash} label={t('profile.removeRow')} onClick={onRemove} />
        )}
        {fault !== undefined && <FieldFault>{fault}</FieldFault>}
      </div>
    </div>
  )
}

/** Newest first; a new row is the year before the oldest, or last year. */
export function FiguresPart({ profile, faults, readOnly, change }: PartProps) {
  const { t } = useTranslation('people')
  const figures = profile.figures ?? []
  const put = (next: readonly YearFigures[]) => change({ figures: [...next] })
  const lastYear = Number(formatIsoDay(serverNow()).slice(0, 4)) - 1
  const nextYear = figures.length === 0 ? lastYear : Math.min(...figures.map((f) => f.year)) - 1
  return (
    <section className="stack">
      <h3>{t('profile.figures')}</h3>
      <div>
        {figures.map((row, at) => (
          <YearRow
            // A row has no name of its own until its year is settled.
            key={at}
            figures={row}
            fault={faults.get(`figures/${at}/year`)}
            readOnly={readOnly}
            onChange={(next) => put(figures.map((one, index) => (index === at ? next : one)))}
            onRemove={() => put(figures.filter((_, index) => index !== at))}
          />
        ))}
      </div>
      {!readOnly && figures.length < yearsMost && (
        <div>
          <Button size="small" onClick={() => put([...figures, { year: nextYear }])}>
            {t('profile.addYear')}
          </Button>
        </div>
      )}
    </section>
  )
}
