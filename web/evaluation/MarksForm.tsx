import { useTranslation } from 'react-i18next'
import { checkMarks, recommendations, type Marks } from '../../domain/evaluation/marks.ts'
import { criteriaOf, type Dimension, type Rubric } from '../../domain/evaluation/rubric.ts'
import { pointerPart } from '../../domain/kernel/sourced.ts'
import { useFormat } from '../kernel/format.ts'
import { Checkbox, RadioGroup } from '../ui/Choices.tsx'
import { useReasons } from '../ui/reason.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { TextArea } from '../ui/TextInput.tsx'
import { MarkField, withMark } from './MarkField.tsx'
import { totalOf } from './marksText.ts'
import { useScaleText } from './scaleText.ts'

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
function useFaultAt(rubric: Rubric, marks: Marks) {
  const say = useReasons()
  const faults = checkMarks(rubric, marks, 'draft')
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
  return (
    <section className="stack">
      {dimension.criteria !== undefined && <h3>{dimension.name[language]}</h3>}
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
      <TextArea
        label={t('review.commentOn', { name: dimension.name[language] })}
        optional
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
              label={t('reasonLabel')}
              rows={2}
              readOnly={readOnly}
              value={raised.get(code) ?? ''}
              onChange={(reason) => put(code, reason)}
            />
          )}
        </div>
      ))}
    </section>
  )
}

/** The rubric to be filled in, with its sum. */
export function MarksForm(props: Props) {
  const { t } = useTranslation('evaluation')
  const { language } = useFormat()
  const { rubric, marks, readOnly, onChange, wordsOnly = false } = props
  const total = totalOf(rubric, marks)
  return (
    <Sheet
      title={rubric.name[language]}
      note={rubric.source === 'example' ? t('review.example') : undefined}
      end={
        wordsOnly ? undefined : (
          <b role="status">
            {t('review.total', { total: total ?? t('review.noTotal'), of: rubric.total })}
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
      </div>
    </Sheet>
  )
}
