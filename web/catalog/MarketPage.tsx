import { useTranslation } from '../kernel/words.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { useListQuery } from '../ui/list.ts'
import { ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import css from './Catalog.module.css'
import { readAllOffers, useOfferColumns, useOfferFilters, useOffers } from './marketList.tsx'

/** 能力大厅: what is on offer for whoever looks, what was confirmed last first. */
export function MarketPage() {
  const { t } = useTranslation('catalog')
  const list = useListQuery()
  const reading = useOffers(list.query)
  const asks = list.query.find !== '' || Object.keys(list.query.filters).length > 0
  return (
    <div className="stack">
      <PageHead title={t('nav.market')} />
      <header className={css.head}>
        <h1 className="songTitle">{t('nav.market')}</h1>
        <p>{t('lead')}</p>
      </header>
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
    </div>
  )
}
