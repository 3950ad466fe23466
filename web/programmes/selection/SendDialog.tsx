import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { listRounds } from '../../../domain/evaluation/round.endpoints.ts'
import { allowed, conflict, invalid, type Verdict } from '../../../domain/kernel/verdict.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { sendEntries } from '../../../domain/programmes/entryReview.endpoints.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { useFieldNames } from '../../evaluation/names.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { CheckboxGrid } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import type { Managed } from '../office/ProgrammeFrame.tsx'
import css from './Selection.module.css'

type Preview = AnswerOf<typeof sendEntries>

function Previewed({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('selection')
  const columns = [
    {
      key: 'title',
      head: t('names.project'),
      renderCell: (row: Preview['rows'][number]) => row.title,
    },
    {
      key: 'direction',
      head: t('names.direction'),
      renderCell: (row: Preview['rows'][number]) => row.direction,
    },
    {
      key: 'goes',
      head: t('send.goes'),
      renderCell: (row: Preview['rows'][number]) => row.text ?? t('send.yes'),
    },
  ]
  return (
    <>
      <p>
        <b>{t('send.count', { count: preview.count })}</b>
      </p>
      {preview.left > 0 && <Note>{t('send.left', { count: preview.left })}</Note>}
      <div className={css.names}>
        <Table
          label={t('send.preview')}
          columns={columns}
          rows={preview.rows}
          rowKey={({ id, direction }) => `${id} ${direction}`}
          density="dense"
        />
      </div>
    </>
  )
}

/** What goes where: looked at first, then sent just as it was shown. */
function useSending(programmeId: string, again: (round: string) => boolean, onClose: () => void) {
  const { t } = useTranslation('selection')
  const [round, setRound] = useState<string | null>(null)
  const [directions, setDirections] = useState<readonly string[]>([])
  const [fields, setFields] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const [preview, setPreview] = useState<Preview | null>(null)
  const act = useAct(sendEntries, {
    renews: [listRounds],
    onDone: (answer) => {
      if (!answer.done) {
        setPreview(answer)
        return
      }
      onClose()
      toast(t('send.done', { count: answer.count }))
    },
  })
  const changed = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      set(value)
      setPreview(null)
    }
  }
  const ready = round !== null && directions.length > 0 && fields.length > 0
  const send = () => {
    if (round === null) return
    const into = directions.map((direction) => ({ direction, round, fields: [...fields] }))
    const why = again(round) ? { reason } : {}
    const body = { into, ...why, ...(preview === null ? {} : { expected: preview.count }) }
    act.mutate({ params: { programmeId }, body })
  }
  return {
    round,
    directions,
    fields,
    reason,
    preview,
    act,
    ready,
    send,
    setRound: changed(setRound),
    setDirections: changed(setDirections),
    setFields: changed(setFields),
    setReason: changed(setReason),
  }
}

function mayGo(ready: boolean, preview: Preview | null): Verdict {
  if (!ready) return invalid('programmes.review_choose_first')
  return preview?.count === 0 ? conflict('programmes.review_nothing_goes') : allowed
}

function SendDialog({
  managed,
  onClose,
}: {
  readonly managed: Managed
  readonly onClose: () => void
}) {
  const { t } = useTranslation('selection')
  const { t: say } = useTranslation('evaluation')
  const { language } = useFormat()
  const definition = managed.definition as ProgrammeDefinition
  const trail = useTrail()
  const rounds = useCall(listRounds, { query: { state: 'preparing', ...trail.page } })
  const names = useFieldNames()
  const stageOf = (id: string | null) => rounds.data?.rows.find((one) => one.id === id)?.stage
  const again = (id: string | null) => stageOf(id) === 'reReview'
  const sending = useSending(managed.id, again, onClose)
  const { preview, act, ready } = sending
  return (
    <Dialog
      open
      shape="wide"
      title={t('send.title')}
      onClose={onClose}
      foot={
        <ActionButton verdict={mayGo(ready, preview)} busy={act.isPending} onClick={sending.send}>
          {preview === null ? t('send.look') : t('send.act', { count: preview.count })}
        </ActionButton>
      }
    >
      <div className="stack">
        <p className="second">{t('send.text')}</p>
        {rounds.data === undefined && <Loading lines={1} />}
        {rounds.data?.rows.length === 0 && <Note tone="care">{t('send.noRound')}</Note>}
        {rounds.data !== undefined && rounds.data.rows.length > 0 && (
          <Select
            label={t('send.round')}
            options={rounds.data.rows.map(({ id, title, stage }) => ({
              value: id,
              label: t('send.roundOf', { title, stage: say(`roundStage.${stage}`) }),
            }))}
            value={sending.round}
            placeholder={t('send.choose')}
            onChange={sending.setRound}
          />
        )}
        <TrailButtons trail={trail} next={rounds.data?.next ?? null} total={rounds.data?.total} />
        {again(sending.round) && (
          <TextArea
            label={t('send.reason')}
            help={t('send.reasonHelp')}
            maxLength={2000}
            value={sending.reason}
            onChange={sending.setReason}
          />
        )}
        <CheckboxGrid
          label={t('send.directions')}
          options={definition.directions.map(({ code, name }) => ({
            value: code,
            ordinal: code,
            label: name.value?.[language] ?? code,
          }))}
          values={sending.directions}
          onChange={sending.setDirections}
        />
        <CheckboxGrid
          label={t('send.fields')}
          options={names.options}
          values={sending.fields}
          most={10}
          onChange={sending.setFields}
        />
        {preview !== null && <Previewed preview={preview} />}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

/** 送专家评审: accepted projects go into a round, a part of it for each direction they claim. */
export function SendButton({ managed }: { readonly managed: Managed }) {
  const { t } = useTranslation('selection')
  const me = useMe()
  const [open, setOpen] = useState(false)
  const may = mayI(me, 'programmes.entry.decide') && mayI(me, 'evaluation.round.manage')
  if (!may) return null
  return (
    <>
      <Button size="small" kind="primary" onClick={() => setOpen(true)}>
        {t('send.title')}
      </Button>
      {open && <SendDialog managed={managed} onClose={() => setOpen(false)} />}
    </>
  )
}
