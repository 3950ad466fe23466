import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  answerSample,
  listSamples,
  readSample,
} from '../../../domain/indicators/sample.endpoints.ts'
import { answersRows, listBytesMax, rowTextMax } from '../../../domain/indicators/sampling.ts'
import { readFollowing } from '../../../domain/programmes/following.endpoints.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import css from './Following.module.css'
import type { SampleFile } from './SamplePage.tsx'

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  // In pieces: a function takes no more than so many arguments at once.
  const piece = 0x8000
  let text = ''
  for (let at = 0; at < bytes.length; at += piece) {
    text += String.fromCodePoint(...bytes.subarray(at, at + piece))
  }
  return btoa(text)
}

/** The whole list binds the rows to what was posted; who has it no more gives the rows alone. */
export function AnswerSample({ sample }: { readonly sample: SampleFile }) {
  const { t } = useTranslation('following')
  const [texts, setTexts] = useState<ReadonlyMap<number, string>>(new Map())
  const act = useAct(answerSample, {
    renews: [readSample, readFollowing, listSamples],
    onDone: () => toast(t('sampling.answered')),
  })
  const params = { id: sample.id }
  const rows = sample.rows.flatMap((row) => {
    const text = texts.get(row)?.trim() ?? ''
    return text === '' ? [] : [{ row, text }]
  })
  return (
    <Sheet title={t('sampling.answer')} inside="form">
      <div className="stack">
        <p className="t13">{t('sampling.answerList')}</p>
        <FileDrop
          label={t('sampling.list')}
          maxBytes={listBytesMax}
          files={[]}
          onFiles={([file]) => {
            if (file !== undefined) {
              void base64Of(file).then((list) => act.mutate({ params, body: { list } }))
            }
          }}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
        <p className="t13">{t('sampling.answerRows')}</p>
        <div className={css.lines}>
          {sample.rows.map((row) => (
            <TextInput
              key={row}
              label={t('sampling.rowNumber', { row })}
              maxLength={rowTextMax}
              value={texts.get(row) ?? ''}
              onChange={(text) => setTexts(new Map(texts).set(row, text))}
            />
          ))}
        </div>
        <div>
          <ActionButton
            kind="plain"
            verdict={answersRows(sample.rows, rows)}
            busy={act.isPending}
            onClick={() => act.mutate({ params, body: { rows } })}
          >
            {t('sampling.giveRows')}
          </ActionButton>
        </div>
      </div>
    </Sheet>
  )
}
