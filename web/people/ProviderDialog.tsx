import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  addProvider,
  changeProvider,
  listProviders,
} from '../../domain/people/provider.endpoints.ts'
import type { Provider } from '../../domain/people/provider.ts'
import { listSignOns } from '../../domain/people/signOn.endpoints.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, Segments } from '../ui/Choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import css from './People.module.css'
import { type Draft, draftOf, inputOf, newDraft } from './providerDraft.ts'
import { LdapFields, OidcFields } from './ProviderFields.tsx'
import { ProviderMapping } from './ProviderMapping.tsx'
import { useSecretAct } from './useSecretAct.ts'

function RuleFields({
  draft,
  set,
}: {
  readonly draft: Draft
  readonly set: (part: Partial<Draft>) => void
}) {
  const { t } = useTranslation('people')
  return (
    <>
      <h3>{t('providers.whom')}</h3>
      <p className="second t13">{t('providers.whomHelp')}</p>
      <Checkbox
        label={t('providers.mayMakePersons')}
        note={t('providers.mayMakePersonsNote')}
        checked={draft.mayMakePersons}
        onChange={(mayMakePersons) => set({ mayMakePersons })}
      />
      <Checkbox
        label={t('providers.mayLinkByEmail')}
        note={t('providers.mayLinkByEmailNote')}
        checked={draft.mayLinkByEmail}
        onChange={(mayLinkByEmail) => set({ mayLinkByEmail })}
      />
      <TextInput
        label={t('providers.domains')}
        help={t('providers.domainsHelp')}
        optional={!draft.mayMakePersons && !draft.mayLinkByEmail}
        autoComplete="off"
        spellCheck={false}
        value={draft.domains}
        onChange={(domains) => set({ domains })}
      />
      <h3>{t('providers.mapping')}</h3>
      <ProviderMapping draft={draft} set={set} />
    </>
  )
}

function Names({
  draft,
  set,
}: {
  readonly draft: Draft
  readonly set: (part: Partial<Draft>) => void
}) {
  const { t } = useTranslation('people')
  return (
    <div className={css.pair}>
      <TextInput
        label={t('providers.nameZh')}
        help={t('providers.nameHelp')}
        maxLength={60}
        value={draft.nameZh}
        onChange={(nameZh) => set({ nameZh })}
      />
      <TextInput
        label={t('providers.nameEn')}
        maxLength={60}
        value={draft.nameEn}
        onChange={(nameEn) => set({ nameEn })}
      />
    </div>
  )
}

/** Sets up a provider, or changes one; a secret that is left empty stays as it is kept. */
export function ProviderDialog({
  provider,
  redirectUri,
  onClose,
}: {
  readonly provider: Provider | null
  readonly redirectUri: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('people')
  const [draft, setDraft] = useState(provider === null ? newDraft('oidc') : draftOf(provider))
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const done = {
    renews: [listProviders, listSignOns],
    onDone: () => {
      toast(t('common.saved'))
      onClose()
    },
  }
  const add = useSecretAct(addProvider, done)
  const change = useSecretAct(changeProvider, done)
  const error = add.error ?? change.error
  const save = () => {
    const input = inputOf(draft)
    if (provider === null) add.mutate({ body: input })
    else {
      const { id, version } = provider
      change.mutate({ params: { id }, body: { version, provider: input } })
    }
  }
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t(provider === null ? 'providers.add' : 'providers.change')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={add.isPending || change.isPending} onClick={save}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {provider === null && (
          <Segments
            label={t('providers.kind')}
            options={[
              { value: 'oidc', label: t('providers.oidc') },
              { value: 'ldap', label: t('providers.ldap') },
            ]}
            value={draft.kind}
            onChange={(kind) => set({ kind })}
          />
        )}
        <Names draft={draft} set={set} />
        {draft.kind === 'oidc' ? (
          <OidcFields
            value={draft.oidc}
            redirectUri={redirectUri}
            onChange={(oidc) => set({ oidc })}
          />
        ) : (
          <LdapFields value={draft.ldap} onChange={(ldap) => set({ ldap })} />
        )}
        <TextInput
          label={t(draft.kind === 'oidc' ? 'providers.clientSecret' : 'providers.bindPassword')}
          help={t(provider === null ? 'providers.secretHelp' : 'providers.secretKept')}
          type="password"
          autoComplete="new-password"
          value={draft.secret}
          onChange={(secret) => set({ secret })}
        />
        <RuleFields draft={draft} set={set} />
        <Checkbox
          label={t('providers.enabled')}
          note={t('providers.enabledNote')}
          checked={draft.enabled}
          onChange={(enabled) => set({ enabled })}
        />
        {error !== null && <ErrorState problem={error.problem} />}
      </div>
    </Dialog>
  )
}
