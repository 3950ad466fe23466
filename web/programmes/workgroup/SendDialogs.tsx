import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allowed, invalid } from '../../../domain/kernel/verdict.ts'
import {
  clarify,
  listSentCirculars,
  sendCircular,
} from '../../../domain/programmes/circular.endpoints.ts'
import { circularFilesMax } from '../../../domain/programmes/circular.ts'
import {
  listPublishedQuestions,
  listQuestions,
} from '../../../domain/programmes/guidance.endpoints.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { CheckboxGrid, Segments } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import type { Managed } from '../office/ProgrammeFrame.tsx'
import { type AttachedFile, FilesToAttach } from './AttachedFiles.tsx'

type Props = { readonly managed: Managed; readonly onClose: () => void }

/** A message to all recommending units, or to those that are chosen. */
export function WriteDialog({ managed, onClose }: Props) {
  const { t } = useTranslation('workgroup')
  const { language } = useFormat()
  const [title, setTitle] = useState('')
  const [body, setBody] = useState('')
  const [to, setTo] = useState<'all' | 'some'>('all')
  const [units, setUnits] = useState<readonly string[]>([])
  const [files, setFiles] = useState<readonly AttachedFile[]>([])
  const definition = managed.definition as ProgrammeDefinition
  const act = useAct(sendCircular, {
    renews: [listSentCirculars],
    onDone: () => {
      toast(t('sentCirculars.done'))
      onClose()
    },
  })
  const filled =
    title.trim().length > 1 && body.trim().length > 1 && (to === 'all' || units.length > 0)
  return (
    <Dialog
      open
      shape="wide"
      title={t('sentCirculars.write')}
      onClose={onClose}
      foot={
        <ActionButton
          verdict={filled ? allowed : invalid('programmes.circular_incomplete')}
          busy={act.isPending}
          onClick={() =>
            act.mutate({
              params: { programmeId: managed.id },
              body: {
                title: title.trim(),
                body: body.trim(),
                units: to === 'all' ? null : [...units],
                versionIds: files.map(({ versionId }) => versionId),
              },
            })
          }
        >
          {t('sentCirculars.send')}
        </ActionButton>
      }
    >
      <div className="stack">
        <TextInput label={t('sentCirculars.subject')} value={title} onChange={setTitle} />
        <TextArea
          label={t('sentCirculars.body')}
          most={8000}
          rows={8}
          value={body}
          onChange={setBody}
        />
        <FilesToAttach
          label={t('files.attach')}
          most={circularFilesMax}
          files={files}
          onFiles={setFiles}
        />
        <Segments
          label={t('sentCirculars.to')}
          value={to}
          onChange={setTo}
          options={[
            { value: 'all', label: t('sentCirculars.all') },
            { value: 'some', label: t('sentCirculars.some') },
          ]}
        />
        {to === 'some' && (
          <CheckboxGrid
            label={t('sentCirculars.units')}
            options={definition.units
              .filter(({ channel }) => channel !== 'elsewhere')
              .map(({ code, name }) => ({ value: code, label: name[language] }))}
            values={units}
            onChange={setUnits}
          />
        )}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

/** 澄清: a question and its answer, numbered, public, and sent to every unit. */
export function ClarifyDialog({ managed, onClose }: Props) {
  const { t } = useTranslation('workgroup')
  const [question, setQuestion] = useState('')
  const [answer, setAnswer] = useState('')
  const act = useAct(clarify, {
    renews: [listSentCirculars, listQuestions, listPublishedQuestions],
    onDone: () => {
      toast(t('sentCirculars.done'))
      onClose()
    },
  })
  const filled = question.trim().length > 4 && answer.trim() !== ''
  return (
    <Dialog
      open
      shape="wide"
      title={t('sentCirculars.clarify')}
      onClose={onClose}
      foot={
        <ActionButton
          verdict={filled ? allowed : invalid('programmes.clarification_incomplete')}
          busy={act.isPending}
          onClick={() =>
            act.mutate({
              params: { programmeId: managed.id },
              body: { question: question.trim(), answer: answer.trim() },
            })
          }
        >
          {t('sentCirculars.clarify')}
        </ActionButton>
      }
    >
      <div className="stack">
        <p>{t('sentCirculars.clarifyText')}</p>
        <TextArea
          label={t('sentCirculars.question')}
          most={2000}
          rows={3}
          value={question}
          onChange={setQuestion}
        />
        <TextArea
          label={t('sentCirculars.answer')}
          most={4000}
          rows={6}
          value={answer}
          onChange={setAnswer}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
