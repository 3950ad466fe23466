import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { previewSurveyed, readSurvey } from '../../domain/indicators/survey.endpoints.ts'
import { mayPreviewTyped, typedList } from '../../domain/indicators/surveyPaste.ts'
import { listFileBytes } from '../../domain/kernel/sheetList.ts'
import { base64Of, base64OfText } from '../kernel/base64.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { TextArea } from '../ui/TextInput.tsx'

/** Answers come as a file, or as rows that are typed or pasted; both are previewed before they count. */
export function BringAnswers({ surveyId }: { readonly surveyId: string }) {
  const { t } = useTranslation(['surveys', 'imports'])
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const act = useAct(previewSurveyed, {
    renews: [readSurvey],
    onDone: ({ batch }) =>
      void navigate({ to: '/indicators/survey-batches/$id', params: { id: batch.id } }),
  })
  const send = (fileName: string, content: string) =>
    act.mutate({ params: { id: surveyId }, body: { fileName, content } })
  const sendFile = async ([file]: readonly File[]) => {
    if (file !== undefined) send(file.name.slice(0, 200), await base64Of(file))
  }
  return (
    <Sheet title={t('bring')}>
      <div className="stack">
        <FileDrop
          label={t('file')}
          help={t('fileHelp')}
          maxBytes={listFileBytes}
          accept={['.xlsx', '.csv']}
          files={[]}
          onFiles={(files) => void sendFile(files)}
        />
        <TextArea
          label={t('typed')}
          help={t('typedHelp')}
          rows={4}
          value={typed}
          onChange={setTyped}
        />
        <ActionButton
          verdict={mayPreviewTyped(typed)}
          busy={act.isPending}
          onClick={() => send(t('typedRows'), base64OfText(typedList(typed)))}
        >
          {t('previewTyped')}
        </ActionButton>
        {act.isPending && <Loading what={t('imports:reading')} lines={1} />}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}
