import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allowed, invalid } from '../../../domain/kernel/verdict.ts'
import { listWaiting } from '../../../domain/programmes/waiting.endpoints.ts'
import {
  answerAdvice,
  giveAdvice,
  listAdvice,
  type WorkgroupPage,
} from '../../../domain/programmes/workgroup.endpoints.ts'
import { adoptions, type Advice } from '../../../domain/programmes/workgroup.ts'
import { useFormat } from '../../kernel/format.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { useStages } from './stages.ts'
import css from './Workgroup.module.css'
import { WorkgroupFrame } from './WorkgroupFrame.tsx'

type Props = { readonly group: WorkgroupPage }
const renews = [listAdvice, listWaiting]
const tones = { adopted: 'good', partly: 'care', notAdopted: 'plain' } as const

function GiveDialog({ group, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation('workgroup')
  const [subject, setSubject] = useState('')
  const [body, setBody] = useState('')
  const [stage, setStage] = useState('')
  const stages = useStages(group, t('tasks.noStage'))
  const act = useAct(giveAdvice, {
    renews,
    onDone: () => {
      toast(t('advice.sent'))
      onClose()
    },
  })
  const filled = subject.trim().length > 1 && body.trim().length > 4
  return (
    <Dialog
      open
      shape="wide"
      title={t('advice.give')}
      onClose={onClose}
      foot={
        <ActionButton
          verdict={filled ? allowed : invalid('programmes.workgroup_advice_incomplete')}
          busy={act.isPending}
          onClick={() =>
            act.mutate({
              params: { programmeId: group.programmeId },
              body: {
                stage: stage === '' ? null : stage,
                subject: subject.trim(),
                body: body.trim(),
              },
            })
          }
        >
          {t('advice.give')}
        </ActionButton>
      }
    >
      <div className="stack">
        <TextInput label={t('advice.subject')} value={subject} onChange={setSubject} />
        <Select
          label={t('advice.stage')}
          value={stage}
          options={stages.options}
          onChange={setStage}
        />
        <TextArea label={t('advice.body')} most={8000} rows={8} value={body} onChange={setBody} />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

function AnswerDialog({
  advice,
  onClose,
}: {
  readonly advice: Advice
  readonly onClose: () => void
}) {
  const { t } = useTranslation('workgroup')
  const [adopted, setAdopted] = useState<(typeof adoptions)[number] | null>(null)
  const [answer, setAnswer] = useState('')
  const act = useAct(answerAdvice, {
    renews,
    onDone: () => {
      toast(t('advice.answered'))
      onClose()
    },
  })
  const filled = adopted !== null && answer.trim().length > 1
  return (
    <Dialog
      open
      shape="wide"
      title={t('advice.answerTitle', { subject: advice.subject })}
      onClose={onClose}
      foot={
        <ActionButton
          verdict={filled ? allowed : invalid('programmes.workgroup_answer_incomplete')}
          busy={act.isPending}
          onClick={() =>
            adopted !== null &&
            act.mutate({ params: { id: advice.id }, body: { adopted, answer: answer.trim() } })
          }
        >
          {t('advice.answer')}
        </ActionButton>
      }
    >
      <div className="stack">
        <p className={css.words}>{advice.body}</p>
        <RadioGroup
          label={t('advice.adoption')}
          value={adopted}
          options={adoptions.map((value) => ({ value, label: t(`advice.adopted.${value}`) }))}
          onChange={setAdopted}
        />
        <TextArea
          label={t('advice.answer')}
          most={4000}
          rows={4}
          value={answer}
          onChange={setAnswer}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

function Line({
  group,
  advice,
  onAnswer,
}: Props & { readonly advice: Advice; readonly onAnswer: () => void }) {
  const { t } = useTranslation('workgroup')
  const { moment } = useFormat()
  const stages = useStages(group, '')
  const { adopted } = advice
  return (
    <li>
      <h3 className={css.line}>
        {advice.subject}
        {adopted === null ? (
          <Tag tone="care">{t('advice.waiting')}</Tag>
        ) : (
          <Tag tone={tones[adopted]}>{t(`advice.adopted.${adopted}`)}</Tag>
        )}
      </h3>
      <p className="second t13">
        {t('advice.by', {
          org: advice.memberName,
          by: advice.givenBy,
          at: moment(advice.givenAt),
        })}
        {advice.stage !== null && ` · ${stages.nameOf(advice.stage)}`}
      </p>
      <p className={css.words}>{advice.body}</p>
      {advice.answer !== null && (
        <div className={css.notes}>
          <b>{t('advice.answer')}</b>
          <p>{advice.answer}</p>
        </div>
      )}
      {adopted === null && group.role === 'office' && (
        <div className={css.acts}>
          <Button
            kind="primary"
            size="small"
            aria-label={`${t('advice.answer')} ${advice.subject}`}
            onClick={onAnswer}
          >
            {t('advice.answer')}
          </Button>
        </div>
      )}
    </li>
  )
}

function AdviceSheet({ group }: Props) {
  const { t } = useTranslation('workgroup')
  const [giving, setGiving] = useState(false)
  const [answering, setAnswering] = useState<Advice | null>(null)
  const trail = useTrail()
  const { data, error, refetch } = useCall(listAdvice, {
    params: { programmeId: group.programmeId },
    query: trail.page,
  })
  const gives =
    group.role !== 'supervisor' &&
    group.members.some(({ mine, state }) => mine && state === 'accepted')
  return (
    <Sheet
      title={t('advice.title')}
      end={
        gives && (
          <Button size="small" kind="primary" onClick={() => setGiving(true)}>
            {t('advice.give')}
          </Button>
        )
      }
    >
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={6} />}
      {data?.rows.length === 0 && <Empty title={t('advice.none')}>{t('advice.noneText')}</Empty>}
      {data !== undefined && data.rows.length > 0 && (
        <ul className={css.rows}>
          {data.rows.map((row) => (
            <Line key={row.id} group={group} advice={row} onAnswer={() => setAnswering(row)} />
          ))}
        </ul>
      )}
      {data !== undefined && <TrailButtons trail={trail} {...data} />}
      {giving && <GiveDialog group={group} onClose={() => setGiving(false)} />}
      {answering !== null && <AnswerDialog advice={answering} onClose={() => setAnswering(null)} />}
    </Sheet>
  )
}

/** 成员意见: written advice on a stage, each with its answer. */
export function AdvicePage() {
  return <WorkgroupFrame part="advice">{(group) => <AdviceSheet group={group} />}</WorkgroupFrame>
}
