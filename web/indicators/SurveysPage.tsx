import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { listSurveys, makeSurvey } from '../../domain/indicators/survey.endpoints.ts'
import { isNamed, maySurvey, type SurveyBrief } from '../../domain/indicators/survey.ts'
import { allOf, allowed } from '../../domain/kernel/verdict.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { Table } from '../ui/Table.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { TrailButtons, useTrail } from '../ui/Trail.tsx'
import { DefinitionFields, definitionOf, mayCompute, usualTyped } from './DefinitionFields.tsx'

function NewSurvey() {
  const { t } = useTranslation('surveys')
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [fromDay, setFromDay] = useState<string | null>(null)
  const [untilDay, setUntilDay] = useState<string | null>(null)
  const [typed, setTyped] = useState(usualTyped)
  const act = useAct(makeSurvey, {
    renews: [listSurveys],
    onDone: ({ id }) => {
      toast(t('made'))
      void navigate({ to: '/indicators/surveys/$id', params: { id } })
    },
  })
  const days = fromDay === null || untilDay === null ? null : { fromDay, untilDay }
  const ready = allOf(
    isNamed(title, fromDay, untilDay),
    days === null ? allowed : maySurvey(days.fromDay, days.untilDay),
    mayCompute(typed),
  )
  return (
    <Sheet title={t('make')}>
      <div className="stack">
        <TextInput label={t('name')} value={title} onChange={setTitle} />
        <DateInput label={t('fromDay')} value={fromDay} onChange={setFromDay} />
        <DateInput label={t('untilDay')} value={untilDay} onChange={setUntilDay} />
        <DefinitionFields value={typed} onChange={setTyped} />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
        <ActionButton
          verdict={ready}
          busy={act.isPending}
          onClick={() => {
            if (days !== null) {
              act.mutate({ body: { title, ...days, definition: definitionOf(typed) } })
            }
          }}
        >
          {t('make')}
        </ActionButton>
      </div>
    </Sheet>
  )
}

function Surveys() {
  const { t } = useTranslation('surveys')
  const { day } = useFormat()
  const trail = useTrail()
  const { data, error, refetch } = useCall(listSurveys, { query: trail.page })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={4} />
  if (data.total === 0) return <Empty title={t('none')}>{t('noneText')}</Empty>
  const numbers = (['enterprises', 'figures', 'published'] as const).map((key) => ({
    key,
    head: t(key),
    numeric: true,
    renderCell: (row: SurveyBrief) => formatNumber(row[key]),
  }))
  return (
    <Sheet title={t('title')} inside="none">
      <Table<SurveyBrief>
        label={t('title')}
        rows={data.rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            head: t('name'),
            renderCell: ({ id, title }) => (
              <Link to="/indicators/surveys/$id" params={{ id }}>
                {title}
              </Link>
            ),
          },
          {
            key: 'period',
            head: t('period'),
            renderCell: ({ fromDay, untilDay }) =>
              `${day(fromDay, { year: true })} – ${day(untilDay, { year: true })}`,
          },
          ...numbers,
        ]}
      />
      <TrailButtons trail={trail} next={data.next} />
    </Sheet>
  )
}

/** 普及率调查: those of one's own organisation. */
export function SurveysPage() {
  const { t } = useTranslation('surveys')
  return (
    <>
      <PageHead title={t('title')} />
      <h1 className="sr">{t('title')}</h1>
      <p className="second" style={{ marginBottom: 16 }}>
        {t('lead')}
      </p>
      <WithSide side={<NewSurvey />}>
        <Surveys />
      </WithSide>
    </>
  )
}
