import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import {
  type AdoptionRow,
  adoptionSides,
  listAdoptions,
} from '../../domain/cases/adoption.endpoints.ts'
import { adoptionStates } from '../../domain/cases/adoption.ts'
import { call } from '../kernel/call.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { readPages } from '../ui/ListExport.tsx'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import { MeasureLine } from './MeasureTable.tsx'
import { AdoptionStateTag } from './Tags.tsx'

const pageSize = 50
const exportPage = 200

/** With the verified numbers where there are any. */
export function countingMeasure({ measure, finding }: AdoptionRow): AdoptionRow['measure'] {
  if (finding === null) return measure
  const { before, after } = finding
  return { ...measure, before, after, standing: 'verified' }
}

function useColumns(): readonly ListColumn<AdoptionRow>[] {
  const { t } = useTranslation('cases')
  const { day, language } = useFormat()
  return [
    {
      key: 'study',
      head: t('case'),
      text: ({ studyTitle }) => studyTitle,
      beside: [
        { head: t('adopter'), text: ({ orgName }) => orgName },
        { head: t('adopt.unit'), text: ({ wish }) => wish.unit },
      ],
      renderCell: ({ id, studyTitle, orgName, wish }) => (
        <>
          <Link to="/adoptions/$id" params={{ id }}>
            {studyTitle}
          </Link>
          <div className="second t13">
            {orgName} {wish.unit}
          </div>
        </>
      ),
    },
    {
      key: 'side',
      head: t('side'),
      text: ({ side }) => t(`sideIs.${side}`),
      renderCell: ({ side }) => t(`sideIs.${side}`),
    },
    {
      key: 'since',
      head: t('appliedOn'),
      text: ({ wish }) => wish.appliedOn,
      renderCell: ({ wish }) => day(wish.appliedOn, { year: true }),
    },
    {
      key: 'change',
      head: t('adoptionChange'),
      text: (row) => {
        const { name, before, after } = countingMeasure(row)
        return `${name[language]} ${before} → ${after}`
      },
      renderCell: (row) => <MeasureLine measure={countingMeasure(row)} />,
    },
    {
      key: 'state',
      head: t('state'),
      text: ({ state }) => t(`adoptionIs.${state}`),
      renderCell: ({ state }) => <AdoptionStateTag state={state} />,
    },
  ]
}

function queryOf({ filters, after }: ListQuery, limit: number) {
  const state = adoptionStates.find((one) => one === filters.state)
  const side = adoptionSides.find((one) => one === filters.side)
  return {
    limit,
    ...(after === undefined ? {} : { after }),
    ...(state === undefined ? {} : { state }),
    ...(side === undefined ? {} : { side }),
  }
}

const readAll = (query: ListQuery) =>
  readPages((after) => call(listAdoptions, { query: queryOf({ ...query, after }, exportPage) }))

/** 采用: one's own, those of one's cases, those to verify. */
export function AdoptionsPage() {
  const { t } = useTranslation('cases')
  const navigate = useNavigate()
  const list = useListQuery()
  const reading = useCall(listAdoptions, { query: queryOf(list.query, pageSize) })
  const title = t('nav.adoptions')
  return (
    <div className="stack">
      <PageHead title={title} />
      <ListPage
        name="cases.adoptions"
        title={title}
        level={1}
        columns={useColumns()}
        filters={[
          {
            key: 'state',
            label: t('state'),
            options: adoptionStates.map((value) => ({ value, label: t(`adoptionIs.${value}`) })),
          },
          {
            key: 'side',
            label: t('side'),
            options: adoptionSides.map((value) => ({ value, label: t(`sideIs.${value}`) })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={(row) => row.studyTitle}
        onOpen={({ id }) => void navigate({ to: '/adoptions/$id', params: { id } })}
        readAll={readAll}
        empty={
          <Empty
            title={t('adoptionsEmpty')}
            next={<ButtonLink to="/cases">{t('toLibrary')}</ButtonLink>}
          >
            {t('adoptionsEmptyText')}
          </Empty>
        }
      />
    </div>
  )
}
