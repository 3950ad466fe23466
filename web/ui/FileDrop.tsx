import { IconFileText, IconUpload, IconX } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { formatBytes } from '../kernel/format.ts'
import { IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import { FieldFault, FieldGroup } from './Field.tsx'
import css from './FileDrop.module.css'
import { Icon } from './Icon.tsx'

export type DroppedFile = {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
  /** 0 to 1 while it is sent; absent when it is there. */
  readonly progress?: number
  readonly href?: string
  readonly fault?: string
}

export type FileDropProps = {
  readonly label: string
  readonly optional?: ReactNode
  readonly maxBytes: number
  /** Endings with a dot, such as `.pdf`; any where silent. The server looks at the content itself. */
  readonly accept?: readonly string[]
  readonly multiple?: boolean
  readonly files: readonly DroppedFile[]
  readonly onFiles: (files: readonly File[]) => void
  readonly onRemove?: (file: DroppedFile) => void
  readonly help?: ReactNode
}

function useCheck({ maxBytes, accept }: Pick<FileDropProps, 'maxBytes' | 'accept'>) {
  const { t } = useTranslation('ui')
  return (file: File): string | null => {
    const name = file.name
    if (file.size > maxBytes) {
      return t('files.tooLarge', {
        name,
        size: formatBytes(file.size),
        most: formatBytes(maxBytes),
      })
    }
    const ending = /\.[^.]+$/.exec(name)?.[0]?.toLowerCase() ?? ''
    if (accept !== undefined && !accept.includes(ending)) {
      return t('files.wrongKind', { name, kinds: accept.join(' ') })
    }
    return null
  }
}

/** Takes files by dropping or choosing, refuses early what the server would refuse, shows progress. */
export function FileDrop(props: FileDropProps) {
  const { t } = useTranslation('ui')
  const { label, maxBytes, accept, multiple = false, files, onFiles, onRemove } = props
  const check = useCheck(props)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [faults, setFaults] = useState<readonly string[]>([])

  const take = (given: FileList | null) => {
    const list = [...(given ?? [])].slice(0, multiple ? undefined : 1)
    setFaults(list.map(check).filter((fault) => fault !== null))
    const good = list.filter((file) => check(file) === null)
    if (good.length > 0) onFiles(good)
    if (input.current !== null) input.current.value = ''
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <FieldGroup label={label} note={props.optional}>
      <button
        type="button"
        className={classes(css.drop, over && css.over)}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Icon of={IconUpload} size={20} />
        <span>
          <b>{t('files.drop')}</b>
          <span>{props.help ?? t('files.limit', { size: formatBytes(maxBytes) })}</span>
        </span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={accept?.join(',')}
        onChange={(event) => take(event.target.files)}
      />
      {faults.map((fault) => (
        <FieldFault key={fault}>{fault}</FieldFault>
      ))}
      {files.length > 0 && (
        <ul className={css.files}>
          {files.map((file) => (
            <FileLine key={file.id} file={file} onRemove={onRemove} />
          ))}
        </ul>
      )}
    </FieldGroup>
  )
}

function FileLine({
  file,
  onRemove,
}: {
  readonly file: DroppedFile
  readonly onRemove: FileDropProps['onRemove']
}) {
  const { t } = useTranslation('ui')
  const { name, progress } = file
  return (
    <li>
      <Icon of={IconFileText} className="muted" />
      <span>
        {file.href === undefined ? name : <a href={file.href}>{name}</a>}
        {file.fault !== undefined && <FieldFault>{file.fault}</FieldFault>}
      </span>
      <span className="muted t12">{formatBytes(file.sizeBytes)}</span>
      {onRemove === undefined ? (
        <span />
      ) : (
        <IconButton
          small
          icon={IconX}
          label={t('files.remove', { name })}
          onClick={() => onRemove(file)}
        />
      )}
      {progress !== undefined && (
        <div
          className={css.progress}
          role="progressbar"
          aria-label={t('files.progress', { name, percent: Math.round(progress * 100) })}
          aria-valuenow={Math.round(progress * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <i style={{ width: `${progress * 100}%` }} />
        </div>
      )}
    </li>
  )
}
