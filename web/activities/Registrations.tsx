import { useTranslation } from '../kernel/words.ts'
import type { Activity } from '../../domain/activities/activity.endpoints.ts'
import {
  exportRegistrations,
  listRegistrations,
} from '../../domain/activities/registration.endpoints.ts'
import { type Registration, registrationStates } from '../../domain/activities/registration.ts'
import { call } from '../kernel/call.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import css from './Activities.module.css'
import { RegistrationTag } from './Tags.tsx'
import { UndoCheckIn } from './UndoCheckIn.tsx'

const pageSize = 50

function narrowingOf({ filters }: ListQuery) {
  const state = registrationStates.find((one) => one === filters.state)
  const { attended } = filters
  return {
    ...(state === undefined ? {} : { state }),
    ...(attended === undefined ? {} : { attended: attended === 'yes' }),
  }
}

function useColumns(checksIn: boolean): readonly ListColumn<Registration>[] {
  const { t } = useTranslation('activities')
  const { moment } = useFormat()
  const at = (when: string | null) => (when === null ? '' : moment(when, { year: true }))
  return [
    {
      key: 'person',
      head: t('person'),
      text: ({ personName }) => personName,
      beside: [{ head: t('org'), text: ({ orgName }) => orgName }],
      renderCell: ({ personName, orgName }) => (
        <>
          {personName}
          <div className={`${css.light} second t12`}>{orgName}</div>
        </>
      ),
    },
    {
      key: 'registered',
      head: t('registeredAt'),
      text: ({ registeredAt }) => at(registeredAt),
      renderCell: ({ registeredAt }) => at(registeredAt),
    },
    {
      key: 'state',
      head: t('registration'),
      text: ({ state, attendedAt }) =>
        t(attendedAt === null ? `registrationIs.${state}` : 'registrationIs.attended'),
      renderCell: ({ state, attendedAt }) => (
        <RegistrationTag state={state} attended={attendedAt !== null} />
      ),
    },
    {
      key: 'attended',
      head: t('attendedAt'),
      text: ({ attendedAt }) => at(attendedAt),
      beside: [{ head: t('way'), text: ({ way }) => (way === null ? '' : t(`wayIs.${way}`)) }],
      renderCell: ({ id, personName, attendedAt, way }) => (
        <>
          {at(attendedAt) || '—'}
          {way !== null && <div className="second t12">{t(`wayIs.${way}`)}</div>}
          {checksIn && attendedAt !== null && <UndoCheckIn id={id} name={personName} />}
        </>
      ),
    },
  ]
}

/** Who registered, who waits, who came; as a table to take along. */
export function Registrations({
  activity,
  checksIn,
}: {
  readonly activity: Activity
  /** Whether it is the time of checking in, and of taking it back. */
  readonly checksIn: boolean
}) {
  const { t } = useTranslation('activities')
  const params = { id: activity.id }
  const list = useListQuery()
  const { after } = list.query
  const reading = useCall(listRegistrations, {
    params,
    query: {
      ...narrowingOf(list.query),
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    },
  })
  return (
    <ListPage
      name="activities.registrations"
      title={t('registrations')}
      level={2}
      columns={useColumns(checksIn)}
      filters={[
        {
          key: 'state',
          label: t('registration'),
          options: registrationStates.map((value) => ({
            value,
            label: t(`registrationIs.${value}`),
          })),
        },
        {
          key: 'attended',
          label: t('came'),
          options: (['yes', 'no'] as const).map((value) => ({ value, label: t(value) })),
        },
      ]}
      list={list}
      reading={reading}
      rowKey={({ id }) => id}
      rowName={({ personName }) => personName}
      readAll={(query) => call(exportRegistrations, { params, query: narrowingOf(query) })}
      empty={<Empty title={t('registrationsNone')}>{t('registrationsNoneText')}</Empty>}
    />
  )
}
