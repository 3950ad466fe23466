import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { downloadVersion } from '../../domain/files/version.endpoints.ts'
import { FileUpload } from '../files/FileUpload.tsx'
import { formatBytes } from '../kernel/format.ts'
import { Button } from '../ui/Button.tsx'
import { FieldGroup } from '../ui/Field.tsx'
import { OutLink } from '../ui/Link.tsx'
import css from './Cases.module.css'

type Named = { readonly versionId: string; readonly name: string; readonly bytes: number }

function FileLink({ versionId, name, bytes }: Named) {
  return (
    <>
      <OutLink href={downloadVersion.path.replace(':id', versionId)}>{name}</OutLink>{' '}
      <span className="muted t12">{formatBytes(bytes)}</span>
    </>
  )
}

/** Attachments to read. */
export function FileList({
  label,
  files,
}: {
  readonly label: string
  readonly files: readonly Named[]
}) {
  return (
    <ul className={css.lines} aria-label={label}>
      {files.map((file) => (
        <li key={file.versionId}>
          <FileLink {...file} />
        </li>
      ))}
    </ul>
  )
}

/** Attachments to change: what was just sent is known by name before it is kept with its thing. */
export function FilesField({
  label,
  help,
  most,
  known,
  files,
  onFiles,
}: {
  readonly label: string
  readonly help: string
  readonly most: number
  readonly known: readonly Named[]
  readonly files: readonly string[]
  readonly onFiles: (files: string[]) => void
}) {
  const { t } = useTranslation('cases')
  const [sent, setSent] = useState<readonly Named[]>([])
  const nameOf = (id: string): Named =>
    [...known, ...sent].find(({ versionId }) => versionId === id) ?? {
      versionId: id,
      name: id,
      bytes: 0,
    }
  return (
    <FieldGroup label={label} note={help}>
      <div className="stack">
        {files.length > 0 && (
          <ul className={css.lines}>
            {files.map((id) => (
              <li key={id} className={css.acts}>
                <FileLink {...nameOf(id)} />
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('files.remove', { name: nameOf(id).name })}
                  onClick={() => onFiles(files.filter((one) => one !== id))}
                >
                  {t('remove')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {files.length < most && (
          <FileUpload
            label={t('files.add')}
            keptElsewhere
            onKept={({ id, name, bytes }) => {
              setSent((before) => [...before, { versionId: id, name, bytes }])
              onFiles([...files, id])
            }}
          />
        )}
      </div>
    </FieldGroup>
  )
}
