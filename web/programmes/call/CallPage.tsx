import { IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import { useMinute } from '../../kernel/clock.ts'
import { useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { DeadlineRule, TimeLeft } from '../../ui/DeadlineRule.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { StartButton } from '../start/StartButton.tsx'
import { workingDaysLeft } from '../workingDays.ts'
import { Applicants } from './Applicants.tsx'
import { Brief } from './Brief.tsx'
import css from './Call.module.css'
import { Dates } from './Dates.tsx'
import { Directions } from './Directions.tsx'
import { Guidance } from './Guidance.tsx'
import { Materials } from './Materials.tsx'
import { Rubrics } from './Rubrics.tsx'
import { Units } from './Units.tsx'
import { type Call, useProgramme } from './useProgramme.ts'

/** How long there is, as a measure where the day of issue is known. */
export function CallDeadline({ call }: { readonly call: Call }) {
  const { t } = useTranslation('calls')
  const { due } = useFormat()
  const now = useMinute()
  const { closesAt, definition, state } = call
  if (closesAt === null) return <p className="second">{t('call.undated')}</p>
  const submit = definition.deadlines.find((rule) => rule.step === 'submit' && rule.unit === null)
  const label = t(submit === undefined ? 'call.untilDeliver' : 'call.untilSubmit')
  const left = workingDaysLeft(closesAt, now)
  const note = state === 'open' && submit?.date.source !== 'notice' ? t('call.assumed') : undefined
  const issuedOn = definition.issuedOn.value
  if (issuedOn !== null) {
    return (
      <DeadlineRule
        label={label}
        opensAt={`${issuedOn}T00:00:00+08:00`}
        dueAt={closesAt}
        now={now}
        workingDaysLeft={left}
        {...(note === undefined ? {} : { note })}
      />
    )
  }
  return (
    <div>
      <p className="second t13">{label}</p>
      <p className={css.left}>
        <TimeLeft dueAt={closesAt} now={now} workingDaysLeft={left} />{' '}
        <span className="second t13">{due(closesAt)}</span>
      </p>
      {note !== undefined && <p className="muted t12">{note}</p>}
    </div>
  )
}

function OnPage() {
  const { t } = useTranslation('calls')
  const parts = [
    ['directions', t('call.directions.title')],
    ['applicants', t('call.applicants.title')],
    ['materials', t('call.materials.title')],
    ['dates', t('call.deadlines.title')],
    ['stages', t('call.stages.title')],
    ['units', t('call.units.title')],
    ['rubric', t('call.rubric.title')],
    ['guidance', t('call.guidance.title')],
  ] as const
  return (
    <nav className={css.onPage} aria-label={t('call.onPage')}>
      {parts.map(([id, title]) => (
        <a key={id} href={`#${id}`}>
          {title}
        </a>
      ))}
    </nav>
  )
}

function Side({ call }: { readonly call: Call }) {
  const { t } = useTranslation('calls')
  const me = useMe()
  const open = call.state === 'open'
  const supervises =
    mayI(me, 'programmes.selection.read') && !mayI(me, 'programmes.programme.manage')
  return (
    <>
      <Sheet>
        <div className={css.actions}>
          <CallDeadline call={call} />
          {open ? (
            <>
              <ButtonLink
                kind="primary"
                size="large"
                wide
                to="/calls/$programmeId/eligibility"
                params={{ programmeId: call.id }}
              >
                {t('call.mayI')}
              </ButtonLink>
              <StartButton call={call} />
            </>
          ) : (
            <Note>{t('call.closed')}</Note>
          )}
          {supervises && (
            <ButtonLink
              to="/office/programmes/$programmeId/selection"
              params={{ programmeId: call.id }}
            >
              {t('call.selection')}
            </ButtonLink>
          )}
        </div>
      </Sheet>
      <OnPage />
    </>
  )
}

function Body({ call }: { readonly call: Call }) {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  const { definition } = call
  return (
    <>
      <header className={css.head}>
        <h1 className="songTitle">{call.title[language]}</h1>
        {definition.purpose.value !== null && (
          <p className={css.purpose}>{definition.purpose.value[language]}</p>
        )}
      </header>
      <WithSide sideFirst side={<Side call={call} />}>
        <div className={css.body}>
          <Brief call={call} />
          <p className={css.sources}>
            {t('call.sources')}
            <span data-print="no" className="end">
              <Button kind="quiet" size="small" icon={IconPrinter} onClick={() => print()}>
                {t('call.print')}
              </Button>
            </span>
          </p>
          <Directions definition={definition} />
          <Applicants definition={definition} />
          <Materials definition={definition} />
          <Dates call={call} />
          <Units definition={definition} />
          <Rubrics definition={definition} />
          <Guidance programmeId={call.id} />
        </div>
      </WithSide>
    </>
  )
}

/** One call, whole: what the notice decides, and what nobody published, marked as such. */
export function CallPage() {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  const { programmeId } = useParams({ from: '/public/calls/$programmeId' })
  const { data, error, refetch } = useProgramme(programmeId)
  const title = data?.title[language] ?? t('call.crumb')
  return (
    <>
      <PageHead title={title} crumbs={[{ label: t('call.crumb'), to: '/calls' }]} />
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={8} />}
      {data !== undefined && <Body call={data} />}
    </>
  )
}
