import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import { downloadPart } from '../../../../domain/programmes/package.endpoints.ts'
import type { Package, PackageFile, PackageMedium } from '../../../../domain/programmes/package.ts'
import { addressOf } from '../../../kernel/call.ts'
import { formatBytes, useFormat } from '../../../kernel/format.ts'
import { WithSide } from '../../../kernel/shell/PageHead.tsx'
import { Segments } from '../../../ui/Choices.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useReasons } from '../../../ui/reason.ts'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Empty, Note } from '../../../ui/States.tsx'
import { Table } from '../../../ui/Table.tsx'
import { Ordinal } from '../../../ui/Tag.tsx'
import { BuildSheet } from './BuildSheet.tsx'
import css from './Package.module.css'
import { usePackage, versionAddress } from './usePackage.ts'

function Parts({ id, medium }: { readonly id: string; readonly medium: PackageMedium }) {
  const { t } = useTranslation('programmes')
  return (
    <ul className={css.parts} aria-label={t('handIn.files.parts')}>
      {medium.parts.map((part) => {
        const params = { id, medium: medium.code, number: part.number }
        return (
          <li key={part.number}>
            <a href={addressOf(downloadPart, { params })} download={part.name}>
              <Icon of={IconDownload} /> {part.name}
            </a>{' '}
            <span className="muted t12">
              {t('handIn.files.partFiles', { count: part.files })} {formatBytes(part.bytes)}
            </span>
            <div className={css.digest}>{part.sha256}</div>
          </li>
        )
      })}
    </ul>
  )
}

/** The name on the medium; where it was cut, the whole one and why. */
function FileName({ file }: { readonly file: PackageFile }) {
  const { t } = useTranslation('programmes')
  const say = useReasons()
  const slash = file.path.lastIndexOf('/')
  const folder = slash < 0 ? null : file.path.slice(0, slash)
  const name = file.path.slice(slash + 1)
  const stem = name.replace(/\.\w+$/, '')
  return (
    <>
      {folder !== null && folder !== stem && (
        <div className={`${css.name} muted t12`}>{folder}/</div>
      )}
      {file.rank !== null && <Ordinal>{file.rank}</Ordinal>}{' '}
      {file.versionId === null ? (
        <span className={css.name}>{name}</span>
      ) : (
        <a
          className={css.name}
          href={versionAddress(file.versionId)}
          target="_blank"
          rel="noopener"
        >
          {name}
        </a>
      )}
      {folder !== null && folder === stem && (
        <span className="muted t12"> {t('handIn.files.beside')}</span>
      )}
      {file.fullName !== null && (
        <dl className={css.cut}>
          <dt>{t('handIn.files.full')}</dt>
          <dd>{file.fullName}</dd>
          {file.note !== null && (
            <>
              <dt>{t('handIn.files.why')}</dt>
              <dd>
                {say({ code: file.note, facts: { fullName: file.fullName, path: file.path } })}
              </dd>
            </>
          )}
        </dl>
      )}
    </>
  )
}

function Manifest({ id, medium }: { readonly id: string; readonly medium: PackageMedium }) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const [only, setOnly] = useState<'all' | 'cut'>('all')
  const cut = medium.files.filter(({ fullName }) => fullName !== null)
  return (
    <Sheet
      title={medium.name[language]}
      note={t('officer.pack.files', { count: medium.files.length })}
      end={
        cut.length > 0 && (
          <Segments
            label={t('handIn.files.all')}
            options={[
              { value: 'all', label: t('handIn.files.all') },
              { value: 'cut', label: `${t('handIn.files.cut')} ${cut.length}` },
            ]}
            value={only}
            onChange={setOnly}
          />
        )
      }
    >
      <div className="stack">
        <Parts id={id} medium={medium} />
        {cut.length > 0 && (
          <Note tone="care">{t('handIn.files.cutCount', { count: cut.length })}</Note>
        )}
        <Table<PackageFile>
          label={medium.name[language]}
          rows={only === 'cut' ? cut : medium.files}
          rowKey={({ key }) => key}
          density="dense"
          columns={[
            {
              key: 'name',
              head: t('officer.pack.name'),
              renderCell: (file) => <FileName file={file} />,
            },
            {
              key: 'bytes',
              head: t('officer.pack.size'),
              numeric: true,
              renderCell: (file) => (
                <>
                  {formatBytes(file.bytes)}
                  {file.pages !== null && (
                    <div className="muted t12">
                      {t('handIn.files.pages', { count: file.pages })}
                    </div>
                  )}
                </>
              ),
            },
          ]}
        />
        <p className="muted t12">
          {t('handIn.files.manifestNote')}
          {medium.manifestSha256 !== null && (
            <span className={css.digest}>
              {t('handIn.files.manifest', { code: medium.manifestSha256 })}
            </span>
          )}
        </p>
      </div>
    </Sheet>
  )
}

function Renamed({ item }: { readonly item: Package }) {
  const { t } = useTranslation('programmes')
  if (item.renamed.length === 0) return null
  return (
    <Note tone="care" title={t('officer.pack.renamed', { count: item.renamed.length })}>
      <details>
        <summary>{t('handIn.files.renamed')}</summary>
        <ul className={css.parts}>
          {item.renamed.map((one) => (
            <li key={one.medium + one.key}>
              {t('officer.pack.rename', { from: one.from, to: one.to })}
            </li>
          ))}
        </ul>
      </details>
    </Note>
  )
}

/** Every file under the name that the notice demands, medium by medium, part by part. */
export function FilesPage() {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const { data: item } = usePackage()
  const [code, setCode] = useState<string | null>(null)
  if (item === undefined) return null
  const medium = item.media.find((one) => one.code === code) ?? item.media[0]
  return (
    <WithSide side={<BuildSheet item={item} />} sideFirst>
      <Renamed item={item} />
      {medium === undefined ? (
        <Empty title={t('officer.pack.unbuilt')}>{t('officer.pack.unbuiltText')}</Empty>
      ) : (
        <>
          <div className="row">
            <Segments
              label={t('handIn.files.medium')}
              options={item.media.map((one) => ({ value: one.code, label: one.name[language] }))}
              value={medium.code}
              onChange={setCode}
            />
          </div>
          <Manifest key={medium.code} id={item.id} medium={medium} />
        </>
      )}
    </WithSide>
  )
}
