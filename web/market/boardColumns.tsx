import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import type { BoardOffer, readBoard } from '../../domain/market/board.endpoints.ts'
import { FreshnessTag } from '../catalog/Tags.tsx'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { Link } from '../ui/Link.tsx'
import type { Column } from '../ui/Table.tsx'
import css from './Market.module.css'

type Measure = 'found' | 'matched' | 'opened'
type Load = NonNullable<BoardOffer['load']>

export const percentOf = ({ openHours, takenHours }: Load): number =>
  openHours === 0 ? 0 : Math.round((takenHours / openHours) * 100)

/** 40 of 160 h, 25 % */
export function useLoad() {
  const { t } = useTranslation('market')
  return (load: Load): string =>
    load.openHours === 0
      ? t('board.closed')
      : t('board.taken', {
          taken: formatNumber(load.takenHours),
          open: formatNumber(load.openHours),
          percent: percentOf(load),
        })
}

export function useBoardColumns(
  board: AnswerOf<typeof readBoard>,
  chosen: string | undefined,
  onChoose: (offerId: string, measure: Measure) => void,
): readonly Column<BoardOffer>[] {
  const { t } = useTranslation('market')
  const { language } = useFormat()
  const load = useLoad()
  const { days, weeks } = board
  const attention = (name: Measure): Column<BoardOffer> => ({
    key: name,
    head: t(`board.${name}Short`),
    numeric: true,
    renderCell: (row) =>
      row[name] === 0 ? (
        <span className="muted">0</span>
      ) : (
        <button
          type="button"
          className={css.pick}
          aria-pressed={chosen === row.id}
          aria-label={`${row.title} ${t(`board.${name}`, { days })} ${formatNumber(row[name])}`}
          onClick={() => onChoose(row.id, name)}
        >
          {formatNumber(row[name])}
        </button>
      ),
  })
  return [
    {
      key: 'title',
      head: t('board.offer'),
      renderCell: ({ id, title, kindName, idle }) => (
        <>
          <Link to="/offers/$id" params={{ id }}>
            {title}
          </Link>{' '}
          <span className="muted t12">
            {kindName[language]}
            {idle && ` · ${t('board.idleNow')}`}
          </span>
        </>
      ),
    },
    ...(['opened', 'matched', 'found'] as const).map(attention),
    {
      key: 'load',
      head: t('board.load', { weeks }),
      renderCell: (row) =>
        row.load === null ? (
          <span className="muted">{t('board.noCapacity')}</span>
        ) : (
          <Link to="/capacity/$id" params={{ id: row.id }}>
            {load(row.load)}
          </Link>
        ),
    },
    {
      key: 'fresh',
      head: t('board.fresh'),
      renderCell: ({ freshness }) => <FreshnessTag freshness={freshness} />,
    },
  ]
}
