import { IconDownload, IconFileTypeDocx } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { downloadVersion, readVersion } from '../../../domain/files/version.endpoints.ts'
import type { Version } from '../../../domain/files/version.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { readWordForm } from '../../../domain/programmes/documents.endpoints.ts'
import { FileUpload } from '../../files/FileUpload.tsx'
import { addressOf, call } from '../../kernel/call.ts'
import type { CallProblem } from '../../kernel/problem.ts'
import { callOptions } from '../../kernel/query.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { OutLink } from '../../ui/Link.tsx'
import { useReasons } from '../../ui/reason.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../../ui/States.tsx'
import { type OpenDesk, useApplication, useOpenDesk } from './ApplicationContext.ts'
import { Taken, type TakenBatch } from './Taken.tsx'
import { useDocument } from './useDocument.ts'
import { WordReport } from './WordReport.tsx'

export type WordAnswer = AnswerOf<typeof readWordForm>

const lookEveryMs = 1500
const endings = ['.docx']
const mostBytes = 20 * 1024 * 1024

/** The form as a Word file, of the draft as the server has it. */
function Download() {
  const { t } = useTranslation('programmes')
  const { application } = useApplication()
  const { document, busy, problem, make } = useDocument({
    subject: 'draft',
    id: application.id,
    kind: 'wordForm',
    format: 'docx',
  })
  const versionId = document?.state === 'done' ? document.versionId : null
  return (
    <Sheet title={t('word.get')} level={2}>
      <div className="stack">
        <p className="second">{t('word.keep')}</p>
        {versionId === null || versionId === undefined ? (
          <div className="row wrap">
            <Button icon={IconFileTypeDocx} kind="primary" busy={busy} onClick={make}>
              {t('word.make')}
            </Button>
            {busy && (
              <span className="second t13" role="status">
                {t('word.making')}
              </span>
            )}
          </div>
        ) : (
          <p className="row wrap">
            <IconDownload size={16} aria-hidden="true" />
            <OutLink
              href={addressOf(downloadVersion, { params: { id: versionId }, query: {} })}
              download={document?.name}
            >
              {document?.name}
            </OutLink>
          </p>
        )}
        {document?.fault !== null && document?.fault !== undefined && (
          <Note tone="bad">{document.fault.message}</Note>
        )}
        {problem !== null && <ErrorState problem={problem} onRetry={make} />}
      </div>
    </Sheet>
  )
}

/** The file that came back: inspected first, then read without saving anything. */
function useDryRun(id: string, versionId: string | null) {
  const version = useQuery({
    ...callOptions(readVersion, { params: { id: versionId ?? '' } }),
    enabled: versionId !== null,
    refetchInterval: ({ state }) =>
      state.data?.inspection.state === 'waiting' ? lookEveryMs : false,
  })
  const inspection = version.data?.inspection
  const dry = useQuery<WordAnswer, CallProblem>({
    queryKey: [readWordForm.name, id, versionId],
    queryFn: () =>
      call(readWordForm, {
        params: { id },
        body: { versionId: versionId ?? '', dryRun: true },
      }),
    enabled: inspection?.state === 'clean',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  return { inspection, dry }
}

function Word({ desk }: { readonly desk: OpenDesk }) {
  const { t } = useTranslation('programmes')
  const { application } = useApplication()
  const [given, setGiven] = useState<Version | null>(null)
  const [batch, setBatch] = useState<TakenBatch | null>(null)
  const { inspection, dry } = useDryRun(application.id, given?.id ?? null)
  const say = useReasons()
  const again = () => {
    setGiven(null)
    setBatch(null)
  }
  return (
    <div className="stack">
      <p className="second">{t('word.intro')}</p>
      <Download />
      <Sheet title={t('word.give')} level={2}>
        {given === null ? (
          <FileUpload
            label={t('word.upload')}
            accept={endings}
            maxBytes={mostBytes}
            onKept={setGiven}
          />
        ) : (
          <p className="row wrap">
            {given.name}
            {batch === null && (
              <Button size="small" onClick={again}>
                {t('take.again')}
              </Button>
            )}
          </p>
        )}
      </Sheet>
      {given !== null && (
        <Sheet title={t('word.compare')} level={2}>
          {inspection?.state === 'refused' && inspection.code !== null && (
            <Note tone="bad" title={t('word.refused')}>
              {say({ code: inspection.code, facts: inspection.facts })}
            </Note>
          )}
          {(inspection === undefined || inspection.state === 'waiting') && (
            <Loading what={t('word.inspecting')} />
          )}
          {dry.error !== null && <ErrorState problem={dry.error.problem} />}
          {batch === null && dry.data !== undefined && (
            <WordReport desk={desk} versionId={given.id} answer={dry.data} onTaken={setBatch} />
          )}
          {batch !== null && (
            <Taken
              desk={desk}
              batch={batch}
              onAgain={again}
              words={{
                done: t('take.done', { count: batch.count }),
                undo: t('take.undo'),
                undone: t('take.undone'),
                again: t('take.again'),
              }}
            />
          )}
        </Sheet>
      )}
    </div>
  )
}

/** Filling in with Word: download, send back, compare field by field, take in what is wanted. */
export function WordPage() {
  const { t } = useTranslation('programmes')
  const desk = useOpenDesk()
  const { application } = useApplication()
  const back = (
    <ButtonLink size="small" to="/applications/$id" params={{ id: application.id }}>
      {t('preview.back')}
    </ButtonLink>
  )
  return (
    <div className="stack">
      <div className="row wrap">
        <h2>{t('word.title')}</h2>
        {back}
      </div>
      {desk === null ? (
        <Empty title={t('take.sealed')}>{t('take.sealedText')}</Empty>
      ) : (
        <Word desk={desk} />
      )}
    </div>
  )
}
