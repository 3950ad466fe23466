import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  previewSeats,
  seatFileBytes,
  type SeatRow,
} from '../../../domain/programmes/seat.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FieldFault } from '../../ui/Field.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { useReasons } from '../../ui/reason.ts'
import { ErrorState, Note } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { base64Of, base64OfText } from '../../kernel/base64.ts'
import type { useFillSeats } from './SeatsPage.tsx'

function Faults({
  row,
  column,
}: {
  readonly row: SeatRow
  readonly column: 'unit' | 'org' | 'name'
}) {
  const say = useReasons()
  return row.faults
    .filter((fault) => fault.column === column)
    .map(({ code, facts }) => <FieldFault key={code}>{say({ code, facts })}</FieldFault>)
}

function Preview({ rows }: { readonly rows: readonly SeatRow[] }) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  return (
    <Table<SeatRow>
      label={t('seats.preview')}
      rows={rows}
      rowKey={({ line }) => String(line)}
      density="dense"
      columns={[
        { key: 'line', head: t('seats.line'), renderCell: ({ line }) => line },
        {
          key: 'unit',
          head: t('seats.unit'),
          renderCell: (row) => (
            <>
              {row.unitName?.[language] ?? row.unit}
              <Faults row={row} column="unit" />
            </>
          ),
        },
        { key: 'before', head: t('seats.before'), renderCell: ({ before }) => before ?? '—' },
        {
          key: 'after',
          head: t('seats.after'),
          renderCell: (row) => (
            <>
              {row.orgName ?? row.org}
              <Faults row={row} column="org" />
            </>
          ),
        },
        {
          key: 'name',
          head: t('seats.name'),
          renderCell: (row) => (
            <>
              {row.name}
              <Faults row={row} column="name" />
            </>
          ),
        },
      ]}
    />
  )
}

/** Seats from a table: pasted or a file, looked at line by line, and only the sound lines are filled. */
export function SeatTableDialog({
  programmeId,
  filling,
  onClose,
}: {
  readonly programmeId: string
  readonly filling: ReturnType<typeof useFillSeats>
  readonly onClose: () => void
}) {
  const { t } = useTranslation('office')
  const [text, setText] = useState('')
  const look = useAct(previewSeats)
  const ask = (content: string) => look.mutate({ params: { programmeId }, body: { content } })
  const rows = look.data?.rows ?? []
  const sound = rows.filter(({ faults }) => faults.length === 0)
  const seats = sound.map(({ unitCode, orgId, authorityName, orgName }) => ({
    unitCode: unitCode!,
    orgId,
    authorityName: authorityName ?? orgName,
  }))
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t('seats.paste')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          {seats.length > 0 && (
            <Button kind="primary" busy={filling.busy} onClick={() => filling.fill(seats)}>
              {t('seats.fillMany', { count: seats.length })}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <p className="second">{t('seats.pasteText')}</p>
        <TextArea
          label={t('seats.pasteHere')}
          help={t('seats.pasteHelp')}
          rows={6}
          value={text}
          onChange={setText}
        />
        <div>
          <Button
            busy={look.isPending}
            onClick={() => text.trim() !== '' && ask(base64OfText(text))}
          >
            {t('seats.look')}
          </Button>
        </div>
        <FileDrop
          label={t('seats.orFile')}
          maxBytes={seatFileBytes}
          accept={['.xlsx', '.csv']}
          files={[]}
          onFiles={([file]) => file !== undefined && void base64Of(file).then(ask)}
        />
        {look.error !== null && <ErrorState problem={look.error.problem} />}
        {filling.problem !== null && <ErrorState problem={filling.problem} />}
        {rows.length > 0 && (
          <>
            {sound.length < rows.length && (
              <Note tone="care">
                {t('seats.faulty', { count: rows.length - sound.length, sound: sound.length })}
              </Note>
            )}
            <Preview rows={rows} />
          </>
        )}
      </div>
    </Dialog>
  )
}
