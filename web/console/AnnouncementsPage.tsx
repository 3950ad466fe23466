import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  listAnnouncements,
  listShownAnnouncements,
  restoreAnnouncement,
  withdrawAnnouncement,
} from '../../domain/console/announcement.endpoints.ts'
import {
  type AnnouncementRow,
  type AnnouncementState,
  announcementStates,
} from '../../domain/console/announcement.ts'
import type { OrgKind } from '../../domain/people/organisation.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { useListQuery } from '../ui/list.ts'
import { type ListColumn, ListPage } from '../ui/ListPage.tsx'
import { Empty } from '../ui/States.tsx'
import { Tag, type Tone } from '../ui/Tag.tsx'
import { toast } from '../ui/Toast.tsx'
import { AnnouncementDialog } from './AnnouncementDialog.tsx'
import { useJoin, useOrgKindName, useRoleChoices } from './names.ts'

const pageSize = 50
const tones: Readonly<Record<AnnouncementState, Tone>> = {
  planned: 'plain',
  shown: 'good',
  over: 'plain',
  withdrawn: 'plain',
}

/** Withdrawing can be undone, so nobody is asked before. */
function useWithdrawing() {
  const { t } = useTranslation('console')
  const { language } = useFormat()
  const renews = [listAnnouncements, listShownAnnouncements]
  const nameOf = (row: AnnouncementRow) => (language === 'zh' ? row.titleZh : row.titleEn)
  const restore = useAct(restoreAnnouncement, {
    renews,
    onDone: (row) => toast(t('announcements.restored', { name: nameOf(row) })),
  })
  const withdraw = useAct(withdrawAnnouncement, {
    renews,
    onDone: (row) =>
      toast(t('announcements.withdrawn', { name: nameOf(row) }), () =>
        restore.mutate({ params: { id: row.id } }),
      ),
  })
  return { nameOf, restore, withdraw }
}

function useColumns(open: (row: AnnouncementRow) => void): readonly ListColumn<AnnouncementRow>[] {
  const { t } = useTranslation('console')
  const { moment } = useFormat()
  const { nameOf, restore, withdraw } = useWithdrawing()
  const kindName = useOrgKindName()
  const roles = useRoleChoices()
  const join = useJoin()
  const audienceOf = ({ audience, audienceParts }: AnnouncementRow) => {
    if (audience === 'orgKind') return join(audienceParts.map((kind) => kindName(kind as OrgKind)))
    if (audience === 'role') {
      const named = (code: string) => roles.find(({ value }) => value === code)?.label ?? code
      return join(audienceParts.map(named))
    }
    return t(`announcements.audiences.${audience}`)
  }
  const period = ({ fromAt, untilAt }: AnnouncementRow) =>
    untilAt === null
      ? t('announcements.periodOpen', { from: moment(fromAt, {}) })
      : t('announcements.periodOf', { from: moment(fromAt, {}), until: moment(untilAt, {}) })
  const stateOf = (row: AnnouncementRow) => t(`announcements.states.${row.state}`)
  return [
    {
      key: 'subject',
      head: t('announcements.subject'),
      text: nameOf,
      renderCell: (row) => (
        <>
          <LinkButton matter onClick={() => open(row)}>
            {nameOf(row)}
          </LinkButton>{' '}
          {row.pinned && <Tag boxed>{t('announcements.pinned')}</Tag>}
        </>
      ),
    },
    {
      key: 'audience',
      head: t('announcements.audience'),
      text: audienceOf,
      renderCell: audienceOf,
    },
    { key: 'period', head: t('announcements.period'), text: period, renderCell: period },
    {
      key: 'state',
      head: t('announcements.state'),
      text: stateOf,
      renderCell: (row) => <Tag tone={tones[row.state]}>{stateOf(row)}</Tag>,
    },
    {
      key: 'act',
      head: t('announcements.withdraw'),
      text: () => '',
      renderCell: (row) => {
        const gone = row.state === 'withdrawn'
        const act = gone ? restore : withdraw
        return (
          <LinkButton onClick={() => act.mutate({ params: { id: row.id } })}>
            {t(gone ? 'announcements.restore' : 'announcements.withdraw')}
          </LinkButton>
        )
      },
    },
  ]
}

/** What the place says to people, planned, shown and over. */
export function AnnouncementsPage() {
  const { t } = useTranslation('console')
  const list = useListQuery()
  const [open, setOpen] = useState<AnnouncementRow | 'new' | null>(null)
  const { after, filters } = list.query
  const state = announcementStates.find((one) => one === filters.state)
  const reading = useCall(listAnnouncements, {
    query: {
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
      ...(state === undefined ? {} : { state }),
    },
  })
  return (
    <>
      <PageHead title={t('announcements.title')} />
      <ListPage
        name="console.announcements"
        title={t('announcements.title')}
        columns={useColumns(setOpen)}
        filters={[
          {
            key: 'state',
            label: t('announcements.state'),
            options: announcementStates.map((one) => ({
              value: one,
              label: t(`announcements.states.${one}`),
            })),
          },
        ]}
        list={list}
        reading={reading}
        rowKey={({ id }) => id}
        rowName={({ titleZh }) => titleZh}
        onOpen={setOpen}
        end={
          <Button size="small" icon={IconPlus} onClick={() => setOpen('new')}>
            {t('announcements.add')}
          </Button>
        }
        empty={<Empty title={t('announcements.empty')}>{t('announcements.emptyText')}</Empty>}
      />
      {open !== null && (
        <AnnouncementDialog row={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  )
}
