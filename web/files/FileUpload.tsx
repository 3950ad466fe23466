/** Uploading: drop or choose, watch, pause, continue, also after the page was reloaded. */
import {
  IconCircleCheck,
  IconFileText,
  IconPlayerPause,
  IconPlayerPlay,
  IconX,
} from '@tabler/icons-react'
import { useTranslation } from '../kernel/words.ts'
import { maxFileBytes, type Upload } from '../../domain/files/upload.ts'
import { cancelUpload, listUploads } from '../../domain/files/upload.endpoints.ts'
import type { Version } from '../../domain/files/version.ts'
import { formatBytes } from '../kernel/format.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { IconButton } from '../ui/Button.tsx'
import { FieldFault } from '../ui/Field.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useProblemText } from '../ui/reason.ts'
import { Note } from '../ui/States.tsx'
import css from './FileUpload.module.css'
import type { Sending, SendingQueue } from './sendingQueue.ts'
import { useSending } from './useSending.ts'

export type FileUploadProps = {
  readonly label: string
  /** Endings with a dot, such as `.pdf`; whatever the server takes where silent. */
  readonly accept?: readonly string[]
  readonly multiple?: boolean
  readonly maxBytes?: number
  /** What is chosen becomes the next version of this file. */
  readonly fileId?: string
  /** Whoever shows this also lists what is kept, with its inspection: then it is not said here as well. */
  readonly keptElsewhere?: boolean
  /** Beneath the place to drop; sizes and pausing where silent. */
  readonly help?: string
  /** How many files were dropped or chosen at once. */
  readonly onChosen?: (count: number) => void
  /** A version is kept; whoever shows this holds it for its thing. */
  readonly onKept: (version: Version) => void
}

const share = ({ upload, file }: Sending): number =>
  file.size === 0 ? 0 : (upload?.receivedBytes ?? 0) / file.size

/** Seconds left at the pace so far; null before there is a pace. */
function secondsLeft(one: Sending): number | null {
  const done = (one.upload?.receivedBytes ?? 0) - one.begunBytes
  const tookMs = performance.now() - one.begunMs
  if (done <= 0 || tookMs < 1500) return null
  const left = one.file.size - one.begunBytes - done
  return Math.ceil((left / done) * (tookMs / 1000))
}

function useStateWords() {
  const { t } = useTranslation('files')
  return (one: Sending): string => {
    const percent = Math.floor(share(one) * 100)
    if (one.state === 'waiting') return t('send.waiting')
    if (one.state === 'paused') return t('send.paused', { percent })
    if (one.state === 'broken') return t('send.offline', { percent })
    if (one.state === 'kept') return t('send.kept')
    if (one.state === 'refused') return t('upload.refused')
    if (one.upload?.state === 'received') return t('send.finishing')
    const seconds = secondsLeft(one)
    if (seconds === null) return t('send.sendingBegun', { percent })
    const left =
      seconds < 90
        ? t('send.seconds', { count: seconds })
        : t('send.minutes', { count: Math.ceil(seconds / 60) })
    return t('send.sending', { percent, left })
  }
}

type Acts = Pick<SendingQueue, 'pause' | 'resume' | 'remove'>

function SendingLine({ one, acts }: { readonly one: Sending; readonly acts: Acts }) {
  const { t } = useTranslation('files')
  const words = useStateWords()
  const problemText = useProblemText()
  const { name } = one.file
  const running = one.state === 'sending' || one.state === 'broken'
  return (
    <li className={css.line}>
      <Icon
        of={one.state === 'kept' ? IconCircleCheck : IconFileText}
        className={one.state === 'kept' ? 'good' : 'muted'}
      />
      <span className={css.name}>
        {name}
        <br />
        <span className="second t12" aria-live="polite">
          {words(one)}
        </span>
        {one.problem !== null && <FieldFault>{problemText(one.problem)}</FieldFault>}
      </span>
      <span className="muted t12">{formatBytes(one.file.size)}</span>
      <span className="row">
        {running && (
          <IconButton
            small
            icon={IconPlayerPause}
            label={t('send.pause', { name })}
            onClick={() => acts.pause(one.key)}
          />
        )}
        {(one.state === 'paused' || one.state === 'refused') && (
          <IconButton
            small
            icon={IconPlayerPlay}
            label={t(one.state === 'paused' ? 'send.resume' : 'send.retry', { name })}
            onClick={() => acts.resume(one.key)}
          />
        )}
        {one.state !== 'kept' && (
          <IconButton
            small
            icon={IconX}
            label={t('send.remove', { name })}
            onClick={() => acts.remove(one.key)}
          />
        )}
      </span>
      {one.state !== 'kept' && (
        <div
          className={css.track}
          role="progressbar"
          aria-label={name}
          aria-valuenow={Math.floor(share(one) * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <i style={{ width: `${share(one) * 100}%` }} />
        </div>
      )}
    </li>
  )
}

/** What was left unfinished before this page was opened. */
function Unfinished({ uploads }: { readonly uploads: readonly Upload[] }) {
  const { t } = useTranslation('files')
  const cancel = useAct(cancelUpload, { renews: [listUploads] })
  return (
    <Note tone="care" title={t('send.unfinished', { count: uploads.length })}>
      {t('send.unfinishedText')}
      <ul className={css.list}>
        {uploads.map(({ id, name, receivedBytes, bytes }) => (
          <li key={id} className={css.line}>
            <Icon of={IconFileText} className="muted" />
            <span className={css.name}>{name}</span>
            <span className="muted t12">
              {t('send.stood', { done: formatBytes(receivedBytes), all: formatBytes(bytes) })}
            </span>
            <IconButton
              small
              icon={IconX}
              label={t('send.remove', { name })}
              onClick={() => cancel.mutate({ params: { id } })}
            />
          </li>
        ))}
      </ul>
    </Note>
  )
}

export function FileUpload(props: FileUploadProps) {
  const { t } = useTranslation('files')
  const { label, accept, multiple = false, maxBytes = maxFileBytes, fileId, onKept } = props
  const { keptElsewhere = false } = props
  const sending = useSending({ fileId, onKept })
  const left = useCall(listUploads).data?.rows ?? []
  const shown = sending.sendings.filter(({ state }) => !keptElsewhere || state !== 'kept')
  const here = new Set(sending.sendings.map(({ upload }) => upload?.id))
  const unfinished = left.filter(({ id, receivedBytes }) => receivedBytes > 0 && !here.has(id))
  return (
    <div className="stack">
      <FileDrop
        label={label}
        maxBytes={maxBytes}
        multiple={multiple}
        files={[]}
        onFiles={(chosen) => {
          props.onChosen?.(chosen.length)
          sending.add(chosen)
        }}
        help={props.help ?? t('send.help', { size: formatBytes(maxBytes) })}
        {...(accept === undefined ? {} : { accept })}
      />
      {unfinished.length > 0 && sending.sendings.length === 0 && (
        <Unfinished uploads={unfinished} />
      )}
      {shown.length > 0 && (
        <ul className={css.list} aria-label={t('send.list')}>
          {shown.map((one) => (
            <SendingLine key={one.key} one={one} acts={sending} />
          ))}
        </ul>
      )}
    </div>
  )
}
