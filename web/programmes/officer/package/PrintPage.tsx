import { IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from '../../../kernel/words.ts'
import type { Package, PackageFile } from '../../../../domain/programmes/package.ts'
import { WithSide } from '../../../kernel/shell/PageHead.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Empty } from '../../../ui/States.tsx'
import { Table } from '../../../ui/Table.tsx'
import { Ordinal } from '../../../ui/Tag.tsx'
import { CopiesSheet } from '../CopiesSheet.tsx'
import { BuildSheet } from './BuildSheet.tsx'
import { usePackage, versionAddress } from './usePackage.ts'

const kinds = ['stamps', 'letter', 'summary', 'covers', 'courier', 'discLabels'] as const
type Kind = (typeof kinds)[number]

const kindOfKey: Readonly<Record<string, Kind>> = {
  'print.stamps': 'stamps',
  'letter.pdf': 'letter',
  'summary.pdf': 'summary',
  'print.cover': 'covers',
  'print.courier': 'courier',
  'print.discs': 'discLabels',
}

/** Which paper of the print set a file of the package is; the applications are printed by their names. */
function kindOf(key: string): Kind | null {
  const name = key.split(':', 1)[0]!
  return kindOfKey[name] ?? null
}

type Paper = { readonly kind: Kind; readonly file: PackageFile }

function papersOf(item: Package): Paper[] {
  const files = item.media.find(({ kind }) => kind === 'paper')?.files ?? []
  const known = files.flatMap((file) => {
    const kind = kindOf(file.key)
    return kind === null ? [] : [{ kind, file }]
  })
  return known.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
}

/** The covers of one application, by its place. */
function Numbered({ file, name }: { readonly file: PackageFile; readonly name: string }) {
  return (
    <>
      {name} <Ordinal>{/^\d+/.exec(file.path)?.[0] ?? ''}</Ordinal>
    </>
  )
}

function Papers({ papers }: { readonly papers: readonly Paper[] }) {
  const { t } = useTranslation('programmes')
  return (
    <Sheet title={t('handIn.print.papers')} note={t('handIn.print.papersNote')}>
      <Table<Paper>
        label={t('handIn.print.papers')}
        rows={papers}
        rowKey={({ file }) => file.key}
        columns={[
          {
            key: 'paper',
            head: t('handIn.print.paper'),
            renderCell: ({ kind, file }) => {
              const name = t(`handIn.print.${kind}`)
              const shown = kind === 'covers' ? <Numbered file={file} name={name} /> : name
              return file.versionId === null ? (
                shown
              ) : (
                <a href={versionAddress(file.versionId)} target="_blank" rel="noopener">
                  {shown} <Icon of={IconExternalLink} size={14} />
                </a>
              )
            },
          },
          {
            key: 'what',
            head: t('handIn.print.what'),
            renderCell: ({ kind, file }) => (
              <span className="second">
                {t(`handIn.print.${kind}Note`)}{' '}
                {file.pages !== null && t('handIn.files.pages', { count: file.pages })}
              </span>
            ),
          },
        ]}
      />
    </Sheet>
  )
}

/** Paper: what to print, where to stamp, what goes on the envelope and the discs, and the count of volumes. */
export function PrintPage() {
  const { t } = useTranslation('programmes')
  const { data: item } = usePackage()
  if (item === undefined) return null
  const papers = papersOf(item)
  return (
    <WithSide side={<BuildSheet item={item} />}>
      {papers.length === 0 ? (
        <Empty title={t('officer.pack.unbuilt')}>{t('handIn.print.unbuilt')}</Empty>
      ) : (
        <Papers papers={papers} />
      )}
      <CopiesSheet item={item} />
    </WithSide>
  )
}
