import { useTranslation } from '../kernel/words.ts'
import { useListQuery } from '../ui/list.ts'
import { ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import { readAllOffers, useOfferColumns, useOfferFilters, useOffers } from './marketList.tsx'

/** What is on offer for whoever looks, what was confirmed last first: without the market's search. */
export function PlainList() {
  const { t } = useTranslation('catalog')
  const list = useListQuery()
  const reading = useOffers(list.query)
  const asks = list.query.find !== '' || Object.keys(list.query.filters).length > 0
  return (
    <ListPage
      name="catalog.market"
      title={t('nav.market')}
      level={2}
      columns={useOfferColumns()}
      findable
      filters={useOfferFilters()}
      list={list}
      reading={reading}
      rowKey={({ id }) => id}
      rowName={({ title }) => title}
      readAll={readAllOffers()}
      empty={
        asks ? (
          <Empty title={t('noMatch')}>{t('noMatchText')}</Empty>
        ) : (
          <Empty title={t('marketNone')}>{t('marketNoneText')}</Empty>
        )
      }
    />
  )
}
