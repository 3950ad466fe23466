import { useTranslation } from '../kernel/words.ts'
import {
  checkMarks,
  recommendations,
  type Marks,
  type MarksMode,
} from '../../domain/evaluation/marks.ts'
import { criteriaOf, type Dimension, type Rubric } from '../../domain/evaluation/rubric.ts'
import { pointerPart } from '../../domain/kernel/sourced.ts'
import { useFormat } from '../kernel/format.ts'
import { Checkbox, RadioGroup } from '../ui/Choices.tsx'
import { FieldFault } from '../ui/Field.tsx'
import { useReasons } from '../ui/reason.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { Note } from '../ui/States.tsx'
import { TextArea } from '../ui/TextInput.tsx'
import css from './Evaluation.module.css'
import { MarkField, withMark } from './MarkField.tsx'
import { useScaleText } from './scaleText.ts'
import { scoreIn, useScoreText } from './scoreText.ts'

const commentMost = 4000
const opinionMost = 8000

type Props = {
  readonly rubric: Rubric
  readonly marks: Marks
  readonly readOnly: boolean
  readonly onChange: (marks: Marks) => void
  /** No points are given: only the opinion and the recommendation. */
  readonly wordsOnly?: boolean
}

/** What cannot stand at all is said at once; what is only missing waits for the end. */
function useFaultAt(rubric: Rubric, marks: Marks, mode: MarksMode = 'draft') {
  const say = useReasons()
  const faults = checkMarks(rubric, marks, mode)
  return (at: string): string | undefined => {
    const fault = faults.find((one) => one.at === at)
    return fault && say({ code: fault.code, ...(fault.facts ? { facts: fault.facts } : {}) })
  }
}

function DimensionPart({ dimension, ...props }: Props & { readonly dimension: Dimension }) {
  const { t } = useTranslation('evaluation')
  const { language } = useFormat()
  const { rubric, marks, readOnly, onChange } = props
  const faultAt = useFaultAt(rubric, marks)
  const weight = useScaleText().weightOf(rubric, dimension)
  const { pointsOf, cutsOf } = useScoreText(rubric)
  const score = scoreIn(rubric, marks)
  const cuts = score === null ? [] : cutsOf(score, dimension)
  // Few points ask for words as soon as all of the dimension is marked, not only when it is handed in.
  const isMarked = criteriaOf(dimension).every(({ code }) => marks.criteria[code] !== undefined)
  const lacking = useFaultAt(rubric, marks, 'complete')(`/comments/${pointerPart(dimension.code)}`)
  return (
    <section className="stack">
      {(dimension.criteria !== undefined || weight !== '') && (
        <div className={css.dimension}>
          <h3>{dimension.name[language]}</h3>
          {score !== null && <b>{pointsOf(score, dimension)}</b>}
        </div>
      )}
      {weight !== '' && <p className="muted t13">{weight}</p>}
      {criteriaOf(dimension).map((criterion) => (
        <MarkField
          key={criterion.code}
          criterion={criterion}
          mark={marks.criteria[criterion.code]}
          error={faultAt(`/criteria/${pointerPart(criterion.code)}`)}
          readOnly={readOnly}
          onChange={(mark) => onChange(withMark(marks, criterion.code, mark))}
        />
      ))}
      {cuts.length > 0 && (
        <Note>
          {cuts.map((cut) => (
            <div key={cut}>{cut}</div>
          ))}
        </Note>
      )}
      <TextArea
        label={t('review.commentOn', { name: dimension.name[language] })}
        optional={!isMarked || lacking === undefined}
        {...(isMarked && !readOnly && lacking !== undefined ? { warning: lacking } : {})}
        rows={2}
        most={commentMost}
        readOnly={readOnly}
        value={marks.comments[dimension.code] ?? ''}
        onChange={(text) =>
          onChange({ ...marks, comments: { ...marks.comments, [dimension.code]: text } })
        }
      />
    </section>
  )
}

function Vetoes({ rubric, marks, readOnly, onChange }: Props) {
  const { t } = useTranslation('evaluation')
  const { language } = useFormat()
  if (rubric.vetoes === undefined || rubric.vetoes.length === 0) return null
  const raised = new Map(marks.vetoes.map((one) => [one.code, one.reason]))
  const names = rubric.vetoes
    .filter(({ code }) => raised.has(code))
    .map(({ name }) => name[language])
  const put = (code: string, reason: string | null) =>
    onChange({
      ...marks,
      vetoes: [
        ...marks.vetoes.filter((one) => one.code !== code),
        ...(reason === null ? [] : [{ code, reason }]),
      ],
    })
  return (
    <section className="stack">
      <h3>{t('review.vetoes')}</h3>
      {rubric.vetoes.map(({ code, name }) => (
        <div className="stack" key={code}>
          <Checkbox
            checked={raised.has(code)}
            label={name[language]}
            onChange={(on) => !readOnly && put(code, on ? '' : null)}
          />
          {raised.has(code) && (
            <TextArea
              label={t('review.vetoReason', { name: name[language] })}
              rows={2}
              readOnly={readOnly}
              value={raised.get(code) ?? ''}
              onChange={(reason) => put(code, reason)}
            />
          )}
        </div>
      ))}
      {names.length > 0 && (
        <Note tone="care">{t('review.vetoed', { names: names.join(t('expert.and')) })}</Note>
      )}
    </section>
  )
}

/** The rubric to be filled in, with its sum. */
export function MarksForm(props: Props) {
  const { t } = useTranslation('evaluation')
  const { language } = useFormat()
  const { rubric, marks, readOnly, onChange, wordsOnly = false } = props
  const score = scoreIn(rubric, marks)
  const total = score?.total ?? t('review.noTotal')
  const grade = useScoreText(rubric).gradeOf(score)
  const despite = useFaultAt(rubric, marks, 'complete')('/recommendation')
  return (
    <Sheet
      title={rubric.name[language]}
      note={rubric.source === 'example' ? t('review.example') : undefined}
      end={
        wordsOnly ? undefined : (
          <b role="status">
            {t('review.total', { total, of: rubric.total })}
            {grade !== '' && t('review.grade', { grade })}
          </b>
        )
      }
      inside="form"
    >
      <div className="stack">
        {!wordsOnly &&
          rubric.dimensions.map((dimension) => (
            <DimensionPart key={dimension.code} {...props} dimension={dimension} />
          ))}
        {!wordsOnly && <Vetoes {...props} />}
        <TextArea
          label={t('review.opinion')}
          rows={5}
          most={opinionMost}
          readOnly={readOnly}
          value={marks.opinion}
          onChange={(opinion) => onChange({ ...marks, opinion })}
        />
        <RadioGroup
          label={t('review.recommendation')}
          options={recommendations.map((value) => ({
            value,
            label: t(`recommendation.${value}`),
            disabled: readOnly,
          }))}
          value={marks.recommendation}
          onChange={(recommendation) => onChange({ ...marks, recommendation })}
        />
        {marks.recommendation !== null && despite !== undefined && (
          <FieldFault>{despite}</FieldFault>
        )}
      </div>
    </Sheet>
  )
}
