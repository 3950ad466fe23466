import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { passOn } from '../../../domain/programmes/circular.endpoints.ts'
import { listQuestions, type Question } from '../../../domain/programmes/guidance.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { toast } from '../../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { AnswerDialog } from './AnswerDialog.tsx'
import css from './Guidance.module.css'
import { QuestionState } from './QuestionsPage.tsx'

/** What is public goes to every recommending unit as a numbered clarification, once. */
function PassOn({ question }: { readonly question: Question }) {
  const { t } = useTranslation('guidance')
  const sends = mayI(useMe(), 'programmes.circular.send')
  const act = useAct(passOn, {
    renews: [listQuestions],
    onDone: () => toast(t('questions.passedOn')),
  })
  if (!sends || question.publishedAt === null) return null
  if (question.passedOn) return <Tag tone="good">{t('questions.passedOn')}</Tag>
  return (
    <>
      <Button busy={act.isPending} onClick={() => act.mutate({ params: { id: question.id } })}>
        {t('questions.passOn')}
      </Button>
      {act.error !== null && <ErrorState problem={act.error.problem} />}
    </>
  )
}

function Line({
  question,
  onAnswer,
}: {
  readonly question: Question
  readonly onAnswer: () => void
}) {
  const { t } = useTranslation('guidance')
  const { moment } = useFormat()
  return (
    <li>
      <p className={css.line}>
        <b>{question.orgName}</b>
        <QuestionState question={question} />
        <span className="muted t12">
          {t('questions.asked', { name: question.askedBy, moment: moment(question.askedAt) })}
        </span>
      </p>
      <p className={css.answer}>{question.body}</p>
      {question.answer !== null && (
        <div className={css.who}>
          <b>{t('questions.answer')}</b>
          <p>{question.answer}</p>
          {question.publicQuestion !== null && (
            <p>
              {t('questions.publicAs')} {question.publicQuestion}
            </p>
          )}
        </div>
      )}
      <div className={css.acts}>
        <Button kind={question.answer === null ? 'primary' : 'plain'} onClick={onAnswer}>
          {t(question.answer === null ? 'desk.answer' : 'desk.change')}
        </Button>
        <PassOn question={question} />
      </div>
    </li>
  )
}

const filters = ['open', 'all'] as const
type Filter = (typeof filters)[number]
const filterWords = { open: 'desk.filterOpen', all: 'desk.filterAll' } as const

/** Questions of applicants, those that wait first; answered in private or in public. */
export function QuestionDesk({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('guidance')
  const [filter, setFilter] = useState<Filter>('open')
  const [answering, setAnswering] = useState<Question | null>(null)
  const trail = useTrail()
  const { data, error, refetch } = useCall(listQuestions, {
    params: { programmeId },
    query: { ...trail.page, ...(filter === 'open' ? { unanswered: true } : {}) },
  })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={6} />
  return (
    <div className="stack">
      <div className={css.find}>
        <Select<Filter>
          label={t('desk.filter')}
          options={filters.map((value) => ({ value, label: t(filterWords[value]) }))}
          value={filter}
          onChange={(next) => {
            trail.reset()
            setFilter(next)
          }}
        />
      </div>
      {data.total === 0 && filter === 'open' && <Empty title={t('desk.noOpen')} />}
      {data.total === 0 && filter === 'all' && (
        <Empty title={t('desk.noQuestions')}>{t('desk.noQuestionsText')}</Empty>
      )}
      {data.total > 0 && (
        <ul className={css.list}>
          {data.rows.map((row) => (
            <Line key={row.id} question={row} onAnswer={() => setAnswering(row)} />
          ))}
        </ul>
      )}
      <TrailButtons trail={trail} {...data} />
      {answering !== null && (
        <AnswerDialog key={answering.id} question={answering} onClose={() => setAnswering(null)} />
      )}
    </div>
  )
}
