import { useTranslation } from '../../kernel/words.ts'
import { downloadVersion } from '../../../domain/files/version.endpoints.ts'
import { FileUpload } from '../../files/FileUpload.tsx'
import { addressOf } from '../../kernel/call.ts'
import { formatBytes } from '../../kernel/format.ts'
import { Button } from '../../ui/Button.tsx'
import { OutLink } from '../../ui/Link.tsx'
import css from './Workgroup.module.css'

export type AttachedFile = {
  readonly versionId: string
  readonly name: string
  readonly bytes: number
}

function FileLink({ versionId, name, bytes }: AttachedFile) {
  return (
    <>
      <OutLink href={addressOf(downloadVersion, { params: { id: versionId }, query: {} })}>
        {name}
      </OutLink>{' '}
      <span className="muted t12">{formatBytes(bytes)}</span>
    </>
  )
}

/** Files to read; nothing where there are none. */
export function AttachedFiles({
  label,
  files,
}: {
  readonly label: string
  readonly files: readonly AttachedFile[]
}) {
  if (files.length === 0) return null
  return (
    <ul className={css.notes} aria-label={label}>
      {files.map((file) => (
        <li key={file.versionId}>
          <FileLink {...file} />
        </li>
      ))}
    </ul>
  )
}

/** Files that go with what is being written; an upload that broke off is taken up again. */
export function FilesToAttach({
  label,
  most,
  files,
  onFiles,
}: {
  readonly label: string
  readonly most: number
  readonly files: readonly AttachedFile[]
  readonly onFiles: (change: (before: readonly AttachedFile[]) => readonly AttachedFile[]) => void
}) {
  const { t } = useTranslation('workgroup')
  return (
    <>
      {files.length > 0 && (
        <ul className={css.notes} aria-label={label}>
          {files.map((file) => (
            <li key={file.versionId}>
              <FileLink {...file} />{' '}
              <Button
                size="small"
                kind="quiet"
                aria-label={t('files.removeOne', { name: file.name })}
                onClick={() =>
                  onFiles((before) => before.filter((one) => one.versionId !== file.versionId))
                }
              >
                {t('files.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {files.length < most && (
        <FileUpload
          label={label}
          keptElsewhere
          onKept={({ id, name, bytes }) =>
            onFiles((before) => [...before, { versionId: id, name, bytes }])
          }
        />
      )}
    </>
  )
}
