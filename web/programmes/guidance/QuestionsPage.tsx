import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  listPublishedQuestions,
  listQuestions,
  type Question,
} from '../../../domain/programmes/guidance.endpoints.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useCall, useCallWhen } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { AskSheet } from './AskSheet.tsx'
import css from './Guidance.module.css'
import { PartHead } from './PartHead.tsx'
import { useCallPart } from './useTitle.ts'

type Published = AnswerOf<typeof listPublishedQuestions>['rows'][number]

/** Every word typed must stand somewhere in question or answer. */
function found({ question, answer }: Published, text: string): boolean {
  const within = `${question} ${answer}`.toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word))
}

function PublishedList({ rows }: { readonly rows: readonly Published[] }) {
  const { t } = useTranslation('guidance')
  const { day } = useFormat()
  const [text, setText] = useState('')
  const shown = rows.filter((row) => found(row, text.trim()))
  if (rows.length === 0) {
    return <Empty title={t('questions.none')}>{t('questions.noneText')}</Empty>
  }
  return (
    <div>
      <div className={css.find}>
        <TextInput
          label={t('questions.find')}
          count={t('questions.shown', { count: shown.length })}
          type="search"
          value={text}
          onChange={setText}
        />
      </div>
      {shown.length === 0 ? (
        <p className="second">{t('questions.noMatch', { text: text.trim() })}</p>
      ) : (
        <ul className={css.list}>
          {shown.map((row) => (
            <li key={row.id}>
              <h2 className={css.question}>
                {t('questions.number', { no: String(row.no) })} {row.question}
              </h2>
              <p className={css.answer}>{row.answer}</p>
              <p className={css.meta}>
                {t('questions.published', { day: day(row.publishedAt, { year: true }) })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** How far a question has come, in a word. */
export function QuestionState({ question }: { readonly question: Question }) {
  const { t } = useTranslation('guidance')
  if (question.answer === null) return <Tag tone="care">{t('questions.state.open')}</Tag>
  return question.publishedAt === null ? (
    <Tag>{t('questions.state.private')}</Tag>
  ) : (
    <Tag tone="good">{t('questions.state.published')}</Tag>
  )
}

function OwnQuestions({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('guidance')
  const { moment } = useFormat()
  const me = useMe()
  const { data } = useCallWhen(mayI(me, 'programmes.application.edit'), listQuestions, {
    params: { programmeId },
  })
  if (data === undefined || data.rows.length === 0) return null
  return (
    <Sheet title={t('questions.own')}>
      <ul className={css.list}>
        {data.rows.map((row) => (
          <li key={row.id}>
            <p>{row.body}</p>
            <p className={css.line}>
              <QuestionState question={row} />
              <span className={css.meta}>
                {t('questions.asked', { name: row.askedBy, moment: moment(row.askedAt) })}
              </span>
            </p>
            {row.answer !== null && <p className={css.answer}>{row.answer}</p>}
            {row.publicQuestion !== null && (
              <p className={css.meta}>
                {t('questions.publicAs')} {row.publicQuestion}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** Published questions and answers, found by words; and where an applicant asks in private. */
export function QuestionsPage() {
  const { t } = useTranslation('guidance')
  const { programmeId, title, crumbs } = useCallPart()
  const { data, error, refetch } = useCall(listPublishedQuestions, { params: { programmeId } })
  return (
    <>
      <PageHead title={t('questions.title')} crumbs={crumbs} />
      <PartHead title={t('questions.title')} programmeId={programmeId} call={title} />
      <WithSide
        side={
          <>
            <AskSheet programmeId={programmeId} />
            <OwnQuestions programmeId={programmeId} />
          </>
        }
      >
        {error !== null && (
          <ErrorState
            title={t('questions.failed')}
            problem={error.problem}
            onRetry={() => void refetch()}
          />
        )}
        {data === undefined && error === null && <Loading lines={6} />}
        {data !== undefined && <PublishedList rows={data.rows} />}
      </WithSide>
    </>
  )
}
