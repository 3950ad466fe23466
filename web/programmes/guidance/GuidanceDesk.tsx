import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { listCalls } from '../../../domain/programmes/call.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Select } from '../../ui/Select.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import css from './Guidance.module.css'
import { OwnBriefings } from './OwnBriefings.tsx'
import { QuestionDesk } from './QuestionDesk.tsx'

const partOf = { questions: QuestionDesk, briefings: OwnBriefings }
type Key = keyof typeof partOf

/** For those who guide applicants: questions to answer, sessions to hold, of one call at a time. */
export function GuidanceDesk() {
  const { t } = useTranslation('guidance')
  const { language } = useFormat()
  const me = useMe()
  const navigate = useNavigate()
  const { programmeId } = useSearch({ strict: false }) as { readonly programmeId?: string }
  const answers = mayI(me, 'programmes.question.answer')
  const [at, setAt] = useState<Key>(answers ? 'questions' : 'briefings')
  const trail = useTrail()
  const { data, error, refetch } = useCall(listCalls, trail.isFirst ? {} : { query: trail.page })
  const calls = data?.rows ?? []
  const chosen =
    calls.find(({ id }) => id === programmeId) ??
    calls.find(({ state }) => state === 'open') ??
    calls[0]
  const keys = (Object.keys(partOf) as Key[]).filter((key) => key !== 'questions' || answers)
  const Part = partOf[at]
  return (
    <>
      <PageHead title={t('desk.title')} />
      <div className="stack">
        <h1 className="pageTitle">{t('desk.title')}</h1>
        {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Loading lines={5} />}
        {data !== undefined && chosen === undefined && (
          <Empty title={t('desk.none')}>{t('desk.noneText')}</Empty>
        )}
        {chosen !== undefined && (
          <>
            <div className={css.find}>
              <Select
                label={t('desk.programme')}
                options={calls.map(({ id, title }) => ({ value: id, label: title[language] }))}
                value={chosen.id}
                onChange={(next) =>
                  void navigate({ to: '/guidance', search: { programmeId: next } as never })
                }
              />
              {data !== undefined && (
                <TrailButtons trail={trail} next={data.next} total={data.total} />
              )}
            </div>
            <Tabs
              label={t('desk.tabs')}
              tabs={keys.map((key) => ({ key, label: t(`desk.${key}`) }))}
              at={at}
              onGo={(key) => setAt(key as Key)}
            >
              <Part key={chosen.id} programmeId={chosen.id} />
            </Tabs>
          </>
        )}
      </div>
    </>
  )
}
