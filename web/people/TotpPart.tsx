import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import {
  beginTotp,
  confirmTotp,
  readSecurity,
  renewRecoveryCodes,
  stopTotp,
} from '../../domain/people/account.endpoints.ts'
import type { WaysIn } from '../../domain/people/passkey.ts'
import { useFormat } from '../kernel/format.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './People.module.css'
import { ProofDialog } from './ProofDialog.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { useSecretAct } from './useSecretAct.ts'

type Secret = AnswerOf<typeof beginTotp>
type Step =
  | { readonly at: 'shut' | 'begin' | 'stop' | 'renew' }
  | { readonly at: 'scan'; readonly secret: Secret }
  | { readonly at: 'codes'; readonly codes: readonly string[] }

const shut: Step = { at: 'shut' }

function Scan({
  secret,
  onCodes,
  onClose,
}: {
  readonly secret: Secret
  readonly onCodes: (codes: readonly string[]) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('people')
  const [code, setCode] = useState('')
  const confirm = useSecretAct(confirmTotp, {
    renews: [readSecurity],
    onDone: ({ recoveryCodes }) => onCodes(recoveryCodes),
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('accountPage.totpBegin')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            busy={confirm.isPending}
            onClick={() => confirm.mutate({ body: { code } })}
          >
            {t('accountPage.totpConfirm')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('accountPage.totpScan')}</p>
        <img className={css.qr} src={secret.qr} alt={t('accountPage.totpQr')} />
        <div>
          <p className="second t13">{t('accountPage.totpSecret')}</p>
          <p className={css.secret}>{secret.secret}</p>
        </div>
        <TextInput
          label={t('common.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={setCode}
        />
        {confirm.error !== null && <ErrorState problem={confirm.error.problem} />}
      </div>
    </Dialog>
  )
}

/** Enrolling, renewing recovery codes, and stopping: each asks first for a proof that it is the same person. */
function useTotp(setStep: (step: Step) => void) {
  const renews = [readSecurity]
  const begin = useSecretAct(beginTotp, {
    onDone: (secret) => setStep({ at: 'scan', secret }),
  })
  const stop = useSecretAct(stopTotp, { renews, onDone: () => setStep(shut) })
  const renew = useSecretAct(renewRecoveryCodes, {
    renews,
    onDone: ({ recoveryCodes }) => setStep({ at: 'codes', codes: recoveryCodes }),
  })
  return { begin, stop, renew }
}

export function TotpPart({
  since,
  codesLeft,
  ways,
}: {
  readonly since: string | null
  readonly codesLeft: number
  readonly ways: WaysIn
}) {
  const { t } = useTranslation('people')
  const { day } = useFormat()
  const [step, setStep] = useState<Step>(shut)
  const acts = useTotp(setStep)
  const close = () => setStep(shut)
  const asking = {
    begin: 'accountPage.totpBegin',
    stop: 'accountPage.totpStop',
    renew: 'accountPage.codesRenew',
  }
  const asked = step.at === 'begin' || step.at === 'stop' || step.at === 'renew' ? step.at : null
  const words = asked === null ? '' : t(asking[asked] as 'accountPage.totpBegin')
  return (
    <li className={css.item}>
      <span className="grow">
        <b>{t('accountPage.totpTitle')}</b>
        <br />
        <span className="second t13">
          {since === null
            ? t('accountPage.totpOff')
            : t('accountPage.totpOn', { since: day(since), codes: codesLeft })}
        </span>
      </span>
      {since === null ? (
        <Button onClick={() => setStep({ at: 'begin' })}>{t('accountPage.totpBegin')}</Button>
      ) : (
        <>
          <Button onClick={() => setStep({ at: 'renew' })}>{t('accountPage.codesRenew')}</Button>
          <Button onClick={() => setStep({ at: 'stop' })}>{t('accountPage.totpStop')}</Button>
        </>
      )}
      {asked !== null && (
        <ProofDialog
          title={words}
          act={words}
          ways={ways}
          busy={acts[asked].isPending}
          error={acts[asked].error}
          onProof={(proof) => acts[asked].mutate({ body: proof })}
          onClose={close}
        />
      )}
      {step.at === 'scan' && (
        <Scan
          secret={step.secret}
          onCodes={(codes) => setStep({ at: 'codes', codes })}
          onClose={close}
        />
      )}
      {step.at === 'codes' && <RecoveryCodes codes={step.codes} onClose={close} />}
    </li>
  )
}
