import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  askEmailChange,
  askMobileChange,
  confirmEmailChange,
  confirmMobileChange,
  readSecurity,
} from '../../domain/people/account.endpoints.ts'
import type { Asked } from '../../domain/people/challenge.ts'
import type { WaysIn } from '../../domain/people/passkey.ts'
import { readMe } from '../../domain/people/session.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import type { CallProblem } from '../kernel/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './People.module.css'
import { ProofDialog } from './ProofDialog.tsx'
import { useSecretAct } from './useSecretAct.ts'

function CodeDialog(props: {
  readonly title: string
  readonly to: string
  readonly asked: Asked
  readonly busy: boolean
  readonly problem: CallProblem | null
  readonly onCode: (code: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('people')
  const { time } = useFormat()
  const [code, setCode] = useState('')
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      foot={
        <>
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={props.busy} onClick={() => props.onCode(code)}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextInput
          label={t('common.code')}
          help={t('common.codeSent', { to: props.to, time: time(props.asked.expiresAt) })}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={setCode}
        />
        {props.problem !== null && <ErrorState problem={props.problem.problem} />}
      </div>
    </Dialog>
  )
}

type Step = 'shut' | 'ask' | { readonly asked: Asked }

export function EmailPart({ email, ways }: { readonly email: string; readonly ways: WaysIn }) {
  const { t } = useTranslation('people')
  const [step, setStep] = useState<Step>('shut')
  const [next, setNext] = useState('')
  const ask = useSecretAct(askEmailChange, { onDone: (asked) => setStep({ asked }) })
  const confirm = useSecretAct(confirmEmailChange, {
    renews: [readSecurity, readMe],
    onDone: () => {
      setStep('shut')
      toast(t('accountPage.emailConfirmed'))
    },
  })
  return (
    <li className={css.item}>
      <span className="grow">
        <b>{t('accountPage.emailTitle')}</b>
        <br />
        {email}
      </span>
      <Button onClick={() => setStep('ask')}>{t('accountPage.emailChange')}</Button>
      {step === 'ask' && (
        <ProofDialog
          title={t('accountPage.emailChange')}
          act={t('common.next')}
          ways={ways}
          busy={ask.isPending}
          error={ask.error}
          onProof={(proof) => ask.mutate({ body: { email: next, ...proof } })}
          onClose={() => setStep('shut')}
        >
          <TextInput
            label={t('accountPage.newEmail')}
            type="email"
            autoComplete="email"
            value={next}
            onChange={setNext}
          />
        </ProofDialog>
      )}
      {typeof step === 'object' && (
        <CodeDialog
          title={t('accountPage.emailChange')}
          to={next}
          asked={step.asked}
          busy={confirm.isPending}
          problem={confirm.error}
          onCode={(code) => confirm.mutate({ body: { challengeId: step.asked.challengeId, code } })}
          onClose={() => setStep('shut')}
        />
      )}
    </li>
  )
}

export function MobilePart({
  masked,
  ways,
}: {
  readonly masked: string | null
  readonly ways: WaysIn
}) {
  const { t } = useTranslation('people')
  const [step, setStep] = useState<Step>('shut')
  const [next, setNext] = useState('')
  const ask = useSecretAct(askMobileChange, { onDone: (asked) => setStep({ asked }) })
  const confirm = useSecretAct(confirmMobileChange, {
    renews: [readSecurity],
    onDone: () => {
      setStep('shut')
      toast(t('common.saved'))
    },
  })
  return (
    <li className={css.item}>
      <span className="grow">
        <b>{t('accountPage.mobileTitle')}</b>
        <br />
        <span className={masked === null ? 'second t13' : undefined}>
          {masked ?? t('accountPage.mobileNone')}
        </span>
      </span>
      <Button onClick={() => setStep('ask')}>{t('accountPage.mobileChange')}</Button>
      {step === 'ask' && (
        <ProofDialog
          title={t('accountPage.mobileChange')}
          act={t('common.next')}
          ways={ways}
          busy={ask.isPending}
          error={ask.error}
          onProof={(proof) => ask.mutate({ body: { mobile: next, ...proof } })}
          onClose={() => setStep('shut')}
        >
          <TextInput
            label={t('accountPage.mobile')}
            type="tel"
            autoComplete="tel-national"
            value={next}
            onChange={setNext}
          />
        </ProofDialog>
      )}
      {typeof step === 'object' && (
        <CodeDialog
          title={t('accountPage.mobileChange')}
          to={next}
          asked={step.asked}
          busy={confirm.isPending}
          problem={confirm.error}
          onCode={(code) => confirm.mutate({ body: { challengeId: step.asked.challengeId, code } })}
          onClose={() => setStep('shut')}
        />
      )}
    </li>
  )
}
