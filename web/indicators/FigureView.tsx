import { useTranslation } from '../kernel/words.ts'
import {
  otherParts,
  type Penetration,
  type PenetrationRow,
} from '../../domain/indicators/penetration.ts'
import type { SurveyFigure } from '../../domain/indicators/survey.ts'
import { useCodeNames } from '../kernel/codes.ts'
import { formatNumber } from '../kernel/format.ts'
import { Figures } from '../ui/Figures.tsx'
import { Table } from '../ui/Table.tsx'

type Shown = Pick<SurveyFigure, 'definition' | 'total' | 'byRegion' | 'byIndustry'>

/** Section of GB/T 4754 in which all of manufacturing lies. */
const section = 'C'

function useDefinitionWords({ counts, leadingOnly, industries }: Shown['definition']) {
  const { t } = useTranslation('surveys')
  return [
    t('said.counts', { uses: counts.map((use) => t(`use.${use}`)).join(' + ') }),
    t(leadingOnly ? 'said.leading' : 'said.all'),
    industries.length === 0
      ? t('said.manufacturing')
      : t('said.industries', { codes: industries.join(' ') }),
  ]
}

function useIntervalWords() {
  const { t } = useTranslation('surveys')
  return ({ low, high }: Penetration) =>
    low === null || high === null ? '—' : t('intervalOf', { low, high })
}

function Parts({
  rows,
  by,
  level,
}: {
  readonly level: 2 | 3
  readonly rows: readonly PenetrationRow[]
  readonly by: 'region' | 'industry'
}) {
  const { t } = useTranslation('surveys')
  const names = useCodeNames()
  const interval = useIntervalWords()
  const nameOf = (key: string) => {
    if (key === otherParts) return t('other')
    return by === 'region' ? names.region(key) : names.industry(`${section}${key}`)
  }
  const label = t(by === 'region' ? 'byRegion' : 'byIndustry')
  const Heading = `h${level}` as const
  return (
    <section>
      <Heading>{label}</Heading>
      <Table<PenetrationRow>
        label={label}
        rows={rows}
        rowKey={({ key }) => key}
        density="dense"
        columns={[
          { key: 'key', head: t(by), renderCell: ({ key }) => nameOf(key) },
          {
            key: 'percent',
            head: t('penetration'),
            numeric: true,
            renderCell: ({ percent }) => `${percent ?? '—'}%`,
          },
          {
            key: 'counted',
            head: t('counted'),
            numeric: true,
            renderCell: ({ counted }) => formatNumber(counted),
          },
          {
            key: 'surveyed',
            head: t('surveyed'),
            numeric: true,
            renderCell: ({ surveyed }) => formatNumber(surveyed),
          },
          { key: 'interval', head: t('interval'), numeric: true, renderCell: interval },
        ]}
      />
    </section>
  )
}

/** A figure with the definition it was computed by: the one is never shown without the other. */
export function FigureView({
  figure,
  level = 3,
}: {
  readonly figure: Shown
  /** Of the headings of its parts. */
  readonly level?: 2 | 3
}) {
  const { t } = useTranslation('surveys')
  const interval = useIntervalWords()
  const { total, byRegion, byIndustry, definition } = figure
  const words = useDefinitionWords(definition)
  return (
    <div className="stack">
      <p className="second t13">
        {t('definition')} — {words.join(' · ')}
      </p>
      {total.percent === null ? (
        <p className="muted">{t('nobody')}</p>
      ) : (
        <>
          <Figures
            label={t('penetration')}
            figures={[
              [t('penetration'), `${total.percent}%`],
              [t('interval'), interval(total)],
              [t('counted'), formatNumber(total.counted)],
              [t('surveyed'), formatNumber(total.surveyed)],
            ]}
          />
          {byRegion.length > 0 && <Parts rows={byRegion} by="region" level={level} />}
          {byIndustry.length > 0 && <Parts rows={byIndustry} by="industry" level={level} />}
        </>
      )}
    </div>
  )
}
