import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import { listApplications } from '../../../domain/programmes/application.endpoints.ts'
import {
  type ApplicationBrief,
  type ApplicationState,
  applicationStates,
} from '../../../domain/programmes/application.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { useListQuery } from '../../ui/list.ts'
import { type ListColumn, ListPage } from '../../ui/ListPage.tsx'
import { Empty } from '../../ui/States.tsx'
import { Ordinal } from '../../ui/Tag.tsx'
import { StateTag } from './StateTag.tsx'

const pageSize = 50
const shownStates = applicationStates.filter((state) => state !== 'discarded')

function useColumns(): readonly ListColumn<ApplicationBrief>[] {
  const { t } = useTranslation('programmes')
  const { language, moment, due } = useFormat()
  const nameOf = ({ title }: ApplicationBrief) => (title === '' ? t('mine.untitled') : title)
  const until = ({ returnDeadline }: ApplicationBrief) =>
    returnDeadline === null ? '' : due(returnDeadline)
  return [
    {
      key: 'title',
      head: t('mine.project'),
      text: nameOf,
      renderCell: (row) => (
        <>
          <Link to="/applications/$id" params={{ id: row.id }}>
            {nameOf(row)}
          </Link>{' '}
          {row.directions.map((code) => (
            <Ordinal key={code}>{code}</Ordinal>
          ))}
        </>
      ),
    },
    {
      key: 'programme',
      head: t('mine.programme'),
      text: (row) => row.programmeTitle[language],
      renderCell: (row) => row.programmeTitle[language],
    },
    {
      key: 'state',
      head: t('mine.state'),
      text: (row) => t(`state.${row.state}`),
      renderCell: (row) => <StateTag state={row.state} />,
    },
    { key: 'until', head: t('mine.until'), text: until, renderCell: until },
    {
      key: 'changed',
      head: t('mine.changed'),
      text: (row) => moment(row.changedAt, { year: true }),
      renderCell: (row) => moment(row.changedAt, { year: true }),
    },
  ]
}

/** What the acting organisation has begun and handed in. */
export function ApplicationsPage() {
  const { t } = useTranslation('programmes')
  const navigate = useNavigate()
  const list = useListQuery()
  const state = shownStates.find((one) => one === list.query.filters.state) as
    | ApplicationState
    | undefined
  const { after } = list.query
  const reading = useCall(listApplications, {
    query: {
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
      ...(state === undefined ? {} : { state }),
    },
  })
  return (
    <>
      <PageHead title={t('mine.title')} />
      <ListPage
        name="programmes.applications"
        title={t('mine.title')}
        columns={useColumns()}
        filters={[
          {
            key: 'state',
            label: t('mine.filterState'),
            options: shownStates.map((one) => ({ value: one, label: t(`state.${one}`) })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ title }) => (title === '' ? t('mine.untitled') : title)}
        onOpen={({ id }) => void navigate({ to: '/applications/$id', params: { id } })}
        empty={
          <Empty
            title={t('mine.empty')}
            next={
              <ButtonLink kind="primary" to="/calls">
                {t('mine.toCalls')}
              </ButtonLink>
            }
          >
            {t('mine.emptyText')}
          </Empty>
        }
      />
    </>
  )
}
