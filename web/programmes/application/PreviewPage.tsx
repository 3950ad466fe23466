import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useTranslation } from '../../kernel/words.ts'
import { readSubmission } from '../../../domain/programmes/application.endpoints.ts'
import type { Answers } from '../../../domain/programmes/form/answers.ts'
import { documentOf } from '../../../domain/programmes/form/document.ts'
import { visibleAnswers } from '../../../domain/programmes/form/visible.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCallWhen } from '../../kernel/query.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { nameOfCode, useCodes } from '../form/codeLists.ts'
import { DocumentView } from '../preview/DocumentView.tsx'
import { useApplication, useOpenDesk } from './ApplicationContext.ts'
import css from './Application.module.css'
import { useGiven } from './Desk.tsx'
import { useGoTo } from './useGoTo.ts'

function Tools() {
  const { t } = useTranslation('programmes')
  const { application } = useApplication()
  return (
    <div className="row wrap" data-print="no">
      <ButtonLink icon={IconArrowLeft} to="/applications/$id" params={{ id: application.id }}>
        {t('preview.back')}
      </ButtonLink>
      <Button icon={IconPrinter} onClick={() => print()}>
        {t('call.print')}
      </Button>
    </div>
  )
}

/** Answers, of a draft or sealed, as the document they become. */
export function AnswersDocument({
  answers,
  directions,
  onBlank,
}: {
  readonly answers: Answers
  readonly directions: readonly string[]
  readonly onBlank?: (at: string) => void
}) {
  const { form } = useApplication()
  const { language } = useFormat()
  const given = useGiven()
  // The lists by which codes are named are fetched when a document first shows them.
  useCodes('division')
  useCodes('industry')
  const seen = visibleAnswers(form, answers, { audience: 'applicant' })
  const document = documentOf(form, seen.answers, {
    language,
    given,
    context: { directions, nameOfCode },
  })
  return <DocumentView document={document} onBlank={onBlank} />
}

function Sealed() {
  const { t } = useTranslation('programmes')
  const { application } = useApplication()
  const last = application.submissions[0]
  const { data, error } = useCallWhen(last !== undefined, readSubmission, {
    params: { id: last?.id ?? '' },
  })
  if (last === undefined) return <Empty title={t('preview.nothing')} />
  if (error !== null) return <ErrorState problem={error.problem} />
  if (data === undefined) return <Loading lines={8} />
  return <AnswersDocument answers={data.answers as Answers} directions={data.directions} />
}

/** The application as the official document: of what is being written, else of what was sealed. */
export function PreviewPage() {
  const desk = useOpenDesk()
  const { application } = useApplication()
  const goTo = useGoTo()
  return (
    <div className={css.preview}>
      <Tools />
      {desk === null ? (
        <Sealed />
      ) : (
        <AnswersDocument
          answers={desk.store.answers()}
          directions={application.directions}
          onBlank={goTo}
        />
      )}
    </div>
  )
}
