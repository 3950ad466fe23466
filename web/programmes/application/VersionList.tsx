import { useTranslation } from '../../kernel/words.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { listVersions } from '../../../domain/programmes/application.endpoints.ts'
import { labelOf } from '../../../domain/programmes/form/sentence.ts'
import { call } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import type { CallProblem } from '../../kernel/problem.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { ErrorState, Loading } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { useApplication } from './ApplicationContext.ts'

/** Who saved what and when, the latest first; each line leads to the form as it then stood. */
export function VersionList({
  at,
  latest,
  onGo,
}: {
  readonly at: number
  readonly latest: number
  readonly onGo: (version: number) => void
}) {
  const { t } = useTranslation('programmes')
  const { language, moment } = useFormat()
  const { application, form, nameOf } = useApplication()
  const params = { id: application.id }
  const versions = useInfiniteQuery({
    queryKey: [listVersions.name, application.id, latest],
    queryFn: ({ pageParam }) =>
      call(listVersions, { params, query: pageParam === null ? {} : { before: pageParam } }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.more ? (last.rows.at(-1)?.version ?? null) : null),
  })
  const error = versions.error as CallProblem | null
  if (error !== null) return <ErrorState problem={error.problem} />
  if (versions.data === undefined) return <Loading lines={5} />
  const rows = versions.data.pages.flatMap((page) => page.rows)
  type Row = (typeof rows)[number]
  const what = ({ items, itemCount }: Row) => {
    const named = items.map((item) => labelOf(form, item, language)).join(t('apply.files.comma'))
    return itemCount > items.length ? t('versions.andMore', { named, count: itemCount }) : named
  }
  return (
    <div className="stack">
      <Table
        label={t('versions.list')}
        rows={rows}
        rowKey={({ version }) => String(version)}
        atKey={String(at)}
        density="dense"
        columns={[
          {
            key: 'version',
            head: t('versions.number'),
            renderCell: ({ version }) => (
              <LinkButton underlined onClick={() => onGo(version)}>
                {t('versions.version', { version })}
              </LinkButton>
            ),
          },
          {
            key: 'when',
            head: t('versions.when'),
            renderCell: ({ changedAt }) => moment(changedAt, { year: true }),
          },
          {
            key: 'who',
            head: t('versions.who'),
            renderCell: ({ by, byName }) => (byName === '' && by !== null ? nameOf(by) : byName),
          },
          { key: 'what', head: t('versions.what'), renderCell: what },
        ]}
      />
      {versions.hasNextPage && (
        <div>
          <Button
            size="small"
            busy={versions.isFetchingNextPage}
            onClick={() => void versions.fetchNextPage()}
          >
            {t('versions.earlier')}
          </Button>
        </div>
      )}
    </div>
  )
}
