import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listSentCirculars,
  readSentCircular,
} from '../../../domain/programmes/circular.endpoints.ts'
import type { CircularReceipt, SentCircular } from '../../../domain/programmes/circular.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { type Managed, ProgrammeFrame } from '../office/ProgrammeFrame.tsx'
import { AttachedFiles } from './AttachedFiles.tsx'
import { useCircularNumber } from './CircularsPage.tsx'
import { ClarifyDialog, WriteDialog } from './SendDialogs.tsx'
import css from './Workgroup.module.css'

function Receipts({ id }: { readonly id: string }) {
  const { t } = useTranslation('workgroup')
  const { moment } = useFormat()
  const { data, error } = useCall(readSentCircular, { params: { id } })
  if (error !== null) return <ErrorState problem={error.problem} />
  if (data === undefined) return <Loading lines={4} />
  const columns: readonly Column<CircularReceipt>[] = [
    { key: 'unit', head: t('sentCirculars.unit'), renderCell: ({ unitName }) => unitName },
    {
      key: 'when',
      head: t('sentCirculars.when'),
      renderCell: ({ readAt, seated }) =>
        readAt === null
          ? t(seated ? 'sentCirculars.notYet' : 'sentCirculars.noSeat')
          : moment(readAt),
    },
    { key: 'by', head: t('sentCirculars.by'), renderCell: ({ readBy }) => readBy ?? '' },
  ]
  return (
    <Table
      label={t('sentCirculars.receipts')}
      columns={columns}
      rows={data.receipts}
      rowKey={({ unit }) => unit}
      density="dense"
    />
  )
}

function Line({ row }: { readonly row: SentCircular }) {
  const { t } = useTranslation('workgroup')
  const { moment } = useFormat()
  const numberOf = useCircularNumber()
  const [open, setOpen] = useState(false)
  return (
    <li>
      <h3 className={css.line}>
        <span className="second">{numberOf(row)}</span> {row.title}
      </h3>
      <p className="second t13">
        {t('circulars.sent', { by: row.sentBy, at: moment(row.sentAt, { year: true }) })} ·{' '}
        {t('sentCirculars.count', { read: String(row.read), units: String(row.units) })}
      </p>
      <p className={css.words}>{row.body}</p>
      <AttachedFiles label={t('files.title')} files={row.files} />
      <div className={css.acts}>
        <Button
          size="small"
          aria-expanded={open}
          aria-label={`${t(open ? 'sentCirculars.hide' : 'sentCirculars.fetch')} ${row.title}`}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'sentCirculars.hide' : 'sentCirculars.fetch')}
        </Button>
      </div>
      {open && <Receipts id={row.id} />}
    </li>
  )
}

function Sent({ managed }: { readonly managed: Managed }) {
  const { t } = useTranslation('workgroup')
  const [writing, setWriting] = useState<'message' | 'clarification' | null>(null)
  const trail = useTrail()
  const { data, error, refetch } = useCall(listSentCirculars, {
    params: { programmeId: managed.id },
    query: trail.page,
  })
  const close = () => setWriting(null)
  return (
    <Sheet
      title={t('sentCirculars.title')}
      end={
        <span className={css.line}>
          <Button size="small" onClick={() => setWriting('clarification')}>
            {t('sentCirculars.clarify')}
          </Button>
          <Button size="small" kind="primary" onClick={() => setWriting('message')}>
            {t('sentCirculars.write')}
          </Button>
        </span>
      }
    >
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={6} />}
      {data?.rows.length === 0 && (
        <Empty title={t('sentCirculars.none')}>{t('sentCirculars.noneText')}</Empty>
      )}
      {data !== undefined && data.rows.length > 0 && (
        <ul className={css.rows}>
          {data.rows.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </ul>
      )}
      {data !== undefined && <TrailButtons trail={trail} {...data} />}
      {writing === 'message' && <WriteDialog managed={managed} onClose={close} />}
      {writing === 'clarification' && <ClarifyDialog managed={managed} onClose={close} />}
    </Sheet>
  )
}

/** 给推荐单位的消息: what was sent, and which unit has read it. */
export function SentCircularsPage() {
  return <ProgrammeFrame at="circulars">{(managed) => <Sent managed={managed} />}</ProgrammeFrame>
}
