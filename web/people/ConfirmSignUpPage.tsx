import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { confirmSignUp } from '../../domain/people/account.endpoints.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState } from '../ui/States.tsx'
import css from './People.module.css'
import { tokenInAddress, useEntering } from './useEntering.ts'
import { useSecretAct } from './useSecretAct.ts'

/** Opened by a letter's link. A press confirms, since mail scanners open links but press nothing. */
export function ConfirmSignUpPage() {
  const { t } = useTranslation('people')
  const [token] = useState(tokenInAddress)
  const enter = useEntering('/places')
  const confirm = useSecretAct(confirmSignUp, { onDone: enter })
  return (
    <div className={css.narrow}>
      <Sheet title={t('signUpPage.codeTitle')} level={1}>
        <div className="stack">
          {confirm.error !== null && (
            <ErrorState problem={confirm.error.problem}>
              <ButtonLink to={'/sign-up' as '/'}>{t('signUpPage.title')}</ButtonLink>
            </ErrorState>
          )}
          <div className={css.foot}>
            <Button
              kind="primary"
              busy={confirm.isPending}
              onClick={() => confirm.mutate({ body: { token } })}
            >
              {t('signUpPage.confirm')}
            </Button>
          </div>
        </div>
      </Sheet>
    </div>
  )
}
