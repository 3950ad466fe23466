import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { bringParties } from '../../../domain/evaluation/parties.endpoints.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { listFileBytes } from '../../../domain/kernel/sheetList.ts'
import { base64Of } from '../../kernel/base64.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { useReasons } from '../../ui/reason.ts'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { toast } from '../../ui/Toast.tsx'
import { renews } from './facts.ts'

type Preview = AnswerOf<typeof bringParties>
type Row = Preview['rows'][number]

/** Each row with the item that it means, and what keeps it from being taken. */
function Rows({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('round')
  const say = useReasons()
  const stateOf = ({ faults, known }: Row): string =>
    faults.length > 0
      ? faults.map(({ code, facts }) => say({ code, ...(facts ? { facts } : {}) })).join(' ')
      : t(known ? 'parties.known' : 'parties.fresh')
  const column = (key: 'line' | 'item' | 'role' | 'name' | 'code' | 'state') => ({
    key,
    head: t(`parties.column.${key}`),
  })
  return (
    <>
      {preview.faulty > 0 && <Note tone="care">{t('parties.faulty')}</Note>}
      <Table<Row>
        label={t('parties.bring')}
        density="dense"
        rows={preview.rows}
        rowKey={({ line }) => String(line)}
        columns={[
          { ...column('line'), numeric: true, renderCell: (row) => row.line },
          {
            ...column('item'),
            renderCell: (row) => `${row.seq ?? ''} ${row.item ?? row.title}`.trim(),
          },
          {
            ...column('role'),
            renderCell: (row) => (row.role === null ? '' : t(`parties.role.${row.role}`)),
          },
          { ...column('name'), renderCell: (row) => row.name },
          { ...column('code'), renderCell: (row) => row.code },
          { ...column('state'), renderCell: stateOf },
        ]}
      />
    </>
  )
}

/** 成批导入: looked through first, then taken as it was seen. */
export function BringParties({
  roundId,
  onClose,
}: {
  readonly roundId: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('round')
  const [file, setFile] = useState<{ readonly fileName: string; readonly content: string } | null>(
    null,
  )
  const [preview, setPreview] = useState<Preview | null>(null)
  const act = useAct(bringParties, {
    renews,
    onDone: (answer) => {
      if (!answer.done) {
        setPreview(answer)
        return
      }
      toast(t('parties.brought', { count: answer.count }))
      onClose()
    },
  })
  const params = { id: roundId }
  const look = async ([chosen]: readonly File[]) => {
    if (chosen === undefined) return
    const body = { fileName: chosen.name.slice(0, 200), content: await base64Of(chosen) }
    setFile(body)
    setPreview(null)
    act.mutate({ params, body })
  }
  const count = preview?.count ?? 0
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t('parties.bring')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          {file !== null && count > 0 && (
            <Button
              kind="primary"
              busy={act.isPending}
              onClick={() => act.mutate({ params, body: { ...file, expected: count } })}
            >
              {t('parties.take', { count })}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <p className="second">{t('parties.bringText')}</p>
        <FileDrop
          label={t('parties.file')}
          help={t('parties.fileHelp')}
          maxBytes={listFileBytes}
          accept={['.xlsx', '.csv']}
          files={[]}
          onFiles={(files) => void look(files)}
        />
        {act.isPending && <Loading lines={1} />}
        {preview !== null && <Rows preview={preview} />}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
