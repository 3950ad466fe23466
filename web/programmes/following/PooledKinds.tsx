import { useTranslation } from '../../kernel/words.ts'
import {
  pointsBetween,
  poolingChanges,
  poolingLevel,
  wholeLevel,
  type Pooled,
  type PoolingChange,
} from '../../../domain/indicators/pooledKinds.ts'
import { StandingTag } from '../../indicators/StandingTag.tsx'
import { formatDay, formatNumber, useFormat } from '../../kernel/format.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Table, Unit, type Column } from '../../ui/Table.tsx'
import css from './Following.module.css'
import type { FollowingFile } from './Indicators.tsx'

const percent = (value: string | null | undefined): string => (value == null ? '—' : `${value}%`)

/** Before, after and the points between; a project that has not reported has only the first. */
export function Levels({
  before,
  after,
}: {
  readonly before: string | null
  readonly after: string | null
}) {
  const { t } = useTranslation('following')
  const points = pointsBetween(before, after)
  if (after === null) return <>{percent(before)}</>
  return (
    <span className="nowrap">
      {percent(before)} → {percent(after)}
      {points !== null && <span className="muted t12">{t('pooledKinds.points', { points })}</span>}
    </span>
  )
}

/** Counts and the share that they make: 50 of 200 is 25.0%. */
function CountCell({
  of,
  value,
}: {
  readonly of: 'pooled' | 'shared'
  readonly value: Pooled | null
}) {
  if (value === null) return <>—</>
  const level = poolingLevel(value)
  const [part, whole, share] =
    of === 'pooled'
      ? [value.onPlatform, value.owned, level.pooledPercent]
      : [value.usedByOthers, value.onPlatform, level.sharedPercent]
  return (
    <span className="nowrap">
      {percent(share)}
      <div className="muted t12">
        {formatNumber(part)} / {formatNumber(whole)}
      </div>
    </span>
  )
}

function useColumns(hasAfter: boolean): readonly Column<PoolingChange>[] {
  const { t } = useTranslation(['following', 'indicators'])
  const pair = (of: 'pooled' | 'shared'): readonly Column<PoolingChange>[] => [
    {
      key: `${of} before`,
      head: t(`pooledKinds.${of}Before`),
      numeric: true,
      renderCell: ({ before }) => <CountCell of={of} value={before} />,
    },
    ...(hasAfter
      ? [
          {
            key: `${of} after`,
            head: t(`pooledKinds.${of}After`),
            numeric: true,
            renderCell: ({ after }: PoolingChange) => <CountCell of={of} value={after} />,
          },
        ]
      : []),
  ]
  return [
    {
      key: 'kind',
      head: t('pooledKinds.kind'),
      renderCell: ({ kind }) => (
        <>
          {t(`indicators:pooling.kind.${kind}`)}
          <Unit>{t(`indicators:pooling.unit.${kind}`)}</Unit>
        </>
      ),
    },
    ...pair('pooled'),
    ...pair('shared'),
  ]
}

export function PoolingTable({
  before,
  after,
}: {
  readonly before: readonly Pooled[]
  readonly after: readonly Pooled[] | null
}) {
  const { t } = useTranslation('indicators')
  return (
    <Table
      label={t('pooling.title')}
      columns={useColumns(after !== null)}
      rows={poolingChanges(before, after ?? [])}
      rowKey={({ kind }) => kind}
    />
  )
}

/** 汇聚水平 of one project before and after, with what it is computed from and how. */
export function PooledKinds({ following }: { readonly following: FollowingFile }) {
  const { t } = useTranslation(['following', 'indicators'])
  const { language } = useFormat()
  const { pooledKinds: pooling, owed } = following
  if (pooling === null) return null
  const { before, after, isPublic } = pooling
  const report = owed.find(({ code, period }) => code === after?.code && period === after.period)
  const name = report?.name[language] ?? t('kind.report')
  const [whole, now] = [wholeLevel(before), after === null ? null : wholeLevel(after.counts)]
  return (
    <Sheet
      title={t('indicators:pooling.title')}
      note={
        after === null
          ? t('pooledKinds.notReported')
          : t('pooledKinds.asOf', {
              name: after.period === after.code ? name : `${name} ${after.period}`,
              day: formatDay(after.lastDay, language, { year: true }),
            })
      }
      inside="none"
      foot={
        <p className={`${css.said} muted t13`}>
          {t('indicators:pooling.definition')} {isPublic && t('pooledKinds.public')}
        </p>
      }
    >
      <dl className={css.whole}>
        <div>
          <dt>{t('pooledKinds.whole')}</dt>
          <dd>
            <Levels before={whole.pooledPercent} after={now?.pooledPercent ?? null} />
          </dd>
        </div>
        <div>
          <dt>{t('pooledKinds.wholeShared')}</dt>
          <dd>
            <Levels before={whole.sharedPercent} after={now?.sharedPercent ?? null} />
          </dd>
        </div>
        <div>
          <dt>{t('pooledKinds.saidBy')}</dt>
          <dd>
            <StandingTag standing="selfReported" />
          </dd>
        </div>
      </dl>
      <PoolingTable before={before} after={after?.counts ?? null} />
    </Sheet>
  )
}
