import { useTranslation } from '../kernel/words.ts'
import { listMembers, type SpaceMember } from '../../domain/spaces/member.endpoints.ts'
import { memberStates } from '../../domain/spaces/member.ts'
import type { Space } from '../../domain/spaces/space.endpoints.ts'
import { manageSpaces } from '../../domain/spaces/space.ts'
import { call } from '../kernel/call.ts'
import { useFormat } from '../kernel/format.ts'
import { mayI, useMe } from '../kernel/me.ts'
import { useCall } from '../kernel/query.ts'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { readPages } from '../ui/ListExport.tsx'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { exportPage, pageSize } from './columns.tsx'
import { MemberActs } from './MemberActs.tsx'
import { MemberStateTag } from './Tags.tsx'

function useColumns(space: Space): readonly ListColumn<SpaceMember>[] {
  const { t } = useTranslation('spaces')
  const { moment } = useFormat()
  const roleOf = ({ owner, role }: SpaceMember) => t(owner ? 'role.owner' : `role.${role}`)
  return [
    {
      key: 'name',
      head: t('organisation'),
      text: ({ name }) => name,
      beside: [{ head: t('reasonHead'), text: ({ reason }) => reason ?? '' }],
      renderCell: ({ name, reason }) => (
        <>
          {name}
          {reason !== null && <div className="light said second t13">{reason}</div>}
        </>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      text: ({ state }) => t(`is.${state}`),
      renderCell: ({ state }) => <MemberStateTag state={state} />,
    },
    {
      key: 'role',
      head: t('roleHead'),
      text: (row) => (row.state === 'member' ? roleOf(row) : ''),
      renderCell: (row) =>
        row.state === 'member' && (
          <Tag tone={row.role === 'manager' ? 'chosen' : 'plain'}>{roleOf(row)}</Tag>
        ),
    },
    {
      key: 'changed',
      head: t('changed'),
      text: ({ changedAt }) => changedAt,
      renderCell: ({ changedAt }) => moment(changedAt, { year: true }),
    },
    {
      key: 'acts',
      head: t('acts'),
      text: () => '',
      renderCell: (member) => <MemberActs space={space} member={member} />,
    },
  ]
}

function queryOf({ filters, after }: ListQuery, limit: number) {
  const state = memberStates.find((one) => one === filters.state)
  return {
    limit,
    ...(after === undefined ? {} : { after }),
    ...(state === undefined ? {} : { state }),
  }
}

/** Members; for whoever manages the space, requests, invitations and those who went as well. */
export function MembersList({ space }: { readonly space: Space }) {
  const { t } = useTranslation('spaces')
  const looksAfter = mayI(useMe(), manageSpaces) && space.manages
  const list = useListQuery()
  const params = { id: space.id }
  const reading = useCall(listMembers, { params, query: queryOf(list.query, pageSize) })
  const columns = useColumns(space)
  return (
    <ListPage
      name="spaces.members"
      title={t('membersList')}
      level={2}
      columns={looksAfter ? columns : columns.filter(({ key }) => key !== 'acts')}
      filters={
        looksAfter
          ? [
              {
                key: 'state',
                label: t('state'),
                options: memberStates.map((value) => ({ value, label: t(`is.${value}`) })),
              },
            ]
          : []
      }
      list={list}
      reading={reading}
      rowKey={({ orgId }) => orgId}
      rowName={({ name }) => name}
      readAll={(query) =>
        readPages((after) =>
          call(listMembers, { params, query: queryOf({ ...query, after }, exportPage) }),
        )
      }
      empty={<Empty title={t('membersNone')} />}
    />
  )
}
