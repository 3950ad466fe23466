import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  type FullStudy,
  listDeskStudies,
  listSources,
  openStudy,
  readStudy,
  stepStudy,
  writeStudy,
} from '../../domain/cases/study.endpoints.ts'
import {
  isComplete,
  mayStepStudy,
  mayWriteStudy,
  missingParts,
  reasonedVerbs,
  studyVerbs,
  type StudyContent,
  type StudyVerb,
} from '../../domain/cases/study.ts'
import { allOf } from '../../domain/kernel/verdict.ts'
import { actorOf } from '../kernel/actor.ts'
import { useFormat } from '../kernel/format.ts'
import { LeaveGuard } from '../kernel/form/LeaveGuard.tsx'
import { useMe } from '../kernel/me.ts'
import { renew, useAct, useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Facts } from '../ui/Figures.tsx'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './Cases.module.css'
import { useCodeNames } from '../kernel/codes.ts'
import { FileList } from './FilesField.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import { StudyForm } from './StudyForm.tsx'
import { StudyText } from './StudyText.tsx'
import { StudyStateTag } from './Tags.tsx'

const renews = [openStudy, listDeskStudies, listSources, readStudy]
type Props = { readonly study: FullStudy }

function Steps({ study }: Props) {
  const { t } = useTranslation('cases')
  const { moment } = useFormat()
  return (
    <Sheet title={t('steps')}>
      {study.steps.length === 0 && <p className="muted">{t('stepsNone')}</p>}
      <ol className={css.lines}>
        {study.steps.map(({ verb, reason, by, at }) => (
          <li key={at}>
            <b>{t(`done.${verb}`)}</b>
            <div className="muted t12">
              {by} {moment(at, { year: true })}
            </div>
            {reason !== null && <p className={`${css.said} t13`}>{reason}</p>}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

function About({ study }: Props) {
  const { t } = useTranslation('cases')
  const { language, day } = useFormat()
  const { source, orgName, state, adopted, id } = study
  const project = source?.kind === 'project' ? source : null
  const facts = [
    [t('state'), <StudyStateTag key="state" state={state} />],
    [t('org'), orgName],
    ...(source === null ? [] : [[t('from'), source.title] as const]),
    ...(project?.programmeTitle == null
      ? []
      : [[t('programme'), project.programmeTitle[language]] as const]),
    ...(project?.acceptedOn == null
      ? []
      : [[t('acceptedOn'), day(project.acceptedOn, { year: true })] as const]),
    [t('adopted'), String(adopted)],
  ] as const
  return (
    <Sheet title={t('form.case')}>
      <div className="stack">
        <Facts facts={facts} />
        {state === 'published' && (
          <ButtonLink to="/cases/$id" params={{ id }} size="small">
            {t('toPublic')}
          </ButtonLink>
        )}
      </div>
    </Sheet>
  )
}

function useStep() {
  const navigate = useNavigate()
  const { t } = useTranslation('cases')
  const client = useQueryClient()
  return useAct(stepStudy, {
    renews: [listDeskStudies, listSources],
    onDone: (answer, { body: { verb } }) => {
      toast(t(`done.${verb}`))
      // What was discarded is not there to be read again.
      if (answer.state === 'discarded') void navigate({ to: '/case-studies' })
      else void renew(client, openStudy)
    },
  })
}

/** What the actor may do with a case that is not being written. */
function Acts({ study }: Props) {
  const { t } = useTranslation('cases')
  const actor = actorOf(useMe())
  const [asking, setAsking] = useState<StudyVerb | null>(null)
  const step = useAct(stepStudy, { renews, onDone: () => setAsking(null) })
  const verbs = studyVerbs.filter((verb) => mayStepStudy(actor, study, verb).ok)
  const take = (verb: StudyVerb, reason?: string) =>
    step.mutate({
      params: { id: study.id },
      body: { verb, seen: study.version, ...(reason === undefined ? {} : { reason }) },
    })
  return (
    <div className="stack">
      {step.error !== null && asking === null && <ErrorState problem={step.error.problem} />}
      <div className={css.acts}>
        {verbs.map((verb) => (
          <Button
            key={verb}
            kind={verb === 'publish' || verb === 'revise' ? 'primary' : 'plain'}
            busy={step.isPending}
            onClick={() => (reasonedVerbs.includes(verb) ? setAsking(verb) : take(verb))}
          >
            {t(`act.${verb}`)}
          </Button>
        ))}
      </div>
      {asking !== null && (
        <ReasonDialog
          title={t(`act.${asking}`)}
          act={t(`act.${asking}`)}
          note={t(asking === 'return' ? 'returnNote' : 'withdrawNote')}
          danger={asking === 'withdraw'}
          busy={step.isPending}
          problem={step.error?.problem ?? null}
          onClose={() => setAsking(null)}
          onAct={(reason) => take(asking, reason)}
        />
      )}
    </div>
  )
}

/** As its readers will see it, for those who review it and for its writers once it is handed in. */
function Reading({ study }: Props) {
  const { t } = useTranslation(['cases', 'portal'])
  const { day } = useFormat()
  const names = useCodeNames()
  const { content } = study
  return (
    <>
      <Acts study={study} />
      <p>{content.summary}</p>
      <div className={css.facts}>
        <span>
          {content.directions
            .map((code) => `${code} ${t(`portal:directions.d${code}.name`)}`)
            .join('; ')}
        </span>
        <span>{names.region(content.region)}</span>
        <span>{names.industry(content.industry)}</span>
        <span>{t(content.showsOrg ? 'showsOrg' : 'hidesOrg')}</span>
      </div>
      {content.basis !== '' && (
        <p className="second t13">{t('basisStated', { basis: content.basis })}</p>
      )}
      <StudyText text={content} />
      <section className={css.section}>
        <h2>{t('measures')}</h2>
        <MeasureTable label={t('measures')} measures={study.measures} />
        {study.measuredOn !== null && (
          <p className={css.note}>
            {t('measuredOn', { day: day(study.measuredOn, { year: true }) })}
          </p>
        )}
      </section>
      {study.files.length > 0 && (
        <section className={css.section}>
          <h2>{t('files.title')}</h2>
          <FileList label={t('files.title')} files={study.files} />
        </section>
      )}
    </>
  )
}

/** Keeps what is written, then hands in the version that was kept. */
function Writing({ study }: Props) {
  const { t, i18n } = useTranslation('cases')
  const actor = actorOf(useMe())
  const [content, setContent] = useState<StudyContent>(study.content)
  const [changed, setChanged] = useState(false)
  // Of what this page began with or kept itself: what others kept meanwhile is not written over.
  const [seen, setSeen] = useState(study.version)
  const write = useAct(writeStudy, { renews: [openStudy, listDeskStudies] })
  const step = useStep()
  const save = async () => {
    if (!changed) return seen
    const kept = await write.mutateAsync({ params: { id: study.id }, body: { seen, content } })
    setChanged(false)
    setSeen(kept.version)
    return kept.version
  }
  const take = (verb: 'submit' | 'discard', version: number) =>
    step.mutate({ params: { id: study.id }, body: { verb, seen: version } })
  const handIn = () =>
    void save().then(
      (kept) => take('submit', kept),
      () => undefined,
    )
  const hasProject = study.source?.kind === 'project'
  const missing = missingParts(content, hasProject)
  const items = new Intl.ListFormat(i18n.language).format(
    missing.map((part) => t(`missing.${part}`)),
  )
  const problem = (write.error ?? step.error)?.problem
  const returned = study.state === 'returned' ? study.steps[0]?.reason : null
  return (
    <>
      <LeaveGuard when={changed && (step.isIdle || step.isError)} />
      {returned != null && (
        <Note tone="care" title={t('returnedTitle')}>
          <p className={css.said}>{returned}</p>
        </Note>
      )}
      <StudyForm
        study={study}
        content={content}
        onChange={(next) => {
          setContent(next)
          setChanged(true)
        }}
      />
      {problem !== undefined && <ErrorState problem={problem} />}
      <div className={css.acts}>
        <ActionButton
          verdict={allOf(isComplete(content, hasProject), mayStepStudy(actor, study, 'submit'))}
          reason={missing.length > 0 ? t('missingParts', { items }) : undefined}
          busy={write.isPending || step.isPending}
          onClick={handIn}
        >
          {t('act.submit')}
        </ActionButton>
        <Button
          busy={write.isPending}
          onClick={() =>
            void save().then(
              () => toast(t('saved')),
              () => undefined,
            )
          }
        >
          {t('save')}
        </Button>
        {mayStepStudy(actor, study, 'discard').ok && (
          <Button kind="quiet" busy={step.isPending} onClick={() => take('discard', seen)}>
            {t('act.discard')}
          </Button>
        )}
      </div>
    </>
  )
}

/** One case on the desk of its writers or reviewers. */
export function StudyPage() {
  const { t } = useTranslation('cases')
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const actor = actorOf(useMe())
  const { data, error, refetch } = useCall(openStudy, { params: { id } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={6} />
  const title = data.title === '' ? t('untitled') : data.title
  return (
    <WithSide
      side={
        <>
          <About study={data} />
          <Steps study={data} />
        </>
      }
    >
      <PageHead title={title} crumbs={[{ label: t('nav.studies'), to: '/case-studies' }]} />
      <h1>{title}</h1>
      {mayWriteStudy(actor, data).ok ? (
        <Writing key={`${data.id} ${data.state}`} study={data} />
      ) : (
        <Reading study={data} />
      )}
    </WithSide>
  )
}
