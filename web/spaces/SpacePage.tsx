import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { listSteps, type SpaceStep } from '../../domain/spaces/member.endpoints.ts'
import { readSpace, type Space } from '../../domain/spaces/space.endpoints.ts'
import { manageSpaces } from '../../domain/spaces/space.ts'
import { formatNumber, useFormat } from '../kernel/format.ts'
import { mayI, useMe } from '../kernel/me.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead, WithSide } from '../kernel/shell/PageHead.tsx'
import { Facts } from '../ui/Figures.tsx'
import { Link } from '../ui/Link.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { TrailButtons, useTrail } from '../ui/Trail.tsx'
import { SpaceAgreement } from './AgreementSheet.tsx'
import { MembersList } from './MembersList.tsx'
import { OwnActs } from './OwnActs.tsx'
import { OwnTag, SpaceStateTag } from './Tags.tsx'

type Props = { readonly space: Space }
const stepsShown = 20

function Side({ space }: Props) {
  const { t } = useTranslation('spaces')
  const { moment } = useFormat()
  const facts = [
    [t('state'), <SpaceStateTag key="state" state={space.state} />],
    ...(space.own === null ? [] : [[t('own'), <OwnTag key="own" space={space} />] as const]),
    [t('kind'), t(`kindIs.${space.kind}`)],
    [t('owner'), space.ownerName],
    [t('joining'), t(`joiningIs.${space.joining}`)],
    [t('directory'), t(space.listed ? 'listedYes' : 'listedNo')],
    ...(space.members === null ? [] : [[t('members'), formatNumber(space.members)] as const]),
    [t('foundedAt'), moment(space.madeAt, { year: true })],
  ] as const
  return (
    <Sheet title={t('facts')}>
      <Facts facts={facts} />
    </Sheet>
  )
}

function StepLine({ step }: { readonly step: SpaceStep }) {
  const { t } = useTranslation('spaces')
  const { moment } = useFormat()
  const { verb, orgName, reason, by, byOrg, at } = step
  return (
    <li>
      <b>{t(`verb.${verb}`)}</b> {orgName}
      <div className="second t12">
        {byOrg} {by} {moment(at, { year: true })}
      </div>
      {reason !== null && <p className="said t13">{reason}</p>}
    </li>
  )
}

/** What was done here, the latest first, for those who manage. */
function Steps({ id }: { readonly id: string }) {
  const { t } = useTranslation('spaces')
  const trail = useTrail()
  const { data, error } = useCall(listSteps, {
    params: { id },
    query: { limit: stepsShown, ...trail.page },
  })
  return (
    <Sheet title={t('history')}>
      {error !== null && <ErrorState problem={error.problem} />}
      {data === undefined && error === null && <Loading lines={3} />}
      <ol className="stack">
        {data?.rows.map((step) => (
          <StepLine key={step.number} step={step} />
        ))}
      </ol>
      {data !== undefined && <TrailButtons trail={trail} next={data.next} total={data.total} />}
    </Sheet>
  )
}

/** Where one's organisation stands, with the reason that it reads. */
function OwnNote({ space: { own, state, closedReason } }: Props) {
  const { t } = useTranslation('spaces')
  if (state === 'closed') {
    return (
      <Note tone="care" title={t('stateIs.closed')}>
        <p className="said">{closedReason}</p>
      </Note>
    )
  }
  if (own === null || own.state === 'member' || own.state === 'left') return null
  return (
    <Note tone={own.state === 'removed' ? 'bad' : 'care'} title={t(`ownIs.${own.state}`)}>
      {own.reason !== null && <p className="said">{own.reason}</p>}
    </Note>
  )
}

function Loaded({ space }: Props) {
  const { t } = useTranslation('spaces')
  const me = useMe()
  const { id, name, about, own, requests } = space
  return (
    <WithSide side={<Side space={space} />}>
      <PageHead title={name} crumbs={[{ label: t('nav.mine'), to: '/spaces' }]} />
      <h1>{name}</h1>
      <OwnNote space={space} />
      {about !== null && about !== '' && <p className="said">{about}</p>}
      <OwnActs space={space} />
      {requests > 0 && (
        <Note tone="care">
          <Link to="/spaces/$id" params={{ id }} search={{ state: 'asked' } as never}>
            {t('requestsWait', { count: requests })}
          </Link>
        </Note>
      )}
      {own?.state === 'member' && <SpaceAgreement space={space} />}
      {own?.state === 'member' && <MembersList space={space} />}
      {space.manages && mayI(me, manageSpaces) && <Steps id={id} />}
    </WithSide>
  )
}

/** One space: what it is, where one's organisation stands, who is in it. */
export function SpacePage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useCall(readSpace, { params: { id } })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  return data === undefined ? <Loading lines={6} /> : <Loaded space={data} />
}
