import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  checkExpert,
  expertLifecycle,
  mayApproveExpert,
  type ExpertRow,
} from '../../domain/evaluation/expert.ts'
import { feeFields } from '../../domain/evaluation/feeData.ts'
import {
  approveExpert,
  changeExpert,
  inviteExpert,
  listExperts,
  readExpert,
  revealExpert,
  stepExpert,
} from '../../domain/evaluation/expert.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { mayI, useMe } from '../kernel/me.ts'
import { renew, useAct, useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useReasons } from '../ui/reason.ts'
import { toast } from '../ui/Toast.tsx'
import { actorOf } from './actor.ts'
import css from './Evaluation.module.css'
import { ExpertDeclared } from './DeclaredSheet.tsx'
import { ExpertFields } from './ExpertFields.tsx'
import { ExpertStateTag } from './ExpertsPage.tsx'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'

const renews = [listExperts, readExpert]
const stepVerbs = ['suspend', 'reinstate', 'retire'] as const
type StepVerb = (typeof stepVerbs)[number]

function Acts({ expert }: { readonly expert: ExpertRow }) {
  const { t } = useTranslation('evaluation')
  const me = useMe()
  const [asked, setAsked] = useState<StepVerb | null>(null)
  const approve = useAct(approveExpert, { renews, onDone: () => toast(t('expert.approved')) })
  const invite = useAct(inviteExpert, { renews, onDone: () => toast(t('expert.invitedNow')) })
  const step = useAct(stepExpert, { renews, onDone: () => setAsked(null) })
  const params = { id: expert.id }
  const profile = { ...expert.profile, commitment: expert.commitment }
  const nominatedBy = expert.nominatedByMe ? (me.person?.id ?? null) : null
  const possible = stepVerbs.filter((verb) => expertLifecycle[expert.state][verb] !== undefined)
  const problem = approve.error ?? invite.error
  return (
    <div className="stack">
      <div className={css.acts}>
        {expert.state === 'nominated' && (
          <ActionButton
            verdict={mayApproveExpert(actorOf(me), { state: expert.state, nominatedBy, profile })}
            busy={approve.isPending}
            onClick={() => approve.mutate({ params })}
          >
            {t('expert.approve')}
          </ActionButton>
        )}
        {expert.account === 'none' && expert.state !== 'retired' && (
          <Button busy={invite.isPending} onClick={() => invite.mutate({ params })}>
            {t('expert.invite')}
          </Button>
        )}
        {possible.map((verb) => (
          <Button key={verb} onClick={() => setAsked(verb)}>
            {t(`expert.verb.${verb}`)}
          </Button>
        ))}
      </div>
      {problem !== null && <ErrorState problem={problem.problem} />}
      {asked !== null && (
        <ReasonDialog
          title={t(`expert.verb.${asked}`)}
          act={t(`expert.verb.${asked}`)}
          danger={asked === 'retire'}
          busy={step.isPending}
          problem={step.error?.problem ?? null}
          onClose={() => setAsked(null)}
          onAct={(reason) => step.mutate({ params, body: { verb: asked, reason } })}
        />
      )}
    </div>
  )
}

function Personal({ expert }: { readonly expert: ExpertRow }) {
  const { t } = useTranslation('evaluation')
  const me = useMe()
  const reveal = useAct(revealExpert)
  const told = reveal.data
  const kept = feeFields.filter((field) => expert.keeps.includes(field))
  return (
    <Sheet title={t('expert.fee')}>
      <div className="stack">
        {kept.length === 0 && <p className="muted">{t('expert.feeNone')}</p>}
        {kept.length > 0 && (
          <dl className={css.facts}>
            {kept.map((field) => (
              <div key={field} style={{ display: 'contents' }}>
                <dt>{t(`expert.feeField.${field}`)}</dt>
                <dd>{told?.[field] ?? t('expert.hidden')}</dd>
              </div>
            ))}
          </dl>
        )}
        {kept.length > 0 && told === undefined && mayI(me, 'evaluation.expert.reveal') && (
          <div className="stack">
            <div>
              <Button
                size="small"
                busy={reveal.isPending}
                onClick={() => reveal.mutate({ params: { id: expert.id } })}
              >
                {t('expert.reveal')}
              </Button>
            </div>
            <p className="muted t13">{t('expert.revealNote')}</p>
            {reveal.error !== null && <ErrorState problem={reveal.error.problem} />}
          </div>
        )}
      </div>
    </Sheet>
  )
}

function About({ expert }: { readonly expert: ExpertRow }) {
  const { t } = useTranslation('evaluation')
  const { moment, day } = useFormat()
  const say = useReasons()
  const faults = checkExpert({ ...expert.profile, commitment: expert.commitment })
  const { commitment } = expert
  return (
    <Sheet title={t('expert.standing')} end={<ExpertStateTag state={expert.state} />}>
      <div className="stack">
        <dl className={css.facts}>
          <dt>{t('expert.nominatedBy')}</dt>
          <dd>
            {expert.nominatedBy ?? t('expert.imported')}
            {expert.nominatedByOrg !== null && ` · ${expert.nominatedByOrg}`}
          </dd>
          <dt>{t('expert.account')}</dt>
          <dd>{t(`expert.accountState.${expert.account}`)}</dd>
          <dt>{t('expert.commitment')}</dt>
          <dd>
            {commitment === null
              ? t('expert.commitmentNone')
              : t('expert.commitmentOn', {
                  version: commitment.version,
                  day: day(commitment.signedOn),
                })}
          </dd>
          <dt>{t('expert.changed')}</dt>
          <dd>{moment(expert.changedAt, { year: true })}</dd>
          {expert.reason !== null && (
            <>
              <dt>{t('reasonLabel')}</dt>
              <dd>{expert.reason}</dd>
            </>
          )}
        </dl>
        {faults.length > 0 && (
          <ul>
            {faults.map(({ at, code, facts }) => (
              <li key={at}>{say({ code, ...(facts ? { facts } : {}) })}</li>
            ))}
          </ul>
        )}
        <Acts expert={expert} />
      </div>
    </Sheet>
  )
}

function Profile({ expert }: { readonly expert: ExpertRow }) {
  const { t } = useTranslation('evaluation')
  const client = useQueryClient()
  const [profile, setProfile] = useState(expert.profile)
  const act = useAct(changeExpert, { renews, onDone: () => toast(t('saved')) })
  return (
    <Sheet
      title={expert.profile.name}
      level={1}
      note={expert.profile.employer.name}
      inside="form"
      foot={
        <div className={css.acts}>
          <Button
            kind="primary"
            busy={act.isPending}
            onClick={() =>
              act.mutate({ params: { id: expert.id }, body: { version: expert.version, profile } })
            }
          >
            {t('save')}
          </Button>
          {act.error?.problem.code === 'evaluation.changed_meanwhile' && (
            <Button onClick={() => void renew(client, ...renews)}>{t('reload')}</Button>
          )}
        </div>
      }
    >
      <div className="stack">
        <ExpertFields value={profile} onChange={setProfile} problem={act.error?.problem} />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}

/** One expert of the register. */
export function ExpertPage() {
  const { t } = useTranslation('evaluation')
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data: expert, error, refetch } = useCall(readExpert, { params: { id } })
  const crumbs = [{ label: t('experts'), to: '/evaluation/experts' }]
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (expert === undefined) return <Loading lines={12} />
  return (
    <>
      <PageHead title={expert.profile.name} crumbs={crumbs} />
      <WithSide
        side={
          <>
            <About expert={expert} />
            <Personal expert={expert} />
            <ExpertDeclared expertId={expert.id} />
          </>
        }
      >
        <Profile key={`${expert.id} ${expert.version}`} expert={expert} />
      </WithSide>
    </>
  )
}
