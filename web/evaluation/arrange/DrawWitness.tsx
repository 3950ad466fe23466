import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { mayWitness, witnessTextMin } from '../../../domain/evaluation/draw.ts'
import {
  exportDraw,
  listDraws,
  readDraw,
  witnessDraw,
  type DrawPage,
} from '../../../domain/evaluation/draw.endpoints.ts'
import { call } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { actorOf } from '../actor.ts'
import { ExportFile } from '../ExportFile.tsx'
import css from './Arrange.module.css'

type Props = { readonly draw: DrawPage }

/** Who has spoken, and the field for whoever witnesses now. */
export function Witnesses({ draw }: Props) {
  const { t } = useTranslation('evaluation')
  const { moment } = useFormat()
  const me = useMe()
  const [text, setText] = useState('')
  const witness = useAct(witnessDraw, {
    renews: [listDraws, readDraw],
    onDone: () => setText(''),
  })
  const verdict = mayWitness(actorOf(me), {
    state: draw.state,
    committedBy: draw.committedByMe ? (me.person?.id ?? null) : null,
    witnesses: draw.witnesses.map(({ personId }) => personId),
  })
  return (
    <Sheet title={t('draw.witnesses')} note={draw.witnesses.length} inside="form">
      <div className="stack">
        <p className="muted t13">{t('draw.witnessText')}</p>
        {draw.witnesses.length === 0 && draw.state === 'committed' && (
          <p>{t('draw.witnessNone')}</p>
        )}
        {draw.witnesses.length > 0 && (
          <ol className={css.wishes}>
            {draw.witnesses.map(({ personId, name, text: said, at }) => (
              <li key={personId}>
                <span>
                  <b>{name}</b>
                  <br />
                  {said}
                  <br />
                  <span className="muted t12">{moment(at)}</span>
                </span>
              </li>
            ))}
          </ol>
        )}
        {draw.state === 'committed' && (
          <>
            {verdict.ok && (
              <TextInput
                label={t('draw.say')}
                help={t('draw.sayHelp', { min: witnessTextMin })}
                value={text}
                onChange={setText}
              />
            )}
            <ActionButton
              kind="plain"
              verdict={verdict}
              busy={witness.isPending}
              onClick={() => witness.mutate({ params: { id: draw.id }, body: { text } })}
            >
              {t('draw.witness')}
            </ActionButton>
          </>
        )}
        {witness.error !== null && <ErrorState problem={witness.error.problem} />}
      </div>
    </Sheet>
  )
}

/** The record of a draw as a file: enough to draw again. */
export function Record({ draw }: Props) {
  const { t } = useTranslation('evaluation')
  return (
    <div className="stack">
      <ExportFile
        label={t('draw.record')}
        name={`${t('draw.recordName')}-${draw.sheetDigest.slice(0, 8)}.json`}
        read={() => call(exportDraw, { params: { id: draw.id } })}
      />
      <p className="muted t13">{t('draw.recordText')}</p>
    </div>
  )
}
