import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { confirmEmailChange, readSecurity } from '../../domain/people/account.endpoints.ts'
import { readMe } from '../../domain/people/session.endpoints.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Note } from '../ui/States.tsx'
import css from './People.module.css'
import { tokenInAddress } from './useEntering.ts'
import { useSecretAct } from './useSecretAct.ts'

/** Where the letter's link leads that proves a new e-mail. */
export function ConfirmEmailPage() {
  const { t } = useTranslation('people')
  const [token] = useState(tokenInAddress)
  const confirm = useSecretAct(confirmEmailChange, { renews: [readMe, readSecurity] })
  return (
    <>
      <PageHead
        title={t('accountPage.emailChange')}
        crumbs={[{ label: t('accountPage.title'), to: '/account' }]}
      />
      <div className={css.narrow}>
        <Sheet title={t('accountPage.emailChange')} level={1}>
          <div className="stack">
            {confirm.error !== null && <ErrorState problem={confirm.error.problem} />}
            {confirm.isSuccess ? (
              <>
                <Note tone="good">{t('accountPage.emailConfirmed')}</Note>
                <ButtonLink to={'/account' as '/'}>{t('accountPage.title')}</ButtonLink>
              </>
            ) : (
              <Button
                kind="primary"
                busy={confirm.isPending}
                onClick={() => confirm.mutate({ body: { token } })}
              >
                {t('accountPage.emailChange')}
              </Button>
            )}
          </div>
        </Sheet>
      </div>
    </>
  )
}
