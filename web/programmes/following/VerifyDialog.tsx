import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isWrittenReason } from '../../../domain/kernel/writtenReason.ts'
import { allowed, invalid } from '../../../domain/kernel/verdict.ts'
import { sampleRows } from '../../../domain/indicators/sample.ts'
import { verifyValue } from '../../../domain/indicators/track.endpoints.ts'
import type { SaidValue, TrackRow } from '../../../domain/indicators/track.ts'
import { listFollowings, readFollowing } from '../../../domain/programmes/following.endpoints.ts'
import { serverNow } from '../../kernel/clock.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import css from './Following.module.css'

type Drawn = { readonly seed: string; readonly rows: readonly number[] }
type Checked = { readonly matches: boolean; readonly lines: readonly string[] }

const usualSize = 10
const fileBytesMax = 64 * 1024 * 1024
const shownSeed = 12

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The file is read on this device alone: what is looked at is what the digest binds. */
async function checkFile(file: File, posted: SaidValue, drawn: Drawn): Promise<Checked> {
  const bytes = await file.arrayBuffer()
  if ((await digestOf(bytes)) !== posted.rowsSha256) return { matches: false, lines: [] }
  // Rows are counted without empty lines, as the program that posts counts them.
  const text = new TextDecoder().decode(bytes)
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return { matches: true, lines: drawn.rows.map((row) => `${row}  ${lines[row - 1] ?? ''}`) }
}

/** Draws rows of what a platform posted; what was drawn goes into the ground of the verification. */
function Sampling({
  posted,
  onDrawn,
}: {
  readonly posted: SaidValue
  readonly onDrawn: (note: string) => void
}) {
  const { t } = useTranslation('following')
  const [size, setSize] = useState<number | null>(usualSize)
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const [checked, setChecked] = useState<Checked | null>(null)
  const count = posted.rowCount ?? 0
  const draw = () => {
    // The moment is nobody's to choose beforehand, and stands in the note with the rows.
    const seed = `${posted.rowsSha256?.slice(0, shownSeed)}@${serverNow().toISOString()}`
    const rows = sampleRows(seed, count, Math.max(1, size ?? usualSize))
    setDrawn({ seed, rows })
    setChecked(null)
    const facts = { size: String(rows.length), count, seed, rows: rows.join(', ') }
    onDrawn(t('sampleNote', facts))
  }
  return (
    <div className="stack">
      <p className="t13">{t('sampleText', { count })}</p>
      <div className={css.draw}>
        <NumberInput label={t('sampleSize')} digits={0} value={size} onChange={setSize} />
        <Button onClick={draw}>{t('draw')}</Button>
      </div>
      {drawn !== null && (
        <>
          <p className="t13">{t('drawn', { rows: drawn.rows.join(', '), seed: drawn.seed })}</p>
          <FileDrop
            label={t('rowsFile')}
            maxBytes={fileBytesMax}
            files={[]}
            onFiles={([file]) => {
              if (file !== undefined) void checkFile(file, posted, drawn).then(setChecked)
            }}
          />
        </>
      )}
      {checked !== null && (
        <Note tone={checked.matches ? 'good' : 'bad'}>
          {t(checked.matches ? 'rowsMatch' : 'rowsDiffer')}
        </Note>
      )}
      {checked?.matches === true && <pre className={css.code}>{checked.lines.join('\n')}</pre>}
    </div>
  )
}

/** The office says what it looked at and what it found; the other numbers stay beside it. */
export function VerifyDialog({
  row,
  period,
  trackId,
  onClose,
}: {
  readonly row: TrackRow
  readonly period: TrackRow['periods'][number]
  readonly trackId: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const { indicator } = row
  const [amount, setAmount] = useState<number | null>(
    period.counts === null ? null : Number(period.counts.amount),
  )
  const [note, setNote] = useState('')
  const act = useAct(verifyValue, {
    renews: [readFollowing, listFollowings],
    onDone: () => {
      toast(t('verified'))
      onClose()
    },
  })
  const posted = period.said.findLast(({ rowsSha256 }) => rowsSha256 !== null)
  const verdict =
    amount !== null && isWrittenReason(note)
      ? allowed
      : invalid('indicators.verification_unexplained')
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t('verifyTitle', { indicator: indicator.name[language], period: period.period })}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={verdict}
            busy={act.isPending}
            onClick={() =>
              act.mutate({
                params: { id: trackId },
                body: {
                  indicator: indicator.code,
                  period: period.period,
                  amount: String(amount),
                  note,
                },
              })
            }
          >
            {t('verifyAct')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        {posted !== undefined && <Sampling posted={posted} onDrawn={setNote} />}
        <NumberInput
          label={t('verifyValue')}
          digits={indicator.decimals}
          unit={indicator.unit[language]}
          value={amount}
          onChange={setAmount}
        />
        <TextArea
          label={t('verifyNote')}
          help={t('verifyNoteHelp')}
          most={2000}
          rows={4}
          value={note}
          onChange={setNote}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
