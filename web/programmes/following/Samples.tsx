import { useTranslation } from '../../kernel/words.ts'
import type { SampleBrief } from '../../../domain/indicators/sampling.ts'
import { formatDay, formatNumber, useFormat } from '../../kernel/format.ts'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import { Tag } from '../../ui/Tag.tsx'
import type { FollowingFile } from './Indicators.tsx'

export function SampleStateTag({
  sample,
}: {
  readonly sample: Pick<SampleBrief, 'state' | 'outcome' | 'wrong' | 'size'>
}) {
  const { t } = useTranslation('following')
  const { state, outcome, wrong, size } = sample
  if (outcome === null) return <Tag boxed>{t(`sampling.is.${state}`)}</Tag>
  return (
    <Tag tone={outcome === 'verified' ? 'good' : 'bad'}>
      {t(`sampling.outcome.${outcome}`, { wrong, size })}
    </Tag>
  )
}

/** Rows of posted values that the office drew: what was asked, what came, what was found. */
export function Samples({ following }: { readonly following: FollowingFile }) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  const { samples, side } = following
  if (samples.length === 0) return null
  const columns: readonly Column<SampleBrief>[] = [
    {
      key: 'value',
      head: t('indicator'),
      renderCell: (sample) => {
        const name = `${sample.indicatorName[language]} ${sample.period}`
        // A unit sees how it went; the rows are between the project and the office.
        return side === 'unit' ? (
          name
        ) : (
          <Link
            to="/samples/$sampleId"
            params={{ sampleId: sample.id }}
            aria-label={`${t('sampling.one')} ${name} ${sample.ordinal}`}
          >
            {name}
          </Link>
        )
      },
    },
    {
      key: 'rows',
      head: t('sampling.rows'),
      numeric: true,
      renderCell: ({ size, rowCount }) => `${size} / ${formatNumber(rowCount)}`,
    },
    {
      key: 'due',
      head: t('sampling.due'),
      renderCell: ({ dueDay }) => formatDay(dueDay, language, { year: true }),
    },
    {
      key: 'state',
      head: t('state'),
      renderCell: (sample) => <SampleStateTag sample={sample} />,
    },
  ]
  return (
    <Sheet title={t('sampling.list')} note={t('sampling.dueNote')} inside="none">
      <Table
        label={t('sampling.list')}
        columns={columns}
        rows={samples}
        rowKey={({ id: key }) => key}
      />
    </Sheet>
  )
}
