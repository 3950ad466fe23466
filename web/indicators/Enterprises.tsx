import { useTranslation } from '../kernel/words.ts'
import { listSurveyed } from '../../domain/indicators/survey.endpoints.ts'
import type { SurveyedEnterprise } from '../../domain/indicators/survey.ts'
import { formatNumber } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { Table } from '../ui/Table.tsx'
import { TrailButtons, useTrail } from '../ui/Trail.tsx'
import { CodeWithName } from './CodeWithName.tsx'

/** Who answered what; only the office that asked reads this. */
export function Enterprises({ surveyId }: { readonly surveyId: string }) {
  const { t } = useTranslation('surveys')
  const trail = useTrail()
  const { data, error, refetch } = useCall(listSurveyed, {
    params: { id: surveyId },
    query: trail.page,
  })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={4} />
  return (
    <Sheet
      title={t('enterprises')}
      note={t('count', { amount: formatNumber(data.total) })}
      inside={data.total === 0 ? 'pad' : 'none'}
    >
      {data.total === 0 ? (
        <p className="muted">{t('noEnterprises')}</p>
      ) : (
        <Table<SurveyedEnterprise>
          label={t('enterprises')}
          rows={data.rows}
          rowKey={({ id }) => id}
          density="dense"
          columns={[
            {
              key: 'name',
              head: t('col.name'),
              renderCell: ({ name, uscc }) => (
                <>
                  {name}
                  {uscc !== null && <div className="muted t12 mono">{uscc}</div>}
                </>
              ),
            },
            {
              key: 'industry',
              head: t('col.industry'),
              renderCell: ({ industry }) => <CodeWithName code={industry} of="industry" />,
            },
            {
              key: 'division',
              head: t('col.division'),
              renderCell: ({ division }) => <CodeWithName code={division} of="division" />,
            },
            {
              key: 'leading',
              head: t('col.leading'),
              renderCell: ({ leading }) => t(leading ? 'yes' : 'no'),
            },
            { key: 'use', head: t('col.use'), renderCell: ({ use }) => t(`use.${use}`) },
          ]}
        />
      )}
      <TrailButtons trail={trail} next={data.next} />
    </Sheet>
  )
}
