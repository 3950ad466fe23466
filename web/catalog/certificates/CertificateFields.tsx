import { useTranslation } from '../../kernel/words.ts'
import {
  certificateIssuerMax,
  certificateKinds,
  certificateNameMax,
  certificateNumberMax,
  certificateScopeMax,
  type CertificateDraft,
} from '../../../domain/catalog/certificate.ts'
import { dayOfMoment } from '../../../domain/kernel/moment.ts'
import { FileUpload } from '../../files/FileUpload.tsx'
import { serverNow } from '../../kernel/clock.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choices.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import css from '../Catalog.module.css'
import { Scan } from './certificateColumns.tsx'

export type Draft = CertificateDraft & {
  /** What the scan is called: the draft itself holds its id alone. */
  readonly scanName: string
}

type Part = { readonly draft: Draft; readonly onDraft: (draft: Draft) => void }

function ScanField({ draft, onDraft }: Part) {
  const { t } = useTranslation('catalog')
  const { scanId, scanName } = draft
  return (
    <FieldGroup label={t('certificates.scan')} note={t('certificates.scanHelp')}>
      {scanId === null ? (
        <FileUpload
          label={t('certificates.scanDrop')}
          accept={['.pdf', '.jpg', '.jpeg', '.png']}
          keptElsewhere
          onKept={({ id, name }) => onDraft({ ...draft, scanId: id, scanName: name })}
        />
      ) : (
        <div className={css.acts}>
          <Scan scan={{ id: scanId, name: scanName }} />
          <Button
            size="small"
            kind="quiet"
            onClick={() => onDraft({ ...draft, scanId: null, scanName: '' })}
          >
            {t('certificates.scanOther')}
          </Button>
        </div>
      )}
    </FieldGroup>
  )
}

function Term({ draft, onDraft }: Part) {
  const { t } = useTranslation('catalog')
  return (
    <div className={css.pair}>
      <DateInput
        label={t('certificates.from')}
        latest={dayOfMoment(serverNow().toISOString())}
        value={draft.validFrom}
        onChange={(validFrom) => onDraft({ ...draft, validFrom })}
      />
      <div className="stack">
        {!draft.endless && (
          <DateInput
            label={t('certificates.until')}
            help={t('certificates.untilHelp')}
            value={draft.validUntil}
            onChange={(validUntil) => onDraft({ ...draft, validUntil })}
          />
        )}
        <Checkbox
          label={t('certificates.endless')}
          checked={draft.endless}
          onChange={(endless) => onDraft({ ...draft, endless })}
        />
      </div>
    </div>
  )
}

/** Kind, number, who issued it and until when: what stands on the paper, in a minute. */
export function CertificateFields({ draft, onDraft }: Part) {
  const { t } = useTranslation('catalog')
  const put = (change: Partial<Draft>) => onDraft({ ...draft, ...change })
  return (
    <>
      <Combobox
        label={t('certificates.kind')}
        help={t('certificates.kindHelp')}
        options={certificateKinds.map((value) => ({
          value,
          label: t(`certificate.kind.${value}`),
        }))}
        value={draft.kind}
        onChange={(kind) => put({ kind })}
      />
      {draft.kind === 'other' && (
        <TextInput
          label={t('certificates.name')}
          most={certificateNameMax}
          value={draft.name}
          onChange={(name) => put({ name })}
        />
      )}
      <div className={css.pair}>
        <TextInput
          label={t('certificates.number')}
          most={certificateNumberMax}
          value={draft.number}
          onChange={(number) => put({ number })}
        />
        <TextInput
          label={t('certificates.issuer')}
          most={certificateIssuerMax}
          value={draft.issuer}
          onChange={(issuer) => put({ issuer })}
        />
      </div>
      <Term draft={draft} onDraft={onDraft} />
      <TextArea
        label={t('certificates.scope')}
        help={t('certificates.scopeHelp')}
        optional
        rows={2}
        most={certificateScopeMax}
        value={draft.scope}
        onChange={(scope) => put({ scope })}
      />
      <ScanField draft={draft} onDraft={onDraft} />
    </>
  )
}
