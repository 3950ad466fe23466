import { useTranslation } from '../../kernel/words.ts'
import { readCandidateChanges } from '../../../domain/programmes/candidate.endpoints.ts'
import type { AnswerChange } from '../../../domain/programmes/candidateChanges.ts'
import { useCall } from '../../kernel/query.ts'
import { Empty, ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import type { CandidateFile } from './CandidatePage.tsx'

/** What the applicant changed since the former submission. */
export function CandidateChanges({ file }: { readonly file: CandidateFile }) {
  const { t } = useTranslation('programmes')
  const { data, error } = useCall(readCandidateChanges, { params: { id: file.id }, query: {} })
  if (error !== null) return <ErrorState problem={error.problem} />
  if (data === undefined) return <Loading lines={6} />
  if (data.changes.length === 0) return <Empty title={t('officer.nothingChanged')} />
  return (
    <Table<AnswerChange>
      label={t('officer.changes')}
      rows={data.changes}
      rowKey={({ at }) => at}
      columns={[
        {
          key: 'at',
          head: t('officer.changedField'),
          renderCell: ({ label }) => label,
        },
        {
          key: 'before',
          head: t('officer.changedFrom'),
          renderCell: (change) => <del>{change.before}</del>,
        },
        {
          key: 'after',
          head: t('officer.changedTo'),
          renderCell: (change) => <ins>{change.after}</ins>,
        },
      ]}
    />
  )
}
