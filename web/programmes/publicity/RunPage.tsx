import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import { listOwnPublicities } from '../../../domain/programmes/publicity.endpoints.ts'
import type { OwnPublicity } from '../../../domain/programmes/publicity.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { readRecommendation } from '../../../domain/programmes/recommendation.endpoints.ts'
import { formatNumber } from '../../kernel/format.ts'
import { useCall } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { TrailButtons, useTrail } from '../../ui/Trail.tsx'
import { Tag } from '../../ui/Tag.tsx'
import css from '../guidance/Guidance.module.css'
import { BeginSheet } from './BeginSheet.tsx'
import { EndActs } from './EndActs.tsx'
import { ObjectionList } from './ObjectionList.tsx'
import { ObjectionEffect, usePeriodText } from './PublicityPage.tsx'
import { PublicityStateTag } from './PublicityStateTag.tsx'

const isOpen = ({ state }: OwnPublicity): boolean => state === 'running' || state === 'awaiting'

function Figures({ publicity }: { readonly publicity: OwnPublicity }) {
  const { t } = useTranslation('guidance')
  const { received, accepted, rejected } = publicity.objections
  const figures = { received, open: received - accepted - rejected, accepted, rejected }
  return (
    <dl className={css.figures}>
      {(['received', 'open', 'accepted', 'rejected'] as const).map((key) => (
        <div key={key}>
          <dt>{t(`run.${key}`)}</dt>
          <dd>{formatNumber(figures[key])}</dd>
        </div>
      ))}
    </dl>
  )
}

function PublicitySheet({ publicity }: { readonly publicity: OwnPublicity }) {
  const { t } = useTranslation('guidance')
  const period = usePeriodText()(publicity)
  return (
    <Sheet
      title={`${period.begins} – ${period.until}`}
      end={<PublicityStateTag state={publicity.state} />}
    >
      <div className="stack">
        <p className={css.line}>
          <span>{period.days}</span>
          <span>{t('publicity.projects', { count: publicity.projects })}</span>
          {publicity.provisional && <Tag tone="care">{t('publicity.provisional')}</Tag>}
          {publicity.state !== 'cancelled' && (
            <Link to="/publicities/$id" params={{ id: publicity.id }}>
              {t('run.publicPage')}
            </Link>
          )}
        </p>
        <Figures publicity={publicity} />
        {publicity.endReason !== null && (
          <p>
            <span className="second t13">{t('run.reasonLabel')} </span>
            {publicity.endReason}
          </p>
        )}
        {isOpen(publicity) && <EndActs publicity={publicity} />}
        {(isOpen(publicity) || publicity.objections.received > 0) && (
          <ObjectionList publicity={publicity} />
        )}
      </div>
    </Sheet>
  )
}

function Publicities({
  own: { rows, usualWorkingDays, runs: open, total, next },
  trail,
  list,
}: {
  readonly own: AnswerOf<typeof listOwnPublicities>
  readonly trail: ReturnType<typeof useTrail>
  readonly list: AnswerOf<typeof readRecommendation>
}) {
  const { t } = useTranslation('guidance')
  return (
    <WithSide
      side={
        <>
          <BeginSheet list={list} runs={open} usualWorkingDays={usualWorkingDays} />
          <Sheet title={t('run.effect')}>
            <div className="stack">
              <p>{t(open ? 'run.blocks' : total > 0 ? 'run.ready' : 'run.noneText')}</p>
              <ObjectionEffect />
            </div>
          </Sheet>
        </>
      }
    >
      <h1 className="pageTitle">{t('run.title')}</h1>
      {rows.length === 0 && <Empty title={t('run.none')}>{t('run.noneText')}</Empty>}
      {rows.map((row) => (
        <PublicitySheet key={row.id} publicity={row} />
      ))}
      <TrailButtons trail={trail} next={next} total={total} />
    </WithSide>
  )
}

/** The unit's publicities: begin one, see what came in, handle objections, end it. */
export function RunPage() {
  const { t } = useTranslation(['guidance', 'programmes'])
  const params = useParams({ strict: false }) as {
    readonly programmeId: string
    readonly unit: string
  }
  const trail = useTrail()
  const own = useCall(listOwnPublicities, { params, query: trail.page })
  const list = useCall(readRecommendation, { params })
  const error = own.error ?? list.error
  return (
    <>
      <PageHead
        title={t('guidance:run.title')}
        crumbs={[
          { label: t('programmes:officer.lists'), to: '/recommend' },
          {
            label: t('programmes:officer.ranking'),
            to: `/recommend/${params.programmeId}/${params.unit}`,
          },
        ]}
      />
      {error !== null && <ErrorState problem={error.problem} onRetry={() => void own.refetch()} />}
      {error === null && (own.data === undefined || list.data === undefined) && (
        <Loading lines={6} />
      )}
      {own.data !== undefined && list.data !== undefined && (
        <Publicities own={own.data} trail={trail} list={list.data} />
      )}
    </>
  )
}
