import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listCandidates,
  readCandidate,
  returnCandidate,
} from '../../../domain/programmes/candidate.endpoints.ts'
import { readForm } from '../../../domain/programmes/call.endpoints.ts'
import { answeredEntries, outlineOf } from '../../../domain/programmes/form/outline.ts'
import { labelOf } from '../../../domain/programmes/form/sentence.ts'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import type { CandidateFile } from './CandidatePage.tsx'

type Draft = { readonly key: number; readonly at: string | null; readonly text: string }

/** What does not pass stands in the list of reasons before the officer writes a word. */
function firstReasons(file: CandidateFile, language: 'zh' | 'en'): Draft[] {
  const items = new Map(file.items.map((item) => [item.code, item]))
  const found = file.results
    .filter(({ result }) => result !== 'pass')
    .map(({ item, note }, key) => ({
      key,
      at: items.get(item)?.at[0] ?? null,
      text: note === '' ? (items.get(item)?.text[language] ?? '') : note,
    }))
  return found.length > 0 ? found : [{ key: 0, at: null, text: '' }]
}

function usePlaces(programmeId: string) {
  const { language } = useFormat()
  const { data } = useCall(readForm, { params: { programmeId } })
  if (data === undefined) return []
  const form = data.form as FormDefinition
  return answeredEntries(outlineOf(form)).map(({ at }) => ({
    value: at,
    label: labelOf(form, at, language),
  }))
}

/** Returns a file for mending: where, what, until when. */
export function ReturnDialog({
  file,
  onClose,
}: {
  readonly file: CandidateFile
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['programmes', 'ui'])
  const { language } = useFormat()
  // Until a word is changed here they follow the checklist, whose last note may still be on its way.
  const [written, setReasons] = useState<readonly Draft[] | null>(null)
  const reasons = written ?? firstReasons(file, language)
  const [day, setDay] = useState<string | null>(null)
  const places = usePlaces(file.programmeId)
  const act = useAct(returnCandidate, { renews: [readCandidate, listCandidates], onDone: onClose })
  const put = (key: number, part: Partial<Draft>) =>
    setReasons(reasons.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const send = () =>
    act.mutate({
      params: { id: file.id },
      body: {
        reasons: reasons
          .filter(({ text }) => text.trim() !== '')
          .map(({ at, text }) => ({ at, text: text.trim() })),
        ...(day === null ? { workingDays: 2 } : { deadlineDay: day }),
      },
    })
  const next = Math.max(-1, ...reasons.map(({ key }) => key)) + 1
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t('programmes:officer.returnTitle')}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:dialog.cancel')}</Button>
          <Button kind="primary" busy={act.isPending} onClick={send}>
            {t('programmes:officer.return')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="second">{t('programmes:officer.returnNote')}</p>
        {reasons.map(({ key, at, text }, index) => (
          <div key={key} className="stack">
            <Combobox
              label={t('programmes:officer.returnAt', { number: index + 1 })}
              optional
              options={places}
              value={at}
              onChange={(value) => put(key, { at: value })}
            />
            <TextArea
              label={t('programmes:officer.returnText')}
              rows={2}
              maxLength={1000}
              value={text}
              onChange={(value) => put(key, { text: value })}
            />
          </div>
        ))}
        <p>
          <LinkButton onClick={() => setReasons([...reasons, { key: next, at: null, text: '' }])}>
            {t('programmes:officer.returnMore')}
          </LinkButton>
        </p>
        <DateInput
          label={t('programmes:officer.returnUntil')}
          help={t('programmes:officer.returnUntilHelp')}
          value={day}
          onChange={setDay}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
