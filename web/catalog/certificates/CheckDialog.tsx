import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  checkCertificate,
  type KeptCertificate,
} from '../../../domain/catalog/certificate.endpoints.ts'
import {
  type CheckOutcome,
  checkOutcomes,
  mayCheckCertificate,
} from '../../../domain/catalog/certificate.ts'
import { reasonMaxLength } from '../../../domain/kernel/writtenReason.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Facts } from '../../ui/Figures.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { Scan, useCertificateWords } from './certificateColumns.tsx'
import { renews } from './renews.ts'

/** What was entered, beside its scan; the outcome stands on the company's page with its basis. */
export function CheckDialog({
  row,
  onClose,
}: {
  readonly row: KeptCertificate
  readonly onClose: () => void
}) {
  const { t } = useTranslation('catalog')
  const { nameOf, term, found } = useCertificateWords()
  const [outcome, setOutcome] = useState<CheckOutcome>(row.scan === null ? 'doubted' : 'confirmed')
  const [basis, setBasis] = useState('')
  const check = useAct(checkCertificate, {
    renews,
    onDone: () => {
      toast(t('certificates.checked'))
      onClose()
    },
  })
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t('certificates.checkTitle', { name: nameOf(row) })}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={mayCheckCertificate({ scanned: row.scan !== null }, outcome, basis)}
            busy={check.isPending}
            onClick={() =>
              check.mutate({ params: { id: row.id }, body: { seen: row.version, outcome, basis } })
            }
          >
            {t('certificates.checkAct')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <Facts
          facts={[
            [t('org'), row.orgName],
            [t('certificates.number'), row.number],
            [t('certificates.issuer'), row.issuer],
            [t('certificates.termHead'), term(row)],
            [t('certificates.scope'), row.scope === '' ? '—' : row.scope],
          ]}
        />
        <p>
          {t('certificates.scan')} <Scan scan={row.scan} />
        </p>
        {row.check !== null && (
          <Note>
            {found(row)} {t('certificates.basisIs', { basis: row.check.basis })}
          </Note>
        )}
        <RadioGroup
          label={t('certificates.outcome')}
          options={checkOutcomes.map((value) => ({
            value,
            label: t(`certificate.outcome.${value}`),
            note: t(`certificates.outcomeNote.${value}`),
          }))}
          value={outcome}
          onChange={setOutcome}
        />
        <TextArea
          label={t('certificates.basis')}
          help={t('certificates.basisHelp')}
          rows={3}
          most={reasonMaxLength}
          value={basis}
          onChange={setBasis}
        />
        {check.error !== null && <ErrorState problem={check.error.problem} />}
      </div>
    </Dialog>
  )
}
