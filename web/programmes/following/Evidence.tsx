import { useTranslation } from '../../kernel/words.ts'
import { downloadVersion } from '../../../domain/files/version.endpoints.ts'
import { filesMax, type ReportContent } from '../../../domain/programmes/paper.ts'
import { FileUpload } from '../../files/FileUpload.tsx'
import { formatBytes, useFormat } from '../../kernel/format.ts'
import { Button } from '../../ui/Button.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import { OutLink } from '../../ui/Link.tsx'
import { Select } from '../../ui/Select.tsx'
import { useState } from 'react'
import css from './Following.module.css'
import type { FollowingFile } from './Indicators.tsx'
import type { PaperFile } from './PaperPage.tsx'

type Files = ReportContent['files']

type Props = {
  readonly following: FollowingFile
  readonly paper: PaperFile
  readonly files: Files
  readonly onFiles: ((files: Files) => void) | null
}

const whole = 'whole'

/** Files that show that the numbers are true, each beside the indicator that it shows. */
export function Evidence({ following, paper, files, onFiles }: Props) {
  const { t } = useTranslation('following')
  const { language } = useFormat()
  // What was just sent is known by name before it is kept with the paper.
  const [sent, setSent] = useState<ReadonlyMap<string, { name: string; bytes: number }>>(new Map())
  const known = new Map(paper.files.map(({ versionId, ...file }) => [versionId, file]))
  const options = [
    { value: whole, label: t('filesAll') },
    ...following.rows.map(({ indicator }) => ({
      value: indicator.code,
      label: indicator.name[language],
    })),
  ]
  const nameOf = (code: string | null) =>
    options.find(({ value }) => value === (code ?? whole))?.label ?? code
  if (onFiles === null && files.length === 0) return null
  return (
    <FieldGroup label={t('files')}>
      <ul className={css.lines}>
        {files.map((file) => {
          const about = known.get(file.versionId) ?? sent.get(file.versionId)
          return (
            <li key={file.versionId} className={css.acts}>
              <OutLink href={downloadVersion.path.replace(':id', file.versionId)}>
                {about?.name ?? file.versionId}
              </OutLink>
              {about !== undefined && <span className="muted t12">{formatBytes(about.bytes)}</span>}
              {onFiles === null ? (
                <span className="t13">{nameOf(file.indicator)}</span>
              ) : (
                <>
                  <Select
                    label={t('filesOf')}
                    options={options}
                    value={file.indicator ?? whole}
                    onChange={(code) =>
                      onFiles(
                        files.map((one) =>
                          one === file ? { ...one, indicator: code === whole ? null : code } : one,
                        ),
                      )
                    }
                  />
                  <Button
                    size="small"
                    kind="quiet"
                    onClick={() => onFiles(files.filter((one) => one !== file))}
                  >
                    {t('remove')}
                  </Button>
                </>
              )}
            </li>
          )
        })}
      </ul>
      {onFiles !== null && files.length < filesMax && (
        <FileUpload
          label={t('filesAdd')}
          keptElsewhere
          onKept={({ id, name, bytes }) => {
            setSent(new Map(sent).set(id, { name, bytes }))
            onFiles([...files, { versionId: id, indicator: null }])
          }}
        />
      )}
    </FieldGroup>
  )
}
