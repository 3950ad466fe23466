import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { listTasks, type WorkgroupPage } from '../../../domain/programmes/workgroup.endpoints.ts'
import type { WorkgroupTask } from '../../../domain/programmes/workgroup.ts'
import { useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Choices.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { GiveTaskDialog } from './GiveTaskDialog.tsx'
import { useStages } from './stages.ts'
import { TaskActs } from './TaskActs.tsx'
import css from './Workgroup.module.css'
import { WorkgroupFrame } from './WorkgroupFrame.tsx'

const tones = {
  open: 'plain',
  doing: 'chosen',
  reported: 'care',
  done: 'good',
  cancelled: 'plain',
} as const

function Notes({ task }: { readonly task: WorkgroupTask }) {
  const { t } = useTranslation('workgroup')
  const { moment } = useFormat()
  if (task.notes.length === 0) return null
  return (
    <ul className={css.notes}>
      {task.notes.map(({ id, by, orgName, at, verb, body }) => (
        <li key={id}>
          <b>{orgName}</b> {by} {verb !== null && t(`tasks.did.${verb}`)}{' '}
          <span className="muted t12">{moment(at)}</span>
          {body !== '' && <div>{body}</div>}
        </li>
      ))}
    </ul>
  )
}

function TaskLine({
  group,
  task,
}: {
  readonly group: WorkgroupPage
  readonly task: WorkgroupTask
}) {
  const { t } = useTranslation('workgroup')
  const { day } = useFormat()
  const stages = useStages(group, '')
  return (
    <li>
      <h3 className={css.line}>
        {task.title}
        <Tag tone={tones[task.state]}>{t(`tasks.is.${task.state}`)}</Tag>
        {task.overdue && <Tag tone="bad">{t('tasks.overdue')}</Tag>}
      </h3>
      <p className="second t13">
        {[
          task.memberName,
          t('tasks.due', { day: day(task.dueOn, { year: true }) }),
          stages.nameOf(task.stage),
          task.minutesNo === null ? '' : t('tasks.fromMinutes', { no: String(task.minutesNo) }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {task.body !== '' && <p className={css.words}>{task.body}</p>}
      <Notes task={task} />
      <TaskActs group={group} task={task} />
    </li>
  )
}

function Tasks({ group }: { readonly group: WorkgroupPage }) {
  const { t } = useTranslation('workgroup')
  const [which, setWhich] = useState<'all' | 'mine'>('all')
  const [giving, setGiving] = useState(false)
  const trail = useTrail()
  const { data, error, refetch } = useCall(listTasks, {
    params: { programmeId: group.programmeId },
    query: { ...trail.page, ...(which === 'mine' ? { mine: true } : {}) },
  })
  return (
    <Sheet
      title={t('tasks.title')}
      end={
        group.role === 'office' && (
          <Button size="small" kind="primary" onClick={() => setGiving(true)}>
            {t('tasks.give')}
          </Button>
        )
      }
    >
      <div className="stack">
        {group.role === 'office' && (
          <div className={css.line}>
            <Segments
              label={t('tasks.filter')}
              value={which}
              onChange={(next) => {
                trail.reset()
                setWhich(next)
              }}
              options={[
                { value: 'all', label: t('tasks.all') },
                { value: 'mine', label: t('tasks.mine') },
              ]}
            />
          </div>
        )}
        {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Loading lines={6} />}
        {data?.rows.length === 0 && <Empty title={t('tasks.none')}>{t('tasks.noneText')}</Empty>}
        {data !== undefined && data.rows.length > 0 && (
          <ul className={css.rows}>
            {data.rows.map((task) => (
              <TaskLine key={task.id} group={group} task={task} />
            ))}
          </ul>
        )}
        {data !== undefined && <TrailButtons trail={trail} {...data} />}
      </div>
      {giving && <GiveTaskDialog group={group} onClose={() => setGiving(false)} />}
    </Sheet>
  )
}

/** 任务: who does what until when, with what was said and brought about it. */
export function TasksPage() {
  return <WorkgroupFrame part="tasks">{(group) => <Tasks group={group} />}</WorkgroupFrame>
}
