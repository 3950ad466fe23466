import { useTranslation } from '../kernel/words.ts'
import type { LdapSettings, OidcSettings } from '../../domain/people/provider.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import css from './People.module.css'
import { activeDirectory } from './providerDraft.ts'

const plain = { autoComplete: 'off', spellCheck: false, autoCapitalize: 'none' } as const
/** Shown as it is typed: i18next would take it for a value to fill in. */
const login = '{{login}}'

export function OidcFields({
  value,
  redirectUri,
  onChange,
}: {
  readonly value: OidcSettings
  readonly redirectUri: string
  readonly onChange: (value: OidcSettings) => void
}) {
  const { t } = useTranslation('people')
  const set = (part: Partial<OidcSettings>) => onChange({ ...value, ...part })
  return (
    <>
      <div>
        <p className="second t13">{t('providers.redirectUri')}</p>
        <p className={css.secret}>{redirectUri}</p>
      </div>
      <TextInput
        {...plain}
        label={t('providers.issuer')}
        help={t('providers.issuerHelp')}
        value={value.issuer}
        onChange={(issuer) => set({ issuer })}
      />
      <TextInput
        {...plain}
        label={t('providers.clientId')}
        value={value.clientId}
        onChange={(clientId) => set({ clientId })}
      />
      <div className={css.pair}>
        <TextInput
          {...plain}
          label={t('providers.scopes')}
          help={t('providers.scopesHelp')}
          value={value.scopes}
          onChange={(scopes) => set({ scopes })}
        />
        <TextInput
          {...plain}
          label={t('providers.groupsClaim')}
          optional
          value={value.groupsClaim ?? ''}
          onChange={(groupsClaim) => set({ groupsClaim })}
        />
      </div>
      <Checkbox
        label={t('providers.signOutThere')}
        checked={value.signOutThere}
        onChange={(signOutThere) => set({ signOutThere })}
      />
    </>
  )
}

function AttributeFields({
  value,
  set,
}: {
  readonly value: LdapSettings
  readonly set: (part: Partial<LdapSettings>) => void
}) {
  const { t } = useTranslation('people')
  const needed = ['idAttribute', 'nameAttribute', 'mailAttribute'] as const
  const wished = ['unitAttribute', 'groupsAttribute'] as const
  return (
    <div className={css.pair}>
      {needed.map((name) => (
        <TextInput
          {...plain}
          key={name}
          label={t(`providers.${name}`)}
          value={value[name]}
          onChange={(text) => set({ [name]: text })}
        />
      ))}
      {wished.map((name) => (
        <TextInput
          {...plain}
          key={name}
          label={t(`providers.${name}`)}
          optional
          value={value[name] ?? ''}
          onChange={(text) => set({ [name]: text })}
        />
      ))}
      <NumberInput
        label={t('providers.timeout')}
        unit={t('providers.seconds')}
        value={value.timeoutSeconds}
        onChange={(timeoutSeconds) => set({ timeoutSeconds: timeoutSeconds ?? 5 })}
      />
    </div>
  )
}

export function LdapFields({
  value,
  onChange,
}: {
  readonly value: LdapSettings
  readonly onChange: (value: LdapSettings) => void
}) {
  const { t } = useTranslation('people')
  const set = (part: Partial<LdapSettings>) => onChange({ ...value, ...part })
  return (
    <>
      <TextInput
        {...plain}
        label={t('providers.url')}
        help={t('providers.urlHelp')}
        value={value.url}
        onChange={(url) => set({ url })}
      />
      <Checkbox
        label={t('providers.startTls')}
        note={t('providers.startTlsNote')}
        checked={value.startTls}
        onChange={(startTls) => set({ startTls })}
      />
      <TextArea
        {...plain}
        label={t('providers.caPem')}
        help={t('providers.caPemHelp')}
        optional
        rows={3}
        value={value.caPem ?? ''}
        onChange={(caPem) => set({ caPem })}
      />
      <TextInput
        {...plain}
        label={t('providers.bindDn')}
        help={t('providers.bindDnHelp')}
        value={value.bindDn}
        onChange={(bindDn) => set({ bindDn })}
      />
      <TextInput
        {...plain}
        label={t('providers.baseDn')}
        value={value.baseDn}
        onChange={(baseDn) => set({ baseDn })}
      />
      <TextInput
        {...plain}
        label={t('providers.userFilter')}
        help={t('providers.userFilterHelp', { login })}
        value={value.userFilter}
        onChange={(userFilter) => set({ userFilter })}
      />
      <div>
        <Button size="small" onClick={() => set(activeDirectory)}>
          {t('providers.activeDirectory')}
        </Button>
      </div>
      <AttributeFields value={value} set={set} />
    </>
  )
}
