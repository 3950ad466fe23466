import { useDeferredValue, useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  listPublishedQuestions,
  listQuestions,
  type Question,
} from '../../../domain/programmes/guidance.endpoints.ts'
import { mayAskOffice } from '../../../domain/programmes/question.ts'
import { useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useCall, useCallWhen } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { actorOf } from '../application/actor.ts'
import { AskSheet } from './AskSheet.tsx'
import css from './Guidance.module.css'
import { PartHead } from './PartHead.tsx'
import { useCallPart } from './useTitle.ts'

/** Each word typed must stand somewhere in question or answer; the server finds it in all of them. */
function PublishedList({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('guidance')
  const { day } = useFormat()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const trail = useTrail()
  const { data, error, refetch } = useCall(listPublishedQuestions, {
    params: { programmeId },
    query: { ...trail.page, ...(asked === '' ? {} : { text: asked }) },
  })
  if (error !== null) {
    return (
      <ErrorState
        title={t('questions.failed')}
        problem={error.problem}
        onRetry={() => void refetch()}
      />
    )
  }
  if (data?.total === 0 && asked === '') {
    return <Empty title={t('questions.none')}>{t('questions.noneText')}</Empty>
  }
  return (
    <div>
      <div className={css.find}>
        <TextInput
          label={t('questions.find')}
          {...(data === undefined ? {} : { count: t('questions.shown', { count: data.total }) })}
          type="search"
          value={text}
          onChange={(next) => {
            trail.reset()
            setText(next)
          }}
        />
      </div>
      {data === undefined && <Loading lines={6} />}
      {data?.total === 0 && <p className="second">{t('questions.noMatch', { text: asked })}</p>}
      {data !== undefined && data.total > 0 && (
        <ul className={css.list}>
          {data.rows.map((row) => (
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
      {data !== undefined && <TrailButtons trail={trail} {...data} />}
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
  const trail = useTrail()
  const { data } = useCallWhen(mayAskOffice(actorOf(me)).ok, listQuestions, {
    params: { programmeId },
    query: trail.page,
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
      <TrailButtons trail={trail} {...data} />
    </Sheet>
  )
}

/** Published questions and answers, found by words; and where an applicant or a unit asks in private. */
export function QuestionsPage() {
  const { t } = useTranslation('guidance')
  const { programmeId, title, crumbs } = useCallPart()
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
        <PublishedList programmeId={programmeId} />
      </WithSide>
    </>
  )
}
