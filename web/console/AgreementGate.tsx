import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  acceptAgreement,
  listMyAcceptances,
  listPendingAgreements,
} from '../../domain/console/agreement.endpoints.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { useFormat } from '../kernel/format.ts'
import { house } from '../kernel/house.ts'
import { useAct } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { toast } from '../ui/Toast.tsx'
import { AgreementReading } from './AgreementReading.tsx'
import css from './Console.module.css'

type Pending = AnswerOf<typeof listPendingAgreements>['rows'][number]

/** One text after the other, each to be read and accepted, asked again on every visit. */
export function AgreementGate({ pending }: { readonly pending: readonly Pending[] }) {
  const { t } = useTranslation('console')
  const { language, day } = useFormat()
  const client = useQueryClient()
  const navigate = useNavigate()
  // Later means at the next visit: nobody is kept from a deadline by a text.
  const [later, setLater] = useState(false)
  const text = pending[0]
  const title = (language === 'zh' ? text?.titleZh : text?.titleEn) ?? ''
  const act = useAct(acceptAgreement, {
    renews: [listPendingAgreements, listMyAcceptances],
    onDone: () => toast(t('agreements.gate.accepted', { name: title })),
  })
  const leave = async () => {
    await house().identity.signOut()
    client.clear()
    await navigate({ to: '/' })
  }
  if (text === undefined || later) return null
  return (
    <Dialog
      open
      onClose={() => setLater(true)}
      title={t('agreements.gate.title')}
      foot={
        <>
          <Button kind="quiet" onClick={() => void leave()}>
            {t('agreements.gate.leave')}
          </Button>
          <Button
            kind="primary"
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id: text.id }, body: { digest: text.digest } })}
          >
            {t('agreements.gate.accept')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('agreements.gate.text')}</p>
        <div>
          <h3>{title}</h3>
          <p className="muted t13">
            {t('agreements.effectiveSince', {
              version: text.version,
              day: day(text.effectiveOn, { year: true }),
            })}
          </p>
          {text.acceptedVersion !== null && (
            <p className="care t13">
              {t('agreements.gate.renewed', { version: text.acceptedVersion })}
            </p>
          )}
        </div>
        <div className={css.gateText} role="region" aria-label={title} tabIndex={0}>
          <AgreementReading content={text} />
        </div>
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
