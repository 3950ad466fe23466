import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import type { Answers } from '../../../domain/programmes/form/answers.ts'
import { documentOf } from '../../../domain/programmes/form/document.ts'
import { visibleAnswers } from '../../../domain/programmes/form/visible.ts'
import { downloadSample, readSample } from '../../../domain/programmes/guidance.endpoints.ts'
import { directionOf } from '../../../domain/programmes/programme.ts'
import { callRaw } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import { CallProblem } from '../../kernel/problem.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useForm, type Call } from '../call/useProgramme.ts'
import { nameOfCode, useCodes } from '../form/codeLists.ts'
import { DocumentView } from '../preview/DocumentView.tsx'
import css from './Guidance.module.css'
import { PartHead } from './PartHead.tsx'
import { useCallPart } from './useTitle.ts'

type Sample = AnswerOf<typeof readSample>
type Format = 'docx' | 'pdf'

const formats = { docx: 'sample.word', pdf: 'sample.pdf' } as const
const secondsExpected = { docx: 2, pdf: 8 } as const

/** Downloads once the file is made; making a PDF takes some seconds the first time. */
function Downloads({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('guidance')
  const [busy, setBusy] = useState<Format | null>(null)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const get = async (format: Format) => {
    setBusy(format)
    setProblem(null)
    try {
      const response = await callRaw(
        downloadSample,
        { params: { programmeId, format } },
        { timeoutMs: 90_000 },
      )
      const address = URL.createObjectURL(await response.blob())
      const link = document.createElement('a')
      link.href = address
      link.download = `${t('sample.title')}.${format}`
      link.click()
      setTimeout(() => URL.revokeObjectURL(address), 1_000)
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(null)
    }
  }
  return (
    <div className={css.acts} data-print="no">
      {(['docx', 'pdf'] as const).map((format) => (
        <Button
          key={format}
          icon={IconDownload}
          busy={busy === format}
          onClick={() => void get(format)}
        >
          {t(formats[format])}
        </Button>
      ))}
      {busy !== null && (
        <span role="status" className="muted t13">
          {t('sample.making', { seconds: secondsExpected[busy] })}
        </span>
      )}
      {problem !== null && <ErrorState problem={problem.problem} />}
    </div>
  )
}

function Body({ sample, call }: { readonly sample: Sample; readonly call: Call }) {
  const { t } = useTranslation('guidance')
  const { language } = useFormat()
  const form = useForm(call.id)
  // The lists by which codes are named are fetched when a document first shows them.
  useCodes('division')
  useCodes('industry')
  const names = sample.directions
    .map((code) => `${code} ${directionOf(call.definition, code)?.name.value?.[language] ?? ''}`)
    .join(language === 'zh' ? '、' : ', ')
  if (form.error !== null) return <ErrorState problem={form.error.problem} />
  if (form.data === undefined) return <Loading lines={8} />
  const seen = visibleAnswers(form.data, sample.answers as Answers, { audience: 'applicant' })
  const document = documentOf(form.data, seen.answers, {
    language,
    given: {
      programme: call.title[language],
      applicant: sample.given.applicant[language],
      recommendingUnit: sample.given.recommendingUnit[language],
      date: sample.given.date,
    },
    context: { directions: sample.directions, nameOfCode },
  })
  return (
    <>
      <Note tone="care" title={<Tag boxed>{t('sample.tag')}</Tag>}>
        {t('sample.note')}
      </Note>
      <p className={css.meta}>{t('sample.directions', { names })}</p>
      <Downloads programmeId={call.id} />
      <DocumentView document={document} />
    </>
  )
}

/** A whole application as an example: invented, complete, to read and to take along. */
export function SamplePage() {
  const { t } = useTranslation('guidance')
  const { programmeId, title, crumbs, call } = useCallPart()
  const { data, error, refetch } = useCall(readSample, { params: { programmeId } })
  return (
    <>
      <PageHead title={t('sample.title')} crumbs={crumbs} />
      <PartHead title={t('sample.title')} programmeId={programmeId} call={title} />
      {error !== null && (
        <ErrorState
          title={t('sample.failed')}
          problem={error.problem}
          onRetry={() => void refetch()}
        />
      )}
      {(data === undefined || call === undefined) && error === null && <Loading lines={8} />}
      {data !== undefined && call !== undefined && <Body sample={data} call={call} />}
    </>
  )
}
