import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  defineFigure,
  listSurveyBatches,
  listSurveys,
  publishFigure,
  readSurvey,
} from '../../domain/indicators/survey.endpoints.ts'
import { publicPartMin } from '../../domain/indicators/penetration.ts'
import { mayPublish, type SurveyFigure } from '../../domain/indicators/survey.ts'
import { useFormat } from '../kernel/format.ts'
import { Batches } from '../kernel/importing/Batches.tsx'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { useTrail } from '../ui/Trail.tsx'
import { DefinitionFields, definitionOf, mayCompute, usualTyped } from './DefinitionFields.tsx'
import { Enterprises } from './Enterprises.tsx'
import { BringAnswers } from './BringAnswers.tsx'
import { FigureView } from './FigureView.tsx'

function FigureSheet({ figure, place }: { readonly figure: SurveyFigure; readonly place: number }) {
  const { t } = useTranslation('surveys')
  const isPublic = figure.publishedAt !== null
  const act = useAct(publishFigure, {
    renews: [readSurvey, listSurveys],
    onDone: () => toast(t(isPublic ? 'withdrawnNow' : 'publishedNow')),
  })
  const turn = () => act.mutate({ params: { id: figure.id }, body: { public: !isPublic } })
  return (
    <Sheet
      title={`${t('penetration')} ${place}`}
      end={
        isPublic ? (
          <>
            <Link to="/penetration/$id" params={{ id: figure.id }}>
              {t('publicAt')}
            </Link>{' '}
            <Button size="small" busy={act.isPending} onClick={turn}>
              {t('withdraw')}
            </Button>
          </>
        ) : undefined
      }
    >
      <div className="stack">
        <FigureView figure={figure} />
        {!figure.parts && <p className="muted t13">{t('totalOnly', { min: publicPartMin })}</p>}
        {!isPublic && (
          <ActionButton verdict={mayPublish(figure)} busy={act.isPending} onClick={turn}>
            {t('publish')}
          </ActionButton>
        )}
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}

function Define({ surveyId }: { readonly surveyId: string }) {
  const { t } = useTranslation('surveys')
  const [typed, setTyped] = useState(usualTyped)
  const act = useAct(defineFigure, {
    renews: [readSurvey, listSurveys],
    onDone: () => toast(t('defined')),
  })
  return (
    <Sheet title={t('define')}>
      <div className="stack">
        <p className="second t13">{t('defineNote')}</p>
        <DefinitionFields value={typed} onChange={setTyped} />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
        <ActionButton
          verdict={mayCompute(typed)}
          busy={act.isPending}
          onClick={() => act.mutate({ params: { id: surveyId }, body: definitionOf(typed) })}
        >
          {t('define')}
        </ActionButton>
      </div>
    </Sheet>
  )
}

function Brought({ surveyId }: { readonly surveyId: string }) {
  const trail = useTrail()
  const reading = useCall(listSurveyBatches, { params: { id: surveyId }, query: trail.page })
  return (
    <Batches
      reading={reading}
      trail={trail}
      empty={null}
      renderLink={({ id, fileName }) => (
        <Link to="/indicators/survey-batches/$id" params={{ id }}>
          {fileName}
        </Link>
      )}
    />
  )
}

/** One survey: its figures, each with its definition, its lists and its enterprises. */
export function SurveyPage() {
  const { t } = useTranslation('surveys')
  const { day } = useFormat()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readSurvey, { params: { id } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={10} />
  const days = {
    from: day(data.fromDay, { year: true }),
    until: day(data.untilDay, { year: true }),
  }
  return (
    <>
      <PageHead title={data.title} crumbs={[{ label: t('title'), to: '/indicators/surveys' }]} />
      <h1 className="sr">{data.title}</h1>
      <p className="second" style={{ marginBottom: 16 }}>
        {t('by', { org: data.orgName, ...days })}
      </p>
      <WithSide
        side={
          <>
            <BringAnswers surveyId={id} />
            <Define surveyId={id} />
          </>
        }
      >
        {data.list.map((figure, at) => (
          <FigureSheet key={figure.id} figure={figure} place={at + 1} />
        ))}
        <Brought surveyId={id} />
        <Enterprises surveyId={id} />
      </WithSide>
    </>
  )
}
