import { useTranslation } from '../../kernel/words.ts'
import { listLists } from '../../../domain/indicators/track.endpoints.ts'
import { mayLast } from '../../../domain/programmes/following.ts'
import type { TaskBook, TaskGoal } from '../../../domain/programmes/taskBook.ts'
import { formatDay, useFormat } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Select } from '../../ui/Select.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Unit } from '../../ui/Table.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import css from './Following.module.css'
import type { BodyProps } from './PaperBody.tsx'
import { PoolingForm } from './PoolingForm.tsx'
import { Said } from './Said.tsx'

type Props = BodyProps<TaskBook>

const listId = 'operating'

const differs = ({ applied, baseline, target }: TaskGoal): boolean =>
  applied !== null && (applied.baseline !== baseline || applied.target !== target)

function GoalLine({
  goal,
  onGoal,
}: {
  readonly goal: TaskGoal
  /** Null where it is only read; with null it is removed. */
  readonly onGoal: ((goal: TaskGoal | null) => void) | null
}) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const { definition, applied } = goal
  const name = definition.name[language]
  const put = (key: 'baseline' | 'target') => (value: number | null) =>
    onGoal?.({ ...goal, [key]: value === null ? null : String(value) })
  return (
    <li>
      <div className={css.indicatorHead}>
        <b title={definition.definition[language]}>{name}</b>
        <span className="muted t13">{t(`cadence.${cadenceKey(definition.cadence)}`)}</span>
        {onGoal === null && (
          <span>
            {goal.baseline ?? '—'} → {goal.target ?? '—'}
            <Unit>{definition.unit[language]}</Unit>
          </span>
        )}
        {differs(goal) && applied !== null && (
          <span className="care t13">
            {t('applied', { value: `${applied.baseline ?? '—'} → ${applied.target ?? '—'}` })}
          </span>
        )}
      </div>
      {onGoal === null ? (
        <div className="t13">
          {goal.evidence} {goal.why !== null && <span className="second">{goal.why}</span>}
        </div>
      ) : (
        <>
          <div className={css.goal}>
            {(['baseline', 'target'] as const).map((key) => (
              <NumberInput
                key={key}
                label={<Named label={t(key)} name={name} />}
                digits={definition.decimals}
                unit={definition.unit[language]}
                value={goal[key] === null ? null : Number(goal[key])}
                onChange={put(key)}
              />
            ))}
            <TextInput
              label={<Named label={t('goalEvidence')} name={name} />}
              value={goal.evidence}
              onChange={(evidence) => onGoal({ ...goal, evidence })}
            />
            <Button size="small" kind="quiet" onClick={() => onGoal(null)}>
              {t('remove')}
            </Button>
          </div>
          {differs(goal) && (
            <TextInput
              label={<Named label={t('goalWhy')} name={name} />}
              value={goal.why ?? ''}
              onChange={(why) => onGoal({ ...goal, why })}
            />
          )}
        </>
      )}
    </li>
  )
}

/** Labels of like fields part themselves for readers by the indicator's name. */
function Named({ label, name }: { readonly label: string; readonly name: string }) {
  return (
    <>
      {label}
      <span className="sr"> {name}</span>
    </>
  )
}

function cadenceKey(cadence: string): 'quarterly' | 'halfYearly' | 'yearly' {
  return cadence === 'yearly' || cadence === 'halfYearly' ? cadence : 'quarterly'
}

function AddGoal({
  content,
  onChange,
}: Pick<Props, 'content'> & { onChange: (c: TaskBook) => void }) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const { data } = useCall(listLists)
  const known = data?.rows.find(({ id }) => id === listId)?.indicators ?? []
  const taken = new Set(content.goals.map(({ definition }) => definition.code))
  const open = known.filter(({ code, formula }) => !taken.has(code) && formula === undefined)
  if (open.length === 0) return null
  return (
    <Select
      label={t('addGoal')}
      options={open.map(({ code, name }) => ({ value: code, label: name[language] }))}
      value={null}
      onChange={(code) => {
        const definition = open.find((one) => one.code === code)
        if (definition === undefined) return
        const goal: TaskGoal = {
          definition,
          baseline: null,
          target: null,
          evidence: definition.evidence[language],
          applied: null,
          why: null,
        }
        onChange({ ...content, goals: [...content.goals, goal] })
      }}
    />
  )
}

function Span({ following, content, onChange }: Props) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const day = (when: string) => formatDay(when, language, { year: true })
  const long = !mayLast(content.fromDay, content.untilDay, following.cap, null).ok
  if (onChange === null) {
    return (
      <>
        <Said label={t('period')} text={`${day(content.fromDay)} – ${day(content.untilDay)}`} />
        {content.longReason !== null && <Said label={t('longReason')} text={content.longReason} />}
        <Said label={t('tasks')} text={content.tasks} />
      </>
    )
  }
  return (
    <>
      <div className={css.goal}>
        <DateInput
          label={t('from')}
          value={content.fromDay}
          onChange={(fromDay) => fromDay !== null && onChange({ ...content, fromDay })}
        />
        <DateInput
          label={t('until')}
          value={content.untilDay}
          onChange={(untilDay) => untilDay !== null && onChange({ ...content, untilDay })}
        />
      </div>
      {(long || content.longReason !== null) && (
        <TextArea
          label={t('longReason')}
          rows={2}
          most={2000}
          value={content.longReason ?? ''}
          onChange={(longReason) => onChange({ ...content, longReason })}
        />
      )}
      <TextArea
        label={t('tasks')}
        rows={6}
        most={5000}
        value={content.tasks}
        onChange={(tasks) => onChange({ ...content, tasks })}
      />
    </>
  )
}

/** 任务书: what is to be built by when, and the goals by which it is followed. */
export function BookForm(props: Props) {
  const { t } = useTranslation('following')
  const { content, onChange } = props
  const putGoal = (at: number) => (goal: TaskGoal | null) => {
    if (onChange === null) return
    const goals = content.goals.flatMap((one, index) => {
      if (index !== at) return [one]
      return goal === null ? [] : [goal]
    })
    onChange({ ...content, goals })
  }
  return (
    <>
      <Sheet inside="form">
        <div className="stack">
          <Span {...props} />
        </div>
      </Sheet>
      <Sheet title={t('goals')} inside="form">
        <ul className={css.indicators}>
          {content.goals.map((goal, at) => (
            <GoalLine
              key={goal.definition.code}
              goal={goal}
              onGoal={onChange === null ? null : putGoal(at)}
            />
          ))}
        </ul>
        {onChange !== null && <AddGoal content={content} onChange={onChange} />}
      </Sheet>
      <PoolingForm
        value={content.pooling ?? []}
        asked={null}
        onChange={onChange && ((pooling) => onChange({ ...content, pooling }))}
      />
    </>
  )
}
