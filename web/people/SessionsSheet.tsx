import type { Static } from 'typebox'
import { useTranslation } from '../kernel/words.ts'
import {
  endOtherSessions,
  endSession,
  listSessions,
  type OpenSession,
} from '../../domain/people/session.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/Toast.tsx'
import { deviceOf } from './device.ts'

type Session = Static<typeof OpenSession>

export function SessionsSheet() {
  const { t } = useTranslation('people')
  const { moment } = useFormat()
  const reading = useCall(listSessions)
  const end = useAct(endSession, { renews: [listSessions] })
  const endOthers = useAct(endOtherSessions, {
    renews: [listSessions],
    onDone: ({ ended }) => toast(t('accountPage.sessionsEnded', { count: ended })),
  })
  const columns: Column<Session>[] = [
    {
      key: 'device',
      head: t('accountPage.sessionDevice'),
      renderCell: (row) => (
        <>
          {deviceOf(row.userAgent) ?? t('accountPage.unknownDevice')}{' '}
          {row.current && <Tag tone="good">{t('accountPage.sessionHere')}</Tag>}
        </>
      ),
    },
    { key: 'ip', head: t('accountPage.sessionFrom'), renderCell: (row) => row.ip ?? '' },
    { key: 'seen', head: t('accountPage.sessionSeen'), renderCell: (row) => moment(row.seenAt) },
    {
      key: 'end',
      head: t('common.acts'),
      renderCell: (row) =>
        row.current ? null : (
          <Button size="small" onClick={() => end.mutate({ params: { id: row.id } })}>
            {t('accountPage.sessionEnd')}
          </Button>
        ),
    },
  ]
  const rows = reading.data?.rows ?? []
  return (
    <Sheet
      title={t('accountPage.sessionsTitle')}
      inside="pad"
      end={
        rows.length > 1 && (
          <Button size="small" busy={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            {t('accountPage.sessionEndOthers')}
          </Button>
        )
      }
    >
      {reading.isPending && <Loading lines={3} />}
      {reading.error !== null && <ErrorState problem={reading.error.problem} />}
      {rows.length > 0 && (
        <Table
          label={t('accountPage.sessionsTitle')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
        />
      )}
    </Sheet>
  )
}
