import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Language } from '../../domain/kernel/text.ts'
import {
  changeMe,
  changePassword,
  erase,
  readSecurity,
} from '../../domain/people/account.endpoints.ts'
import type { WaysIn } from '../../domain/people/passkey.ts'
import { readMe } from '../../domain/people/session.endpoints.ts'
import { wipeDrafts } from '../kernel/form/drafts.ts'
import { chooseLanguage } from '../kernel/i18n.ts'
import { useMe } from '../kernel/me.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Segments } from '../ui/Choices.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { EmailPart, MobilePart } from './AddressParts.tsx'
import { LinksSheet } from './LinksSheet.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'
import { PasskeysSheet } from './PasskeysSheet.tsx'
import css from './People.module.css'
import { ProofDialog } from './ProofDialog.tsx'
import { SessionsSheet } from './SessionsSheet.tsx'
import { TotpPart } from './TotpPart.tsx'
import { useSecretAct } from './useSecretAct.ts'

function PersonSheet() {
  const { t, i18n } = useTranslation('people')
  const me = useMe()
  const [name, setName] = useState(me.person?.name ?? '')
  const change = useAct(changeMe, { renews: [readMe], onDone: () => toast(t('common.saved')) })
  const language: Language = i18n.language === 'en' ? 'en' : 'zh'
  return (
    <Sheet title={t('accountPage.person')}>
      <div className="stack">
        <TextInput label={t('common.name')} value={name} onChange={setName} />
        <div className="row">
          <Segments
            label={t('accountPage.language')}
            options={[
              { value: 'zh', label: t('accountPage.languages.zh') },
              { value: 'en', label: t('accountPage.languages.en') },
            ]}
            value={language}
            onChange={(next) => {
              change.mutate({ body: { language: next } })
              void chooseLanguage(next)
            }}
          />
        </div>
        {change.error !== null && <ErrorState problem={change.error.problem} />}
        <div className={css.foot}>
          <Button
            kind="primary"
            busy={change.isPending}
            onClick={() => change.mutate({ body: { name } })}
          >
            {t('common.save')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

/** Who signs on from outside has none yet, and sets one as who has forgotten theirs. */
function NoPasswordPart() {
  const { t } = useTranslation('people')
  return (
    <li className={css.item}>
      <span className="grow">
        <b>{t('accountPage.passwordTitle')}</b>
        <br />
        <span className="second t13">{t('accountPage.passwordNone')}</span>
      </span>
      <ButtonLink to={'/recover' as '/'}>{t('accountPage.passwordSet')}</ButtonLink>
    </li>
  )
}

function PasswordPart() {
  const { t } = useTranslation('people')
  const [open, setOpen] = useState(false)
  const [next, setNext] = useState('')
  const change = useSecretAct(changePassword, {
    onDone: () => {
      setOpen(false)
      toast(t('common.saved'))
    },
  })
  return (
    <li className={css.item}>
      <span className="grow">
        <b>{t('accountPage.passwordTitle')}</b>
        <br />
        <span className="second t13">{t('accountPage.passwordNote')}</span>
      </span>
      <Button onClick={() => setOpen(true)}>{t('accountPage.passwordChange')}</Button>
      {open && (
        <PasswordDialog
          title={t('accountPage.passwordChange')}
          act={t('common.save')}
          busy={change.isPending}
          problem={change.error}
          onAct={(password) => change.mutate({ body: { password, newPassword: next } })}
          onClose={() => setOpen(false)}
        >
          <TextInput
            label={t('accountPage.newPassword')}
            help={t('common.passwordHelp')}
            type="password"
            autoComplete="new-password"
            value={next}
            onChange={setNext}
          />
        </PasswordDialog>
      )}
    </li>
  )
}

function CloseSheet({ ways }: { readonly ways: WaysIn }) {
  const { t } = useTranslation('people')
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const close = useSecretAct(erase, {
    renews: [readMe],
    onDone: () => {
      void wipeDrafts()
      void navigate({ to: '/' })
    },
  })
  return (
    <Sheet title={t('accountPage.closeTitle')}>
      <div className="stack">
        <p className="second">{t('accountPage.closeText')}</p>
        <div className={css.foot}>
          <Button onClick={() => setOpen(true)}>{t('accountPage.close')}</Button>
        </div>
        {open && (
          <ProofDialog
            title={t('accountPage.closeTitle')}
            act={t('accountPage.close')}
            danger
            ways={ways}
            busy={close.isPending}
            error={close.error}
            onProof={(proof) => close.mutate({ body: proof })}
            onClose={() => setOpen(false)}
          >
            <p>{t('accountPage.closeText')}</p>
          </ProofDialog>
        )}
      </div>
    </Sheet>
  )
}

export function AccountPage() {
  const { t } = useTranslation('people')
  const security = useCall(readSecurity)
  return (
    <>
      <PageHead title={t('accountPage.title')} />
      <h1 className={`pageTitle ${css.title}`}>{t('accountPage.title')}</h1>
      <div className={`stack ${css.form}`}>
        <PersonSheet />
        <Sheet title={t('accountPage.title')}>
          {security.isPending && <Loading lines={4} />}
          {security.error !== null && <ErrorState problem={security.error.problem} />}
          {security.data !== undefined && (
            <ul className={css.list}>
              <EmailPart email={security.data.email} ways={security.data.waysIn} />
              <MobilePart masked={security.data.mobileMasked} ways={security.data.waysIn} />
              {security.data.waysIn.password ? <PasswordPart /> : <NoPasswordPart />}
              <TotpPart
                since={security.data.totpSince}
                codesLeft={security.data.recoveryCodesLeft}
                ways={security.data.waysIn}
              />
            </ul>
          )}
        </Sheet>
        {security.data !== undefined && (
          <>
            <PasskeysSheet ways={security.data.waysIn} stepSince={security.data.passkeyStepSince} />
            <LinksSheet ways={security.data.waysIn} />
          </>
        )}
        <SessionsSheet />
        {security.data !== undefined && <CloseSheet ways={security.data.waysIn} />}
      </div>
    </>
  )
}
