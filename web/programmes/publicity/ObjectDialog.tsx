import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { raiseObjection } from '../../../domain/programmes/objection.endpoints.ts'
import {
  evidenceBytesMax,
  evidenceFilesMax,
  type EvidenceFile,
} from '../../../domain/programmes/objection.ts'
import type { readPublicity } from '../../../domain/programmes/publicity.endpoints.ts'
import type { PublicName } from '../../../domain/programmes/publicity.ts'
import { useMinute } from '../../kernel/clock.ts'
import { formatBytes } from '../../kernel/format.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import css from '../guidance/Guidance.module.css'
import { base64Of } from '../../kernel/base64.ts'
import { blank, maySend, missingIn, type Written, wishOf } from './wish.ts'

type Publicity = AnswerOf<typeof readPublicity>
type Kept = EvidenceFile & { readonly bytes: number }

const kinds = ['.pdf', '.jpg', '.jpeg', '.png', '.docx', '.xlsx', '.txt']

/** What the objector must keep, since nobody can look it up for them. */
function Receipt({ receiptNo }: { readonly receiptNo: string }) {
  const { t } = useTranslation('guidance')
  return (
    <div className="stack" role="status">
      <Note tone="good" title={t('object.sent')}>
        {t('object.keep')}
      </Note>
      <div>
        <p className="second t13">{t('object.receiptNo')}</p>
        <p className={css.receipt}>{receiptNo}</p>
      </div>
      <ButtonLink kind="primary" to="/objections/$receiptNo" params={{ receiptNo }}>
        {t('object.openReceipt')}
      </ButtonLink>
    </div>
  )
}

function WhoSees() {
  const { t } = useTranslation('guidance')
  return (
    <div className={css.who}>
      <b>{t('object.whoSees')}</b>
      <p>{t('object.whoHandles')}</p>
      <p>{t('object.whoNot')}</p>
      <p>{t('object.whoFiles')}</p>
    </div>
  )
}

function Files({
  files,
  onFiles,
}: {
  readonly files: readonly Kept[]
  readonly onFiles: (files: readonly Kept[]) => void
}) {
  const { t } = useTranslation(['guidance', 'ui'])
  const [tooMany, setTooMany] = useState(false)
  const add = async (chosen: readonly File[]) => {
    setTooMany(files.length + chosen.length > evidenceFilesMax)
    const room = chosen.slice(0, evidenceFilesMax - files.length)
    const read = await Promise.all(
      room.map(async (file) => ({
        name: file.name,
        bytes: file.size,
        base64: await base64Of(file),
      })),
    )
    onFiles([...files, ...read])
  }
  return (
    <>
      <FileDrop
        label={t('guidance:object.files')}
        optional={t('ui:field.optional')}
        help={t('guidance:object.filesHelp', {
          count: evidenceFilesMax,
          size: formatBytes(evidenceBytesMax),
        })}
        maxBytes={evidenceBytesMax}
        accept={kinds}
        multiple
        files={files.map(({ name, bytes }, at) => ({ id: String(at), name, sizeBytes: bytes }))}
        onFiles={(chosen) => void add(chosen)}
        onRemove={({ id }) => onFiles(files.filter((_, at) => String(at) !== id))}
      />
      {tooMany && (
        <Note tone="care">{t('guidance:object.tooMany', { count: evidenceFilesMax })}</Note>
      )}
    </>
  )
}

function Fields({
  written,
  onWritten,
}: {
  readonly written: Written
  readonly onWritten: (next: Written) => void
}) {
  const { t } = useTranslation('guidance')
  const on = (field: keyof Written) => (value: string) => onWritten({ ...written, [field]: value })
  return (
    <>
      <TextArea
        label={t('object.text')}
        help={t('object.textHelp')}
        most={4000}
        rows={5}
        value={written.text}
        onChange={on('text')}
      />
      <TextArea
        label={t('object.evidence')}
        help={t('object.evidenceHelp')}
        most={8000}
        rows={3}
        value={written.evidence}
        onChange={on('evidence')}
      />
      <div className={css.pair}>
        <TextInput
          label={t('object.name')}
          autoComplete="name"
          value={written.name}
          onChange={on('name')}
        />
        <TextInput
          label={t('object.mobile')}
          help={t('object.mobileHelp')}
          inputMode="tel"
          autoComplete="tel"
          value={written.mobile}
          onChange={on('mobile')}
        />
        <TextInput
          label={t('object.organisation')}
          optional
          value={written.organisation}
          onChange={on('organisation')}
        />
        <TextInput
          label={t('object.email')}
          optional
          inputMode="email"
          autoComplete="email"
          value={written.email}
          onChange={on('email')}
        />
        <TextInput
          label={t('object.idNumber')}
          optional
          value={written.idNumber}
          onChange={on('idNumber')}
        />
      </div>
    </>
  )
}

/** An objection by real name, with evidence; what is written stays until it was received. */
export function ObjectDialog({
  publicity,
  about,
  onClose,
}: {
  readonly publicity: Publicity
  readonly about: PublicName | 'list'
  readonly onClose: () => void
}) {
  const { t, i18n } = useTranslation(['guidance', 'ui'])
  const now = useMinute()
  const [written, setWritten] = useState(blank)
  const [files, setFiles] = useState<readonly Kept[]>([])
  const raise = useAct(raiseObjection)
  const verdict = maySend(written, now)
  const items = new Intl.ListFormat(i18n.language, { style: 'long', type: 'conjunction' }).format(
    missingIn(written).map((field) => t(`guidance:object.${field}`)),
  )
  const reason =
    !verdict.ok && verdict.code === 'guidance.incomplete'
      ? t('guidance:object.incomplete', { items })
      : !verdict.ok && verdict.code === 'guidance.too_short'
        ? t('guidance:object.tooShort')
        : undefined
  const send = () => {
    const key = about === 'list' ? undefined : about.key
    const sent = files.map(({ name, base64 }) => ({ name, base64 }))
    raise.mutate({ params: { id: publicity.id }, body: wishOf(written, key, sent) })
  }
  if (raise.data !== undefined) {
    return (
      <Dialog open onClose={onClose} title={t('guidance:object.title')}>
        <Receipt receiptNo={raise.data.receiptNo} />
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      shape="wide"
      title={t('guidance:object.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:dialog.cancel')}</Button>
          <ActionButton verdict={verdict} reason={reason} busy={raise.isPending} onClick={send}>
            {t('guidance:object.send')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <div>
          <p className="second t13">{t('guidance:object.subject')}</p>
          <p>
            {about === 'list' ? t('guidance:object.whole') : `${about.title} · ${about.applicant}`}
          </p>
        </div>
        <Fields written={written} onWritten={setWritten} />
        <Files files={files} onFiles={setFiles} />
        <WhoSees />
        {raise.error !== null && <ErrorState problem={raise.error.problem} />}
      </div>
    </Dialog>
  )
}
