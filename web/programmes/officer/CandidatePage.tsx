import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { readSubmission } from '../../../domain/programmes/application.endpoints.ts'
import { readForm } from '../../../domain/programmes/call.endpoints.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { readCandidate } from '../../../domain/programmes/candidate.endpoints.ts'
import type { Answers } from '../../../domain/programmes/form/answers.ts'
import type { FormDefinition } from '../../../domain/programmes/form/definition.ts'
import { documentOf } from '../../../domain/programmes/form/document.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { Ordinals } from '../../ui/Tag.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { nameOfCode, useCodes } from '../form/codeLists.ts'
import { DocumentView } from '../preview/DocumentView.tsx'
import { CandidateActs } from './CandidateActs.tsx'
import { CandidateChanges } from './CandidateChanges.tsx'
import { CandidateChecks } from './CandidateChecks.tsx'
import { CandidateStateTag } from './CandidateTags.tsx'
import { CandidateWarnings } from './CandidateWarnings.tsx'
import { OpinionSheet } from './OpinionSheet.tsx'
import { ReturnsSheet } from './ReturnsSheet.tsx'
import { UnitDeadline } from './UnitDeadline.tsx'

export type CandidateFile = AnswerOf<typeof readCandidate>

function SealedDocument({ file }: { readonly file: CandidateFile }) {
  const { language } = useFormat()
  const submission = useCall(readSubmission, { params: { id: file.submissionId } })
  const form = useCall(readForm, { params: { programmeId: file.programmeId } })
  // Their names stand beside codes; the page shows itself again when they come.
  useCodes('division')
  useCodes('industry')
  const problem = submission.error ?? form.error
  if (problem !== null) return <ErrorState problem={problem.problem} />
  if (submission.data === undefined || form.data === undefined) return <Loading lines={10} />
  const document = documentOf(
    form.data.form as FormDefinition,
    submission.data.answers as Answers,
    { language, given: {}, context: { directions: submission.data.directions, nameOfCode } },
  )
  return <DocumentView document={document} />
}

function Parts({ file }: { readonly file: CandidateFile }) {
  const { t } = useTranslation('programmes')
  const [part, setPart] = useState('checks')
  const tabs = [
    {
      key: 'checks',
      label: t('officer.formalCheck'),
      open: file.items.length - file.results.length,
      done: file.results.length === file.items.length,
    },
    { key: 'document', label: t('officer.document') },
    ...(file.submissionSeq > 1 ? [{ key: 'changes', label: t('officer.changes') }] : []),
    { key: 'opinion', label: t('officer.opinion'), done: file.opinion !== null },
  ]
  return (
    <Tabs label={t('officer.parts')} tabs={tabs} at={part} onGo={setPart}>
      {part === 'checks' && <CandidateChecks file={file} />}
      {part === 'document' && <SealedDocument file={file} />}
      {part === 'changes' && <CandidateChanges file={file} />}
      {part === 'opinion' && <OpinionSheet file={file} />}
    </Tabs>
  )
}

/** One file on the officer's desk: read it, check it, decide what becomes of it. */
export function CandidatePage() {
  const { t } = useTranslation('programmes')
  const { moment } = useFormat()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data: file, error, refetch } = useCall(readCandidate, { params: { id } })
  const crumbs = [{ label: t('officer.inbox'), to: '/inbox' }]
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (file === undefined) return <Loading lines={12} />
  return (
    <>
      <PageHead title={file.title} crumbs={crumbs} />
      <WithSide
        side={
          <>
            <UnitDeadline closesAt={file.closesAt} openedAt={file.arrivedAt} />
            <CandidateWarnings file={file} />
            <ReturnsSheet file={file} />
          </>
        }
      >
        <Sheet
          title={file.title}
          level={1}
          note={file.applicant}
          end={<CandidateStateTag state={file.state} />}
          foot={<CandidateActs file={file} />}
        >
          <p className="second t13">
            <Ordinals numbers={file.directions} />{' '}
            {t('officer.receipt', { number: file.receiptNo, seq: file.submissionSeq })}{' '}
            {t('officer.arrivedAt', { moment: moment(file.arrivedAt, {}) })}
          </p>
          <Parts file={file} />
        </Sheet>
      </WithSide>
    </>
  )
}
