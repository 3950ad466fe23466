import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { readBoard } from '../../domain/market/board.endpoints.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Segments } from '../ui/Choices.tsx'
import { Figures, type NamedValue } from '../ui/Figures.tsx'
import { Link } from '../ui/Link.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { Table } from '../ui/Table.tsx'
import { Bars } from '../ui/Bars.tsx'
import { percentOf, useBoardColumns, useLoad } from './boardColumns.tsx'
import css from './Market.module.css'

type Board = AnswerOf<typeof readBoard>
const measures = ['opened', 'matched', 'found'] as const
type Measure = (typeof measures)[number]

function useFigures({ totals, days, weeks, offers }: Board): readonly NamedValue[] {
  const { t } = useTranslation('market')
  const load = useLoad()
  return [
    [
      t('board.offers'),
      <Link key="offers" to="/offers">
        {formatNumber(offers)}
      </Link>,
    ],
    ...measures.map((name) => [t(`board.${name}`, { days }), formatNumber(totals[name])] as const),
    [
      t('board.load', { weeks }),
      totals.load === null ? (
        '–'
      ) : (
        <Link key="load" to="/capacity" aria-label={load(totals.load)}>
          {percentOf(totals.load)}%
        </Link>
      ),
    ],
    [t('board.idle'), formatNumber(totals.idle)],
  ]
}

/** Day by day, of all offers or of one: the rows behind a number. */
function Days({
  board,
  title,
  measure,
  onMeasure,
}: {
  readonly board: Board
  readonly title: string
  readonly measure: Measure
  readonly onMeasure: (measure: Measure) => void
}) {
  const { t } = useTranslation('market')
  const { day } = useFormat()
  const lately = board.byDay.filter((one) => one[measure] > 0).toReversed()
  return (
    <section aria-labelledby="board-days" className="stack">
      <h2 id="board-days">{t('board.byDay', { title })}</h2>
      <Segments
        label={t('board.measure')}
        options={measures.map((value) => ({ value, label: t(`board.${value}Short`) }))}
        value={measure}
        onChange={onMeasure}
      />
      {lately.length === 0 ? (
        <p className="muted">{t('board.noDays', { days: board.days })}</p>
      ) : (
        <Bars
          label={t('board.byDay', { title })}
          bars={lately.map((one) => ({
            key: one.day,
            label: day(one.day),
            value: one[measure],
          }))}
        />
      )}
    </section>
  )
}

function Body({ board }: { readonly board: Board }) {
  const { t } = useTranslation('market')
  const [offerId, setOfferId] = useState<string>()
  const [measure, setMeasure] = useState<Measure>('opened')
  const one = useCall(readBoard, { query: offerId === undefined ? {} : { offerId } })
  const columns = useBoardColumns(board, offerId, (id, next) => {
    setOfferId(id)
    setMeasure(next)
  })
  const figures = useFigures(board)
  const chosen = board.rows.find(({ id }) => id === offerId)
  return (
    <>
      <Figures label={t('board.title')} figures={figures} />
      <p className="muted t12">{t('board.definition', { days: board.days, weeks: board.weeks })}</p>
      {board.rows.length < board.offers && (
        <p className="muted t12">{t('board.some', { count: board.rows.length })}</p>
      )}
      <div className={css.supply}>
        <Table
          label={t('board.title')}
          columns={columns}
          rows={board.rows}
          rowKey={({ id }) => id}
          phone="stack"
        />
        <div>
          <Days
            board={one.data ?? board}
            title={chosen?.title ?? t('board.all')}
            measure={measure}
            onMeasure={setMeasure}
          />
          {chosen !== undefined && (
            <button type="button" className={css.pick} onClick={() => setOfferId(undefined)}>
              {t('board.showAll')}
            </button>
          )}
        </div>
      </div>
    </>
  )
}

/** 供给看板: what becomes of one's own offers. */
export function BoardPage() {
  const { t } = useTranslation('market')
  const { data, error, refetch } = useCall(readBoard, { query: {} })
  return (
    <div className="stack">
      <PageHead title={t('board.title')} />
      <header className={css.head}>
        <h1 className="songTitle">{t('board.title')}</h1>
        <p>{t('board.lead')}</p>
      </header>
      {data === undefined && error === null && <Loading lines={6} />}
      {data === undefined && error !== null && (
        <ErrorState problem={error.problem} onRetry={() => void refetch()} />
      )}
      {data?.rows.length === 0 && (
        <Empty title={t('board.none')}>
          <Link to="/offers">{t('board.begin')}</Link>
        </Empty>
      )}
      {data !== undefined && data.rows.length > 0 && <Body board={data} />}
    </div>
  )
}
