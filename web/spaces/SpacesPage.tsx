import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { memberStates } from '../../domain/spaces/member.ts'
import { listListedSpaces, listSpaces } from '../../domain/spaces/space.endpoints.ts'
import { binds, joiningRules } from '../../domain/spaces/space.ts'
import { actorOf } from '../kernel/actor.ts'
import { call } from '../kernel/call.ts'
import { useMe } from '../kernel/me.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { type ListQuery, useListQuery } from '../ui/list.ts'
import { readPages } from '../ui/ListExport.tsx'
import { ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import { commonQuery, exportPage, pageSize, useKindFilter, useSpaceColumns } from './columns.tsx'
import { SpaceDialog } from './SpaceDialog.tsx'

function queryOf(query: ListQuery, limit: number) {
  const own = memberStates.find((one) => one === query.filters.own)
  return { ...commonQuery(query, limit), ...(own === undefined ? {} : { own }) }
}

const readAll = (query: ListQuery) =>
  readPages((after) => call(listSpaces, { query: queryOf({ ...query, after }, exportPage) }))

/** Spaces that one's organisation is in, is invited into, asks for, or has left. */
export function SpacesPage() {
  const { t } = useTranslation('spaces')
  const navigate = useNavigate()
  const [founding, setFounding] = useState(false)
  const list = useListQuery()
  const reading = useCall(listSpaces, { query: queryOf(list.query, pageSize) })
  const founds = binds(actorOf(useMe())).ok
  const open = (id: string) => void navigate({ to: '/spaces/$id', params: { id } })
  return (
    <div className="stack">
      <PageHead title={t('nav.mine')} />
      <ListPage
        name="spaces.mine"
        title={t('nav.mine')}
        level={1}
        columns={useSpaceColumns()}
        findable
        filters={[
          useKindFilter(),
          {
            key: 'own',
            label: t('own'),
            options: memberStates.map((value) => ({ value, label: t(`is.${value}`) })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={({ id }) => open(id)}
        readAll={readAll}
        end={
          <>
            <ButtonLink to="/spaces/listed">{t('nav.listed')}</ButtonLink>
            {founds && (
              <Button kind="primary" icon={IconPlus} onClick={() => setFounding(true)}>
                {t('found')}
              </Button>
            )}
          </>
        }
        empty={<Empty title={t('none')}>{t('noneText')}</Empty>}
      />
      {founding && <SpaceDialog onClose={() => setFounding(false)} onDone={({ id }) => open(id)} />}
    </div>
  )
}

function listedQuery(query: ListQuery, limit: number) {
  const joining = joiningRules.find((one) => one === query.filters.joining)
  return { ...commonQuery(query, limit), ...(joining === undefined ? {} : { joining }) }
}

const readListed = (query: ListQuery) =>
  readPages((after) =>
    call(listListedSpaces, { query: listedQuery({ ...query, after }, exportPage) }),
  )

/** 空间名录: what every organisation finds. */
export function DirectoryPage() {
  const { t } = useTranslation('spaces')
  const navigate = useNavigate()
  const list = useListQuery()
  const reading = useCall(listListedSpaces, { query: listedQuery(list.query, pageSize) })
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
        readAll={readListed}
        empty={<Empty title={t('listedNone')}>{t('listedNoneText')}</Empty>}
      />
    </div>
  )
}
