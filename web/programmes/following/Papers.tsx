import { useTranslation } from '../../kernel/words.ts'
import { useFormat } from '../../kernel/format.ts'
import { Link } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Table, type Column } from '../../ui/Table.tsx'
import type { FollowingFile } from './Indicators.tsx'
import { PaperStateTag } from './Tags.tsx'

type Line = FollowingFile['papers'][number]

/** Task book and requests; reports stand with what is owed. */
export function Papers({ following }: { readonly following: FollowingFile }) {
  const { t } = useTranslation('following')
  const { moment } = useFormat()
  const { id } = following
  const ended = following.owed.length === 0
  const rows = following.papers.filter(({ kind }) => kind !== 'report' || ended)
  const columns: readonly Column<Line>[] = [
    {
      key: 'kind',
      head: t('papers'),
      renderCell: ({ id: paperId, kind, period }) => (
        <Link to="/followings/$id/papers/$paperId" params={{ id, paperId }}>
          {t(`kind.${kind}`)} {period}
        </Link>
      ),
    },
    { key: 'state', head: t('state'), renderCell: ({ state }) => <PaperStateTag state={state} /> },
    {
      key: 'at',
      head: '',
      renderCell: ({ changedAt }) => (
        <span className="muted t13">{moment(changedAt, { year: true })}</span>
      ),
    },
  ]
  return (
    <Sheet title={t('papers')} inside={rows.length === 0 ? 'pad' : 'none'}>
      {rows.length === 0 ? (
        <p className="muted">{t('papersNone')}</p>
      ) : (
        <Table label={t('papers')} columns={columns} rows={rows} rowKey={({ id: key }) => key} />
      )}
    </Sheet>
  )
}
