import { useTranslation } from '../../kernel/words.ts'
import type { Rubric } from '../../../domain/evaluation/rubric.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { useFormat } from '../../kernel/format.ts'
import { Table } from '../../ui/Table.tsx'
import { Origin, OriginNote } from '../Origin.tsx'
import css from './Call.module.css'
import { Part } from './Part.tsx'

function RubricTable({ rubric }: { readonly rubric: Rubric }) {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  return (
    <div className={css.block}>
      <h3>
        {rubric.name[language]} <Origin of={rubric} />
      </h3>
      <Table
        label={rubric.name[language]}
        rows={rubric.dimensions}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'name',
            head: t('call.rubric.dimension'),
            foot: t('call.rubric.total'),
            renderCell: (row) => (
              <>
                {row.name[language]} <Origin of={row} />
              </>
            ),
          },
          {
            key: 'max',
            head: t('call.rubric.points'),
            numeric: true,
            foot: rubric.total,
            renderCell: ({ max }) => (
              <>
                {max} {rubric.source === 'example' && <Origin of={{ source: 'example' }} />}
              </>
            ),
          },
        ]}
      />
      <p className={css.noteLine}>
        <OriginNote of={rubric} />
      </p>
    </div>
  )
}

/** What reviewers look at, with weights that say whether anybody published them; then what follows. */
export function Rubrics({ definition }: { readonly definition: ProgrammeDefinition }) {
  const { t } = useTranslation('calls')
  const { language } = useFormat()
  const { rubrics, reporting } = definition
  return (
    <>
      <Part
        id="rubric"
        title={t('call.rubric.title')}
        {...(rubrics.length === 0 ? { empty: t('call.rubric.none') } : {})}
      >
        {rubrics.map((rubric) => (
          <RubricTable key={rubric.code} rubric={rubric} />
        ))}
      </Part>
      {reporting.length > 0 && (
        <Part id="reporting" title={t('call.reporting.title')}>
          <ul className={css.lines}>
            {reporting.map((report) => (
              <li key={report.code}>
                {report.name[language]}{' '}
                <span className="second">{t(`call.reporting.${report.cadence}`)}</span>{' '}
                <Origin of={report} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}
