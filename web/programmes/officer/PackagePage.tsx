import { IconDownload, IconPackage } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import {
  askBuild,
  downloadPart,
  readPackage,
} from '../../../domain/programmes/package.endpoints.ts'
import {
  mayBuild,
  type Package,
  type PackageFile,
  type PackageMedium,
} from '../../../domain/programmes/package.ts'
import { addressOf } from '../../kernel/call.ts'
import { formatBytes, useFormat } from '../../kernel/format.ts'
import { callOptions, useAct } from '../../kernel/query.ts'
import { PageHead, WithSide } from '../../kernel/shell/PageHead.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Empty, ErrorState, Loading, Note } from '../../ui/States.tsx'
import { Table } from '../../ui/Table.tsx'
import { CopiesSheet } from './CopiesSheet.tsx'

function MediumSheet({ id, medium }: { readonly id: string; readonly medium: PackageMedium }) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  return (
    <Sheet
      title={medium.name[language]}
      note={t('officer.pack.files', { count: medium.files.length })}
    >
      {medium.parts.map((part) => (
        <p key={part.number}>
          <a
            href={addressOf(downloadPart, {
              params: { id, medium: medium.code, number: part.number },
            })}
            download={part.name}
          >
            <Icon of={IconDownload} /> {part.name}
          </a>{' '}
          <span className="third t12">{formatBytes(part.bytes)}</span>
        </p>
      ))}
      <Table<PackageFile>
        label={medium.name[language]}
        rows={medium.files}
        rowKey={({ key }) => key}
        density="dense"
        columns={[
          { key: 'rank', head: t('officer.rank'), numeric: true, cell: (file) => file.rank ?? '' },
          {
            key: 'name',
            head: t('officer.pack.name'),
            cell: (file) => (
              <>
                {file.path}
                {file.fullName !== null && (
                  <div className="care t12">
                    {t('officer.pack.shortened', { name: file.fullName })}
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'bytes',
            head: t('officer.pack.size'),
            numeric: true,
            cell: (file) => formatBytes(file.bytes),
          },
        ]}
      />
    </Sheet>
  )
}

function Build({ item }: { readonly item: Package }) {
  const { t } = useTranslation('programmes')
  const act = useAct(askBuild, { renews: [readPackage] })
  const { moment } = useFormat()
  return (
    <Sheet title={t('officer.pack.title')} note={t(`officer.pack.state.${item.state}`)}>
      <div className="stack">
        <p className="second t13">
          {item.docNo !== null && t('officer.pack.docNo', { number: item.docNo })}
          {t('officer.pack.version', { code: item.versionCode })}
          {item.builtAt !== null && t('officer.pack.builtAt', { moment: moment(item.builtAt, {}) })}
        </p>
        {item.stale !== null && <Note tone="care">{item.stale.message}</Note>}
        {item.fault !== null && <Note tone="bad">{item.fault.message}</Note>}
        {[...new Set(item.notes.map(({ message }) => message))].map((message) => (
          <Note key={message} tone="care">
            {message}
          </Note>
        ))}
        <ActionButton
          kind="primary"
          icon={IconPackage}
          verdict={mayBuild(item.state)}
          busy={act.isPending || item.state === 'building'}
          onClick={() => act.mutate({ params: { id: item.id } })}
        >
          {item.builtAt === null ? t('officer.pack.build') : t('officer.pack.rebuild')}
        </ActionButton>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Sheet>
  )
}

/** A build takes seconds to a minute; asked so often while it runs. */
const buildingAskMs = 2000

/** What a unit hands in: every file under the name that the notice demands, part by part, copy by copy. */
export function PackagePage() {
  const { t } = useTranslation('programmes')
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data, error, refetch } = useQuery({
    ...callOptions(readPackage, { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'building' ? buildingAskMs : false),
  })
  if (error !== null) return <ErrorState problem={error.problem} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading lines={10} />
  const crumbs = [{ label: t('officer.pack.title'), to: '/packages' }]
  return (
    <>
      <PageHead title={data.unitName} crumbs={crumbs} />
      <WithSide
        side={
          <>
            <Build item={data} />
            <CopiesSheet item={data} />
          </>
        }
      >
        {data.renamed.length > 0 && (
          <Note tone="care" title={t('officer.pack.renamed', { count: data.renamed.length })}>
            {data.renamed.map((one) => (
              <p key={one.medium + one.key}>
                {t('officer.pack.rename', { from: one.from, to: one.to })}
              </p>
            ))}
          </Note>
        )}
        {data.media.length === 0 && (
          <Empty title={t('officer.pack.unbuilt')}>{t('officer.pack.unbuiltText')}</Empty>
        )}
        {data.media.map((medium) => (
          <MediumSheet key={medium.code} id={data.id} medium={medium} />
        ))}
      </WithSide>
    </>
  )
}
