import { useTranslation } from '../../kernel/words.ts'
import { roundExpertSorts } from '../../../domain/evaluation/round.ts'
import type { RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import {
  listRoundExperts,
  type RoundExpert,
} from '../../../domain/evaluation/roundItem.endpoints.ts'
import { formatNumber, useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useCall } from '../../kernel/query.ts'
import { Link } from '../../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../../ui/list.ts'
import { type ListColumn, ListPage } from '../../ui/ListPage.tsx'
import { Empty } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { BundleFor } from './BundleFor.tsx'
import { RoundFrame } from './RoundFrame.tsx'

const pageSize = 50

function useColumns(round: RoundPage): readonly ListColumn<RoundExpert>[] {
  const { t } = useTranslation('round')
  const { moment } = useFormat()
  const packs = mayI(useMe(), 'evaluation.round.manage') && round.state === 'scoring'
  const number = (
    key: 'assigned' | 'unanswered' | 'open' | 'submitted' | 'gone',
    sortable = false,
  ): ListColumn<RoundExpert> => ({
    key,
    head: t(`expert.${key}`),
    numeric: true,
    sortable,
    text: (row) => row[key],
    renderCell: (row) => formatNumber(row[key]),
  })
  return [
    {
      key: 'name',
      head: t('expert.name'),
      sortable: true,
      text: (row) => row.expert,
      beside: [{ head: t('expert.employer'), text: (row) => row.employer }],
      renderCell: (row) => (
        <>
          <Link
            to="/evaluation/rounds/$id/items"
            params={{ id: round.id }}
            search={{ expert: row.expertId } as never}
          >
            {row.expert}
          </Link>
          <div className="second t13">{row.employer}</div>
          {!row.account && <Tag tone="care">{t('expert.noAccount')}</Tag>}
          {packs && row.open > 0 && (
            <BundleFor roundId={round.id} expertId={row.expertId} name={row.expert} />
          )}
        </>
      ),
    },
    number('assigned', true),
    number('unanswered'),
    number('open', true),
    number('submitted'),
    number('gone'),
    {
      key: 'lastAt',
      head: t('expert.lastAt'),
      sortable: true,
      text: (row) => row.lastAt,
      renderCell: (row) => moment(row.lastAt),
    },
  ]
}

function queryOf({ filters, find, sort, after }: ListQuery) {
  const key = roundExpertSorts.find((one) => one === sort?.replace(/^-/, ''))
  const open = filters['open']
  return {
    limit: pageSize,
    ...(after === undefined ? {} : { after }),
    ...(find === '' ? {} : { text: find }),
    ...(open === undefined ? {} : { open: open === 'yes' }),
    ...(key === undefined ? {} : { sort: key, descending: sort?.startsWith('-') === true }),
  }
}

function Experts({ round }: { readonly round: RoundPage }) {
  const { t } = useTranslation('round')
  const list = useListQuery()
  const params = { id: round.id }
  const reading = useCall(listRoundExperts, { params, query: queryOf(list.query) })
  const set = list.query.find !== '' || Object.keys(list.query.filters).length > 0
  return (
    <ListPage<RoundExpert>
      name="evaluation.roundExperts"
      title={t('tab.experts')}
      level={2}
      columns={useColumns(round)}
      findable
      filters={[
        {
          key: 'open',
          label: t('expert.state'),
          options: [
            { value: 'yes', label: t('expert.owes') },
            { value: 'no', label: t('expert.done') },
          ],
        },
      ]}
      list={list}
      reading={reading}
      rowKey={({ expertId }) => expertId}
      rowName={({ expert }) => expert}
      empty={
        <Empty title={t(set ? 'noMatch' : 'expert.none')}>
          {t(set ? 'noMatchText' : 'expert.noneText')}
        </Empty>
      }
    />
  )
}

/** How far each expert of a round is. */
export function RoundExpertsPage() {
  const { t } = useTranslation('round')
  return <RoundFrame page={t('tab.experts')}>{(round) => <Experts round={round} />}</RoundFrame>
}
