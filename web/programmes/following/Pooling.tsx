import { useTranslation } from 'react-i18next'
import type { FollowingBrief } from '../../../domain/programmes/following.ts'
import { StandingTag } from '../../indicators/StandingTag.tsx'
import { useFormat } from '../../kernel/format.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Table } from '../../ui/Table.tsx'

type Level = FollowingBrief['pooling'][number]

const numberOf = (amount: string | null) => (amount === null ? '—' : `${amount}%`)

/** 25.0% → 75.0% */
export const changeOf = ({ before, after }: Level) => `${numberOf(before)} → ${numberOf(after)}`

/** 汇聚水平 of one project, before it began and now, each number with what it means. */
export function Pooling({ levels }: { readonly levels: readonly Level[] }) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  if (levels.length === 0) return null
  return (
    <Sheet title={t('pooling.title')} inside="none">
      <Table<Level>
        label={t('pooling.title')}
        rows={levels}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'name',
            head: t('pooling.indicator'),
            renderCell: ({ name, definition }) => (
              <>
                {name[language]}
                <div className="muted t12">{definition[language]}</div>
              </>
            ),
          },
          {
            key: 'before',
            head: t('pooling.before'),
            numeric: true,
            renderCell: ({ before }) => numberOf(before),
          },
          {
            key: 'after',
            head: t('pooling.after'),
            numeric: true,
            renderCell: ({ after, period, standing }) => (
              <>
                {numberOf(after)}
                <div className="muted t12">{period ?? t('pooling.notSaid')}</div>
                {standing !== null && <StandingTag standing={standing} />}
              </>
            ),
          },
        ]}
      />
    </Sheet>
  )
}
