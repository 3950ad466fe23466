import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { readCompany } from '../../domain/catalog/offer.endpoints.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { NotFound } from '../kernel/shell/Faults.tsx'
import { Beside } from '../kernel/shell/Beside.tsx'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Figures } from '../ui/Figures.tsx'
import { useListQuery } from '../ui/list.ts'
import { ListPage } from '../ui/ListPage.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import css from './Catalog.module.css'
import { CompanyCertificates } from './certificates/CompanyCertificates.tsx'
import { readAllOffers, useOfferColumns, useOffers } from './marketList.tsx'

type Company = AnswerOf<typeof readCompany>

function Loaded({ company }: { readonly company: Company }) {
  const { t } = useTranslation('catalog')
  const { language, day } = useFormat()
  const list = useListQuery()
  const { id, name, kinds, oldestConfirmedAt } = company
  const count = kinds.reduce((sum, { offers }) => sum + offers, 0)
  const title = t('company.title', { name })
  return (
    <div className="stack">
      <PageHead title={title} crumbs={[{ label: t('nav.market'), to: '/capabilities' }]} />
      <header className={css.head}>
        <h1 className="songTitle">{name}</h1>
        <p>{t('company.lead', { count, day: day(oldestConfirmedAt, { year: true }) })}</p>
      </header>
      <Figures
        label={t('company.kinds')}
        figures={kinds.map((kind) => [kind.kindName[language], formatNumber(kind.offers)] as const)}
      />
      {kinds.map(({ kindId, kindName, said }) =>
        said.length === 0 ? null : (
          <section key={kindId} className={css.section}>
            <h2>{t('company.can', { kind: kindName[language] })}</h2>
            <dl className={css.values}>
              {said.map(({ field, label, value }) => (
                <div key={field}>
                  <dt>{label[language]}</dt>
                  <dd>{value[language]}</dd>
                </div>
              ))}
            </dl>
          </section>
        ),
      )}
      <p className="muted t12">{t('company.canNote')}</p>
      <CompanyCertificates id={id} />
      <ListPage
        name="catalog.company"
        title={t('allOfCompany')}
        level={2}
        columns={useOfferColumns({ ofOne: true })}
        findable
        list={list}
        reading={useOffers(list.query, id)}
        rowKey={(row) => row.id}
        rowName={(row) => row.title}
        readAll={readAllOffers(id)}
        empty={<Empty title={t('noMatch')}>{t('noMatchText')}</Empty>}
      />
      <Beside thing="catalog.company" id={id} />
    </div>
  )
}

/** What one organisation offers to whoever looks. */
export function CompanyPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readCompany, { params: { id } })
  if (error !== null && data === undefined) {
    if (error.problem.status === 404) return <NotFound />
    return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  }
  return data === undefined ? <Loading lines={6} /> : <Loaded company={data} />
}
