import { useTranslation } from '../kernel/words.ts'
import { type CardBrief, listCards } from '../../domain/price/price.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { CardStateTag } from './Tags.tsx'

function useColumns(): readonly Column<CardBrief>[] {
  const { t } = useTranslation('price')
  const { language, moment } = useFormat()
  return [
    {
      key: 'process',
      head: t('cards.processHead'),
      renderCell: ({ modelId, name }) => (
        <Link to="/rate-cards/$modelId" params={{ modelId }}>
          {name[language]}
        </Link>
      ),
    },
    {
      key: 'state',
      head: t('cards.stateHead'),
      renderCell: ({ state }) => <CardStateTag state={state} />,
    },
    {
      key: 'offers',
      head: t('cards.offers'),
      renderCell: ({ offers }) =>
        offers > 0 ? offers : <span className="second t13">{t('cards.offersNone')}</span>,
    },
    {
      key: 'changed',
      head: t('cards.changed'),
      renderCell: ({ changedAt }) => (changedAt === null ? '—' : moment(changedAt, { year: true })),
    },
  ]
}

/** 价目卡: by which one's organisation is quoted, one a process. */
export function CardsPage() {
  const { t } = useTranslation('price')
  const { data, error, refetch } = useCall(listCards)
  const columns = useColumns()
  if (error !== null && data === undefined) {
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  return (
    <div className="stack">
      <PageHead title={t('nav.cards')} />
      <h1>{t('nav.cards')}</h1>
      <p className="second">
        {t('cards.lead')} <Link to="/pricing">{t('nav.pricing')}</Link>
      </p>
      {data === undefined ? (
        <Loading lines={5} />
      ) : (
        <Sheet inside="none">
          <Table
            label={t('nav.cards')}
            columns={columns}
            rows={data.rows}
            rowKey={({ modelId }) => modelId}
          />
        </Sheet>
      )}
    </div>
  )
}
