import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { allowed, invalid } from '../../../domain/kernel/verdict.ts'
import {
  readFollowing,
  revokeFollowing,
  writePaper,
} from '../../../domain/programmes/following.endpoints.ts'
import {
  mayRevoke,
  mayWritePaper,
  openStates,
  revokeGrounds,
  type RevokeGround,
} from '../../../domain/programmes/following.ts'
import { emptyPaper } from '../../../domain/programmes/paper.ts'
import { formatDay, useFormat } from '../../kernel/format.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct, useCall } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Facts } from '../../ui/Figures.tsx'
import { Link } from '../../ui/Link.tsx'
import { Select } from '../../ui/Select.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Ordinals } from '../../ui/Tag.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { actorOf } from '../application/actor.ts'
import { Responsible } from '../Responsible.tsx'
import css from './Following.module.css'
import { Indicators, type FollowingFile } from './Indicators.tsx'
import { Owed } from './Owed.tsx'
import { Papers } from './Papers.tsx'
import { PooledKinds } from './PooledKinds.tsx'
import { Samples } from './Samples.tsx'
import { FollowingStateTag, LightTag } from './Tags.tsx'
import { Visits } from './Visits.tsx'

type Props = { readonly following: FollowingFile }

function About({ following }: Props) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const day = (when: string) => formatDay(when, language, { year: true })
  const facts = [
    [t('applicant'), following.applicant],
    [t('unit'), following.unitName[language]],
    [t('programme'), following.programmeTitle[language]],
    [t('selectedOn'), day(following.selectedOn)],
    [t('period'), `${day(following.fromDay)} – ${day(following.untilDay)}`],
    ...(following.capDay === null ? [] : [[t('cap'), day(following.capDay)] as const]),
    [t('directions'), <Ordinals key="directions" numbers={following.directions} />],
  ] as const
  return (
    <Sheet title={t('about')}>
      <Facts facts={facts} />
    </Sheet>
  )
}

function Steps({ following }: Props) {
  const { t } = useTranslation('following')
  const { moment, language } = useFormat()
  // Half a year from now is often another year.
  const day = (when: string) => formatDay(when, language, { year: true })
  return (
    <Sheet title={t('steps')}>
      {following.decisions.length === 0 && <p className="muted">{t('stepsNone')}</p>}
      <ol className={css.lines}>
        {following.decisions.map(({ verb, ground, reason, until, by, at }) => (
          <li key={`${verb} ${at}`}>
            <b>{t(`step.${verb}`)}</b>
            {ground !== null && <span className="t13"> {t(`grounds.${ground}`)}</span>}
            <div className="muted t12">
              {t('stepBy', { by: by ?? '', at: moment(at, { year: true }) })}
            </div>
            {until !== null && <div className="t13">{t('rectifyTitle', { day: day(until) })}</div>}
            {reason !== null && <p className="t13">{reason}</p>}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

/** What must be known first: a task book to sign, a time to rectify, a cap that is passed. */
function Standing({ following }: Props) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const day = (when: string) => formatDay(when, language, { year: true })
  const { state, side, rectifyUntil, capDay, untilDay, papers, id } = following
  const book = papers.find(({ kind }) => kind === 'taskBook')
  const over = capDay !== null && untilDay > capDay && openStates.includes(state)
  return (
    <>
      {state === 'preparing' && side === 'project' && book !== undefined && (
        <Note tone="care" title={t('bookTitle')}>
          <p>{t('bookText')}</p>
          <Link to="/followings/$id/papers/$paperId" params={{ id, paperId: book.id }}>
            {t('openBook')}
          </Link>
        </Note>
      )}
      {(state === 'rectifying' || state === 'reaccepting') && rectifyUntil !== null && (
        <Note tone="bad" title={t('rectifyTitle', { day: day(rectifyUntil) })}>
          {t('rectifyText')}
        </Note>
      )}
      {over && <Note tone="care">{t('capOver', { day: day(capDay) })}</Note>}
    </>
  )
}

function RevokeDialog({ following, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation('following')
  const [ground, setGround] = useState<RevokeGround | null>(null)
  const [reason, setReason] = useState('')
  const act = useAct(revokeFollowing, { renews: [readFollowing], onDone: onClose })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('revokeTitle')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            kind="danger"
            verdict={ground === null ? invalid('programmes.ground_unchosen') : allowed}
            busy={act.isPending}
            onClick={() =>
              act.mutate({
                params: { id: following.id },
                body: { seen: following.version, ground: ground!, reason },
              })
            }
          >
            {t('revoke')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <Select
          label={t('ground')}
          options={revokeGrounds.map((value) => ({ value, label: t(`grounds.${value}`) }))}
          value={ground}
          onChange={setGround}
        />
        <TextArea label={t('reason')} rows={4} most={2000} value={reason} onChange={setReason} />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}

const asked = ['acceptance', 'change', 'withdrawal'] as const
const askWords = {
  acceptance: 'newAcceptance',
  change: 'newChange',
  withdrawal: 'newWithdrawal',
} as const

/** What the project may ask for, and what the office may decide. */
function Acts({ following }: Props) {
  const { t } = useTranslation('following')
  const actor = actorOf(useMe())
  const navigate = useNavigate()
  const [revoking, setRevoking] = useState(false)
  const { id } = following
  const write = useAct(writePaper, {
    renews: [readFollowing],
    onDone: ({ id: paperId }) =>
      void navigate({ to: '/followings/$id/papers/$paperId', params: { id, paperId } }),
  })
  const isOpen = (kind: string) =>
    following.papers.some(
      (paper) => paper.kind === kind && paper.state !== 'settled' && paper.state !== 'refused',
    )
  const kinds = asked.filter((kind) => mayWritePaper(actor, following, kind).ok && !isOpen(kind))
  const revokes = mayRevoke(actor, following)
  if (kinds.length === 0 && !revokes.ok) return null
  return (
    <div className={css.acts}>
      {write.error !== null && <ErrorState problem={write.error.problem} />}
      {kinds.map((kind) => (
        <Button
          key={kind}
          busy={write.isPending}
          onClick={() => write.mutate({ params: { id }, body: { content: emptyPaper(kind) } })}
        >
          {t(askWords[kind])}
        </Button>
      ))}
      {revokes.ok && (
        <ActionButton kind="plain" verdict={revokes} onClick={() => setRevoking(true)}>
          {t('revoke')}
        </ActionButton>
      )}
      {revoking && <RevokeDialog following={following} onClose={() => setRevoking(false)} />}
    </div>
  )
}

function Loaded({ following }: Props) {
  const { t } = useTranslation('following')
  const { id, side, trackId, state, light } = following
  return (
    <WithSide
      side={
        <>
          <About following={following} />
          <Responsible programmeId={following.programmeId} kinds={['following']} />
          <Visits following={following} />
          <Steps following={following} />
        </>
      }
    >
      <PageHead title={following.title} crumbs={[{ label: t('title'), to: '/followings' }]} />
      <header className="stack">
        <h1>{following.title}</h1>
        <div className="row wrap">
          <FollowingStateTag state={state} />
          {trackId !== null && <LightTag light={light} />}
          {side === 'project' && trackId !== null && (
            <ButtonLink size="small" to="/followings/$id/evidence" params={{ id }}>
              {t('toEvidence')}
            </ButtonLink>
          )}
        </div>
      </header>
      <Standing following={following} />
      <Owed following={following} />
      <Indicators following={following} />
      <Samples following={following} />
      <PooledKinds following={following} />
      <Papers following={following} />
      <Acts following={following} />
    </WithSide>
  )
}

/** One selected project, for the project, its unit and the office alike. */
export function FollowingPage() {
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useCall(readFollowing, { params: { id: id! } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  return data === undefined ? <Loading lines={6} /> : <Loaded following={data} />
}
