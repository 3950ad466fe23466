import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { readSecurity } from '../../domain/people/account.endpoints.ts'
import { mayUnlink, type FreshProof, type WaysIn } from '../../domain/people/passkey.ts'
import {
  beginLink,
  linkDirectory,
  listLinks,
  listSignOns,
  unlink,
} from '../../domain/people/signOn.endpoints.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './People.module.css'
import { ProofDialog } from './ProofDialog.tsx'
import { keepNext } from './signOnNext.ts'
import { type SignOn, useSignOnName } from './SignOnWays.tsx'
import { useSecretAct } from './useSecretAct.ts'

type Link = AnswerOf<typeof listLinks>['rows'][number]

function LinkDialog({
  provider,
  ways,
  onClose,
}: {
  readonly provider: SignOn
  readonly ways: WaysIn
  readonly onClose: () => void
}) {
  const { t } = useTranslation('people')
  const name = useSignOnName()(provider)
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const leave = useSecretAct(beginLink, {
    onDone: ({ url }) => {
      keepNext('/account')
      location.assign(url)
    },
  })
  const link = useSecretAct(linkDirectory, {
    renews: [listLinks, readSecurity],
    onDone: () => {
      toast(t('signOn.linked'))
      onClose()
    },
  })
  const directory = provider.kind === 'ldap'
  const params = { id: provider.id }
  const act = (proof: FreshProof) => {
    if (directory) link.mutate({ params, body: { login, password, proof } })
    else leave.mutate({ params, body: { proof } })
  }
  return (
    <ProofDialog
      title={t('signOn.linkOne', { name })}
      act={t(directory ? 'signOn.link' : 'signOn.go')}
      ways={ways}
      busy={leave.isPending || link.isPending}
      error={directory ? link.error : leave.error}
      onProof={act}
      onClose={onClose}
    >
      <p className="second">
        {t(directory ? 'signOn.linkDirectoryText' : 'signOn.linkText', { name })}
      </p>
      {directory && (
        <>
          <TextInput
            label={t('signOn.login')}
            autoComplete="off"
            value={login}
            onChange={setLogin}
          />
          <TextInput
            label={t('signOn.directoryPassword')}
            type="password"
            autoComplete="off"
            value={password}
            onChange={setPassword}
          />
        </>
      )}
    </ProofDialog>
  )
}

function Row({
  provider,
  link,
  ways,
}: {
  readonly provider: SignOn
  readonly link: Link | undefined
  readonly ways: WaysIn
}) {
  const { t } = useTranslation('people')
  const { day } = useFormat()
  const name = useSignOnName()(provider)
  const [open, setOpen] = useState(false)
  const remove = useSecretAct(unlink, {
    renews: [listLinks, readSecurity],
    onDone: () => {
      setOpen(false)
      toast(t('signOn.unlinked'))
    },
  })
  return (
    <li className={css.item}>
      <span className="grow">
        <b>{name}</b>
        <br />
        <span className="second t13">
          {link === undefined
            ? t('signOn.notLinked')
            : t('signOn.since', { day: day(link.madeAt) })}
        </span>
      </span>
      {link === undefined ? (
        <Button aria-label={t('signOn.linkOne', { name })} onClick={() => setOpen(true)}>
          {t('signOn.link')}
        </Button>
      ) : (
        <ActionButton
          kind="plain"
          verdict={mayUnlink(ways)}
          aria-label={t('signOn.unlinkOne', { name })}
          onClick={() => setOpen(true)}
        >
          {t('signOn.unlink')}
        </ActionButton>
      )}
      {open && link === undefined && (
        <LinkDialog provider={provider} ways={ways} onClose={() => setOpen(false)} />
      )}
      {open && link !== undefined && (
        <ProofDialog
          title={t('signOn.unlinkOne', { name })}
          act={t('signOn.unlink')}
          danger
          ways={ways}
          busy={remove.isPending}
          error={remove.error}
          onProof={(proof) => remove.mutate({ params: { id: link.id }, body: { proof } })}
          onClose={() => setOpen(false)}
        >
          <p>{t('signOn.unlinkText', { name })}</p>
        </ProofDialog>
      )}
    </li>
  )
}

/** Accounts elsewhere that open one's own; nothing is shown where the operator has set up none. */
export function LinksSheet({ ways }: { readonly ways: WaysIn }) {
  const { t } = useTranslation('people')
  const providers = useCall(listSignOns).data?.rows ?? []
  const links = useCall(listLinks).data?.rows ?? []
  if (providers.length === 0) return null
  return (
    <Sheet title={t('signOn.links')}>
      <ul className={css.list}>
        {providers.map((provider) => (
          <Row
            key={provider.id}
            provider={provider}
            link={links.find(({ providerId }) => providerId === provider.id)}
            ways={ways}
          />
        ))}
      </ul>
    </Sheet>
  )
}
