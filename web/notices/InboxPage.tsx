import { IconArchive, IconArchiveOff, IconMail, IconMailOpened } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Box, Marking, Notice } from '../../domain/notices/notice.ts'
import {
  countUnread,
  listNotices,
  markAllRead,
  markNotices,
} from '../../domain/notices/notice.endpoints.ts'
import { call } from '../kernel/call.ts'
import { useFormat } from '../kernel/format.ts'
import { renew, useAct } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button, ButtonLink, IconButton } from '../ui/Button.tsx'
import { Segments } from '../ui/Choices.tsx'
import { classes } from '../ui/classes.ts'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Notices.module.css'

const pageRows = 30

function useBox(box: Box) {
  return useInfiniteQuery({
    queryKey: [listNotices.name, { box }] as const,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const after = pageParam === null ? {} : { after: pageParam }
      return call(listNotices, { query: { box, limit: pageRows, ...after } }, { signal })
    },
    getNextPageParam: (page) => page.next,
  })
}

type Mark = (ids: readonly string[], as: Marking) => void

function Acts({ notice, mark }: { readonly notice: Notice; readonly mark: Mark }) {
  const { t } = useTranslation('notices')
  const { id, subject, readAt, archivedAt } = notice
  const unread = readAt === null
  if (archivedAt !== null) {
    return (
      <IconButton
        small
        icon={IconArchiveOff}
        label={t('inbox.restoreOne', { subject })}
        onClick={() => mark([id], 'restore')}
      />
    )
  }
  return (
    <>
      <IconButton
        small
        icon={unread ? IconMailOpened : IconMail}
        label={t(unread ? 'inbox.markRead' : 'inbox.markUnread', { subject })}
        onClick={() => mark([id], unread ? 'read' : 'unread')}
      />
      <IconButton
        small
        icon={IconArchive}
        label={t('inbox.archiveOne', { subject })}
        onClick={() => mark([id], 'archive')}
      />
    </>
  )
}

function NoticeItem({ notice, mark }: { readonly notice: Notice; readonly mark: Mark }) {
  const { t } = useTranslation('notices')
  const { moment, due } = useFormat()
  const { id, subject, body, path, readAt, dueAt, madeAt } = notice
  const unread = readAt === null
  const [to = path, search = ''] = path.split('?')
  return (
    <li className={classes(css.item, unread && css.unread)}>
      <span className={css.subject}>
        {unread && <span className="sr">{t('inbox.isUnread')}</span>}
        <Link
          to={to as '/'}
          search={Object.fromEntries(new URLSearchParams(search)) as never}
          onClick={() => {
            if (unread) mark([id], 'read')
          }}
        >
          {subject}
        </Link>
      </span>
      <span className={css.acts}>
        <Acts notice={notice} mark={mark} />
      </span>
      {body !== '' && <p className={css.body}>{body}</p>}
      <span className={`${css.facts} muted t12`}>
        <time dateTime={madeAt}>{moment(madeAt)}</time>
        {dueAt !== null && <span>{t('inbox.due', { due: due(dueAt) })}</span>}
        {notice.urgent && unread && <Tag tone="bad">{t('inbox.urgent')}</Tag>}
      </span>
    </li>
  )
}

function Nothing({ box }: { readonly box: Box }) {
  const { t } = useTranslation('notices')
  if (box === 'unread') return <Empty title={t('inbox.noneUnread')} />
  if (box === 'archive') return <Empty title={t('inbox.noneArchive')} />
  return <Empty title={t('inbox.none')}>{t('inbox.noneText')}</Empty>
}

/** What I was told, newest first. */
export function InboxPage() {
  const { t } = useTranslation('notices')
  const client = useQueryClient()
  const [box, setBox] = useState<Box>('inbox')
  const pages = useBox(box)
  const marking = useAct(markNotices, { renews: [listNotices, countUnread] })
  const readAll = useAct(markAllRead, { renews: [listNotices, countUnread] })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const newest = rows[0]

  const mark: Mark = (ids, as) => {
    marking.mutate({ body: { ids: [...ids], as } })
    if (as !== 'archive') return
    toast(t('inbox.archived'), () => {
      void call(markNotices, { body: { ids: [...ids], as: 'restore' } }).then(() =>
        renew(client, listNotices, countUnread),
      )
    })
  }
  return (
    <>
      <PageHead title={t('inbox.title')} />
      <h1 className="pageTitle">{t('inbox.title')}</h1>
      <div className={css.narrow}>
        <div className={css.head}>
          <Segments
            label={t('inbox.boxes')}
            value={box}
            onChange={setBox}
            options={[
              { value: 'inbox', label: t('inbox.inbox') },
              { value: 'unread', label: t('inbox.unread') },
              { value: 'archive', label: t('inbox.archive') },
            ]}
          />
          {newest !== undefined && box !== 'archive' && (
            <Button
              kind="quiet"
              busy={readAll.isPending}
              onClick={() => readAll.mutate({ body: { upToId: newest.id } })}
            >
              {t('inbox.readAll')}
            </Button>
          )}
          <ButtonLink kind="quiet" to={'/notices/settings' as '/'}>
            {t('inbox.settings')}
          </ButtonLink>
          <span className="muted t12">
            {t('inbox.count', { count: pages.data?.pages[0]?.total ?? 0 })}
          </span>
        </div>
        {marking.error !== null && <ErrorState problem={marking.error.problem} />}
        <Sheet inside="none" aria-label={t('inbox.title')}>
          {pages.isPending && <Loading lines={5} />}
          {pages.error !== null && (
            <ErrorState problem={pages.error.problem} onRetry={() => void pages.refetch()} />
          )}
          {pages.data !== undefined && rows.length === 0 && <Nothing box={box} />}
          <ul className={css.list}>
            {rows.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} mark={mark} />
            ))}
          </ul>
        </Sheet>
        {pages.hasNextPage && (
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('inbox.more')}
          </Button>
        )}
      </div>
    </>
  )
}
