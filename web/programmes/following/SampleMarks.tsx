import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allOf, allowed, invalid } from '../../../domain/kernel/verdict.ts'
import { isWrittenReason } from '../../../domain/kernel/writtenReason.ts'
import {
  listSamples,
  readSample,
  settleSample,
} from '../../../domain/indicators/sample.endpoints.ts'
import { marksRows, outcomeOf, type RowMark } from '../../../domain/indicators/sampling.ts'
import { readFollowing } from '../../../domain/programmes/following.endpoints.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { RadioGroup } from '../../ui/Choices.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import css from './Following.module.css'
import type { SampleFile } from './SamplePage.tsx'

type Marked = ReadonlyMap<number, RowMark>

function RowLine({
  row,
  text,
  mark,
  onMark,
}: {
  readonly row: number
  readonly text: string
  readonly mark: RowMark | undefined
  readonly onMark: (mark: RowMark) => void
}) {
  const { t } = useTranslation('following')
  const note = mark?.note ?? null
  return (
    <li>
      <RadioGroup
        label={t('sampling.rowText', { row, text })}
        options={[
          { value: 'right', label: t('sampling.right') },
          { value: 'wrong', label: t('sampling.wrong') },
        ]}
        value={mark === undefined ? null : mark.right ? 'right' : 'wrong'}
        onChange={(value) => onMark({ row, right: value === 'right', note })}
      />
      {mark?.right === false && (
        <TextInput
          label={
            <>
              {t('sampling.wrongHow')}
              <span className="sr"> {row}</span>
            </>
          }
          value={note ?? ''}
          onChange={(typed) => onMark({ row, right: false, note: typed === '' ? null : typed })}
        />
      )}
    </li>
  )
}

/** The officer marks each row; what comes of it is the house's to say. */
export function MarkSample({ sample }: { readonly sample: SampleFile }) {
  const { t } = useTranslation('following')
  const [marked, setMarked] = useState<Marked>(new Map())
  const [note, setNote] = useState('')
  const act = useAct(settleSample, {
    renews: [readSample, readFollowing, listSamples],
    onDone: () => toast(t('sampling.settled')),
  })
  const rows = sample.answer?.rows ?? []
  const marks = rows.flatMap(({ row }) => marked.get(row) ?? [])
  const numbers = rows.map(({ row }) => row)
  const verdict = allOf(
    marksRows(numbers, marks),
    isWrittenReason(note) ? allowed : invalid('indicators.verification_unexplained'),
  )
  const whole = marksRows(numbers, marks).ok
  return (
    <Sheet title={t('sampling.mark')} inside="form">
      <div className="stack">
        {rows.length === 0 && <p className="t13">{t('sampling.silent')}</p>}
        <ul className={css.indicators}>
          {rows.map(({ row, text }) => (
            <RowLine
              key={row}
              row={row}
              text={text}
              mark={marked.get(row)}
              onMark={(mark) => setMarked(new Map(marked).set(row, mark))}
            />
          ))}
        </ul>
        <TextArea
          label={t('verifyNote')}
          help={t('verifyNoteHelp')}
          most={2000}
          rows={3}
          value={note}
          onChange={setNote}
        />
        {whole && <p className="t13">{t(`sampling.will.${outcomeOf(marks)}`)}</p>}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
        <div>
          <ActionButton
            verdict={verdict}
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id: sample.id }, body: { marks, note } })}
          >
            {t('sampling.settle')}
          </ActionButton>
        </div>
      </div>
    </Sheet>
  )
}
