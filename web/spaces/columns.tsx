import { useTranslation } from '../kernel/words.ts'
import type { SpaceCard } from '../../domain/spaces/space.endpoints.ts'
import { spaceKinds } from '../../domain/spaces/space.ts'
import { formatNumber } from '../kernel/format.ts'
import { Link } from '../ui/Link.tsx'
import type { ListQuery } from '../ui/list.ts'
import type { ListFilter } from '../ui/ListParts.tsx'
import type { ListColumn } from '../ui/ListPage.tsx'
import { OwnTag, SpaceStateTag } from './Tags.tsx'

export const pageSize = 50
export const exportPage = 200

/** What one's own list and the directory both show of a space. */
export function useSpaceColumns(): readonly ListColumn<SpaceCard>[] {
  const { t } = useTranslation('spaces')
  return [
    {
      key: 'name',
      head: t('space'),
      text: ({ name }) => name,
      beside: [{ head: t('owner'), text: ({ ownerName }) => ownerName }],
      renderCell: ({ id, name, ownerName }) => (
        <>
          <Link to="/spaces/$id" params={{ id }}>
            {name}
          </Link>
          <div className="light second t13">{ownerName}</div>
        </>
      ),
    },
    {
      key: 'kind',
      head: t('kind'),
      text: ({ kind }) => t(`kindIs.${kind}`),
      renderCell: ({ kind }) => t(`kindIs.${kind}`),
    },
    {
      key: 'joining',
      head: t('joining'),
      text: ({ joining }) => t(`joiningIs.${joining}`),
      renderCell: ({ joining }) => t(`joiningIs.${joining}`),
    },
    {
      key: 'members',
      head: t('members'),
      numeric: true,
      text: ({ members }) => members ?? '',
      renderCell: ({ members }) => (members === null ? '—' : formatNumber(members)),
    },
    {
      key: 'own',
      head: t('own'),
      text: ({ own }) => (own === null ? '' : t(`is.${own.state}`)),
      renderCell: (space) => (
        <>
          {space.state === 'closed' ? (
            <SpaceStateTag state={space.state} />
          ) : (
            <OwnTag space={space} />
          )}
          {space.requests > 0 && (
            <div className="t12">{t('requestsWait', { count: space.requests })}</div>
          )}
        </>
      ),
    },
  ]
}

export function useKindFilter(): ListFilter {
  const { t } = useTranslation('spaces')
  return {
    key: 'kind',
    label: t('kind'),
    options: spaceKinds.map((value) => ({ value, label: t(`kindIs.${value}`) })),
  }
}

/** What both lists ask of the server. */
export function commonQuery({ filters, find, after }: ListQuery, limit: number) {
  const kind = spaceKinds.find((one) => one === filters.kind)
  return {
    limit,
    ...(after === undefined ? {} : { after }),
    ...(find === '' ? {} : { text: find }),
    ...(kind === undefined ? {} : { kind }),
  }
}
