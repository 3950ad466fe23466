import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { listListedSpaces } from '../../domain/spaces/space.endpoints.ts'
import { joiningRules } from '../../domain/spaces/space.ts'
import { call } from '../kernel/call.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { readPages } from '../ui/ListExport.tsx'
import { ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import { commonQuery, exportPage, pageSize, useKindFilter, useSpaceColumns } from './columns.tsx'

function queryOf(query: ListQuery, limit: number) {
  const joining = joiningRules.find((one) => one === query.filters.joining)
  return { ...commonQuery(query, limit), ...(joining === undefined ? {} : { joining }) }
}

const readAll = (query: ListQuery) =>
  readPages((after) => call(listListedSpaces, { query: queryOf({ ...query, after }, exportPage) }))

/** 空间名录: what every organisation finds. */
export function DirectoryPage() {
  const { t } = useTranslation('spaces')
  const navigate = useNavigate()
  const list = useListQuery()
  const reading = useCall(listListedSpaces, { query: queryOf(list.query, pageSize) })
  const title = t('nav.listed')
  return (
    <div className="stack">
      <PageHead title={title} crumbs={[{ label: t('nav.mine'), to: '/spaces' }]} />
      <ListPage
        name="spaces.listed"
        title={title}
        level={1}
        columns={useSpaceColumns()}
        findable
        filters={[
          useKindFilter(),
          {
            key: 'joining',
            label: t('joining'),
            options: joiningRules.map((value) => ({ value, label: t(`joiningIs.${value}`) })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={({ id }) => void navigate({ to: '/spaces/$id', params: { id } })}
        readAll={readAll}
        empty={<Empty title={t('listedNone')}>{t('listedNoneText')}</Empty>}
      />
    </div>
  )
}
