import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { readCounts } from '../../../domain/programmes/counts.endpoints.ts'
import {
  countDimensions,
  type CountDimension,
  type PublicCounts,
} from '../../../domain/programmes/counts.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { type RegionCode, TileMap } from '../../ui/TileMap.tsx'
import type { Call } from '../call/useProgramme.ts'
import guidance from '../guidance/Guidance.module.css'
import { PartHead } from '../guidance/PartHead.tsx'
import { useCallPart } from '../guidance/useTitle.ts'
import css from './Counts.module.css'
import { regionsOf } from './regions.ts'
import { RowsPanel, type Opened } from './RowsPanel.tsx'

type Cell = PublicCounts['unit'][number]

function useShown() {
  const { t } = useTranslation('guidance')
  return (count: number | null): string =>
    count === null ? t('counts.withheldOther') : formatNumber(count)
}

function Bar({
  cell,
  full,
  name,
  shown,
  onOpen,
}: {
  readonly cell: Cell
  readonly full: number
  readonly name: string
  readonly shown: string
  readonly onOpen: () => void
}) {
  const { t } = useTranslation('guidance')
  return (
    <li>
      <button
        type="button"
        className={css.bar}
        aria-label={`${name} ${shown} ${t('counts.openRows')}`}
        onClick={onOpen}
      >
        <span>{name}</span>
        <span className={css.track} aria-hidden="true">
          <i style={{ width: `${((cell.count ?? 0) / full) * 100}%` }} />
        </span>
        <span className={css.figure}>{shown}</span>
      </button>
    </li>
  )
}

/** One way of counting: what is counted how, bars from zero, each open to its rows. */
function Dimension({
  counts,
  dimension,
  onOpen,
}: {
  readonly counts: PublicCounts
  readonly dimension: CountDimension
  readonly onOpen: (opened: Opened) => void
}) {
  const { t } = useTranslation('guidance')
  const { language, day, moment } = useFormat()
  const shown = useShown()
  const cells = counts[dimension]
  const full = Math.max(1, ...cells.map(({ count }) => count ?? 0))
  const ordered =
    dimension === 'unit' ? cells.toSorted((a, b) => (b.count ?? -1) - (a.count ?? -1)) : cells
  const given = ordered.filter(({ count }) => count !== null)
  const withheld = ordered.filter(({ count }) => count === null)
  const open = (cell: Cell) =>
    onOpen({ dimension, value: cell.value, name: nameOf(cell), count: cell.count })
  const nameOf = (cell: Cell): string => {
    if (dimension === 'day') return day(cell.value, { weekday: true })
    return dimension === 'direction'
      ? `${cell.value} ${cell.label[language]}`
      : cell.label[language]
  }
  return (
    <section className={guidance.section} aria-labelledby={`by-${dimension}`}>
      <h2 id={`by-${dimension}`}>{t(`counts.${dimension}`)}</h2>
      <p className={css.note}>
        {t('counts.definition')}
        {t('counts.colon')}
        {t(`counts.${dimension}Definition`)}{' '}
        {t('counts.countedAt', { moment: moment(counts.countedAt) })}
      </p>
      {given.length > 0 && (
        <ul className={css.bars}>
          {given.map((cell) => (
            <Bar
              key={cell.value}
              cell={cell}
              full={full}
              name={nameOf(cell)}
              shown={shown(cell.count)}
              onOpen={() => open(cell)}
            />
          ))}
        </ul>
      )}
      {withheld.length > 0 && (
        <details className={css.rest}>
          <summary>{t('counts.rest', { count: withheld.length })}</summary>
          <ul>
            {withheld.map((cell) => (
              <li key={cell.value}>
                <LinkButton matter underlined onClick={() => open(cell)}>
                  {nameOf(cell)}
                </LinkButton>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** Regions whose units are all given: one that hides a withheld figure is hatched, not summed short. */
function RegionMap({ counts, call }: { readonly counts: PublicCounts; readonly call: Call }) {
  const { t } = useTranslation('guidance')
  const values = regionsOf(call.definition, counts.unit) as Partial<Record<RegionCode, number>>
  return (
    <section className={guidance.section} aria-labelledby="by-region">
      <h2 id="by-region">{t('counts.map')}</h2>
      <TileMap label={t('counts.map')} values={values} unit={t('counts.copies')} />
      <p className={css.note}>{t('counts.mapNote')}</p>
    </section>
  )
}

function Body({
  counts,
  call,
}: {
  readonly counts: PublicCounts
  readonly call: Call | undefined
}) {
  const { t } = useTranslation('guidance')
  const { moment } = useFormat()
  const shown = useShown()
  const [opened, setOpened] = useState<Opened | null>(null)
  if (counts.unit.length === 0) {
    return <Empty title={t('counts.none')}>{t('counts.noneText')}</Empty>
  }
  const dimension = (one: CountDimension) => (
    <Dimension key={one} counts={counts} dimension={one} onOpen={setOpened} />
  )
  return (
    <>
      <p className="second">{t('counts.total')}</p>
      <p className={css.total}>{shown(counts.total)}</p>
      <p className={css.note}>
        {t('counts.definition')}
        {t('counts.colon')}
        {t('counts.totalDefinition')} {t('counts.countedAt', { moment: moment(counts.countedAt) })}
      </p>
      <p className={css.note}>
        {counts.withheldBelow === 0
          ? t('counts.open')
          : t('counts.withheld', { below: counts.withheldBelow })}
      </p>
      <div className={css.two}>
        <div>{countDimensions.filter((one) => one !== 'unit').map(dimension)}</div>
        {call !== undefined && <RegionMap counts={counts} call={call} />}
      </div>
      {dimension('unit')}
      {opened !== null && (
        <RowsPanel
          programmeId={counts.programmeId}
          opened={opened}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}

/** Figures of a call for everybody, each with its definition, its time, and the rows behind it. */
export function CountsPage() {
  const { t } = useTranslation('guidance')
  const { programmeId, title, crumbs, call } = useCallPart()
  const { data, error, refetch } = useCall(readCounts, { params: { programmeId } })
  return (
    <>
      <PageHead title={t('counts.title')} crumbs={crumbs} />
      <PartHead title={t('counts.title')} programmeId={programmeId} call={title} />
      {error !== null && (
        <ErrorState
          title={t('counts.failed')}
          problem={error.problem}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === null && <Loading lines={8} />}
      {data !== undefined && <Body counts={data} call={call} />}
    </>
  )
}
