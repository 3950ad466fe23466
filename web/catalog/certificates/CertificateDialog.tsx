import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  addCertificate,
  type KeptCertificate,
  removeCertificate,
  writeCertificate,
} from '../../../domain/catalog/certificate.endpoints.ts'
import {
  isSoundDraft,
  mayKeepCertificates,
  wishOfCertificate,
} from '../../../domain/catalog/certificate.ts'
import { dayOfMoment } from '../../../domain/kernel/moment.ts'
import { allOf } from '../../../domain/kernel/verdict.ts'
import { actorOf } from '../../kernel/actor.ts'
import { serverNow } from '../../kernel/clock.ts'
import { useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { toast } from '../../ui/Toast.tsx'
import { CertificateFields, type Draft } from './CertificateFields.tsx'
import { useCertificateWords } from './certificateColumns.tsx'
import { renews } from './renews.ts'

const blank: Draft = {
  ...{ kind: null, name: '', number: '', issuer: '', scope: '' },
  ...{ validFrom: null, validUntil: null, endless: false, scanId: null, scanName: '' },
}

const draftOf = ({ kind, name, number, issuer, scope, ...row }: KeptCertificate): Draft => ({
  ...{ kind, name, number, issuer, scope },
  ...{ validFrom: row.validFrom, validUntil: row.validUntil, endless: row.validUntil === null },
  ...{ scanId: row.scan?.id ?? null, scanName: row.scan?.name ?? '' },
})

/** Entering one, changing it where it was renewed, and taking it away. */
export function CertificateDialog({
  row,
  onClose,
}: {
  readonly row: KeptCertificate | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation('catalog')
  const actor = actorOf(useMe())
  const { found } = useCertificateWords()
  const [draft, setDraft] = useState<Draft>(row === null ? blank : draftOf(row))
  const onDone = (done: 'saved' | 'removed') => () => {
    toast(t(`certificates.${done}`))
    onClose()
  }
  const add = useAct(addCertificate, { renews, onDone: onDone('saved') })
  const write = useAct(writeCertificate, { renews, onDone: onDone('saved') })
  const remove = useAct(removeCertificate, { renews, onDone: onDone('removed') })
  const save = () => {
    const wish = wishOfCertificate(draft)
    if (wish === null) return
    if (row === null) add.mutate({ body: wish })
    else write.mutate({ params: { id: row.id }, body: { seen: row.version, wish } })
  }
  const today = dayOfMoment(serverNow().toISOString())
  const problem = (add.error ?? write.error ?? remove.error)?.problem
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t(row === null ? 'certificates.add' : 'certificates.edit')}
      foot={
        <>
          {row !== null && (
            <Button
              kind="danger"
              busy={remove.isPending}
              onClick={() => remove.mutate({ params: { id: row.id }, body: { seen: row.version } })}
            >
              {t('certificates.remove')}
            </Button>
          )}
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={allOf(mayKeepCertificates(actor), isSoundDraft(draft, today))}
            busy={add.isPending || write.isPending}
            onClick={save}
          >
            {t('form.save')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        {row !== null && row.check !== null && (
          <Note tone={row.check.outcome === 'doubted' ? 'care' : 'good'}>
            {found(row)} {t('certificates.basisIs', { basis: row.check.basis })}{' '}
            {t(`certificates.afterChange.${row.check.outcome}`)}
          </Note>
        )}
        <CertificateFields draft={draft} onDraft={setDraft} />
        {problem !== undefined && <ErrorState problem={problem} />}
      </div>
    </Dialog>
  )
}
