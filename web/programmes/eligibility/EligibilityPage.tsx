import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { EligibilityAsk } from '../../../domain/programmes/eligibility.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { type Call, useProgramme } from '../call/useProgramme.ts'
import { useOwnProfile } from '../form/useOwnProfile.ts'
import { StartButton } from '../start/StartButton.tsx'
import { Answer } from './Answer.tsx'
import { ApplicantAsks } from './Asks.tsx'
import css from './Eligibility.module.css'
import { knownOf } from './known.ts'
import { ProjectAsks } from './ProjectAsks.tsx'
import { blankAsk, useEligibility } from './useEligibility.ts'
import { Way } from './Way.tsx'

type AskingProps = { readonly call: Call; readonly known: Partial<EligibilityAsk> }

function Asking({ call, known }: AskingProps) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const [ask, setAsk] = useState<EligibilityAsk>({ ...blankAsk, ...known })
  const [wayKey, setWayKey] = useState<string>()
  const { data, error, waiting, refetch } = useEligibility(call.id, ask)
  const change = (part: Partial<EligibilityAsk>) => setAsk((before) => ({ ...before, ...part }))
  const asks = {
    definition: call.definition,
    ask,
    change,
    affiliationAsked: data?.ask === 'affiliation',
  }
  const side = (
    <>
      <Sheet title={t('eligibility.answer')} aria-busy={waiting}>
        {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
        {data === undefined && error === null && (
          <Loading lines={3} what={t('eligibility.waiting')} />
        )}
        {data !== undefined && <Answer answer={data} />}
      </Sheet>
      {data !== undefined && (
        <Sheet title={t('eligibility.way')}>
          <Way answer={data} issuer={call.issuer[language]} chosen={wayKey} onChoose={setWayKey} />
        </Sheet>
      )}
      <div className={css.actions}>
        <StartButton
          call={call}
          primary={data?.answer !== 'no'}
          wayKey={wayKey}
          affiliation={ask.affiliation}
          licence={ask.licence}
          directions={ask.directions}
        />
        {data?.answer === 'no' && <p className="care t13">{t('eligibility.startNo')}</p>}
        <ButtonLink kind="quiet" to="/calls/$programmeId" params={{ programmeId: call.id }}>
          {t('eligibility.back')}
        </ButtonLink>
      </div>
    </>
  )
  return (
    <WithSide side={side}>
      <Sheet title={t('eligibility.form')} inside="form">
        <div className={css.form}>
          <ApplicantAsks {...asks} />
          <ProjectAsks {...asks} />
        </div>
      </Sheet>
    </WithSide>
  )
}

/** May I apply: a few questions at the left, the answer with its reasons at the right. */
export function EligibilityPage() {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const me = useMe()
  const { programmeId } = useParams({ from: '/public/calls/$programmeId/eligibility' })
  const { data, error, refetch } = useProgramme(programmeId)
  const applicant = mayI(me, 'programmes.application.edit') ? (me.actingOrg?.id ?? null) : null
  const { profile, settled } = useOwnProfile(applicant)
  return (
    <>
      <PageHead title={t('eligibility.title')} />
      <header className={css.head}>
        <h1 className="songTitle">{t('eligibility.title')}</h1>
        <p className="second">{data?.title[language]}</p>
        <p className={css.lead}>{t('eligibility.lead')}</p>
      </header>
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {(data === undefined || !settled) && error === null && <Loading lines={6} />}
      {data !== undefined && settled && (
        <Asking key={applicant} call={data} known={knownOf(profile)} />
      )}
    </>
  )
}
