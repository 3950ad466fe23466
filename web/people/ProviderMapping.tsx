import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { adminRoleOf, type OrgKind } from '../../domain/people/organisation.ts'
import { listProviders } from '../../domain/people/provider.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Combobox } from '../ui/Combobox.tsx'
import { Select } from '../ui/Select.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './People.module.css'
import type { Draft, GroupRow } from './providerDraft.ts'

const nothing = '-'

/** Roles that a group may give in an organisation of a kind: all but its administration. */
function useGivable(kind: string | undefined) {
  const { language } = useFormat()
  const roles = useCall(listProviders, { query: {} }).data?.roles ?? []
  if (kind === undefined) return []
  return roles
    .filter(
      ({ code, orgKinds }) => orgKinds.includes(kind) && code !== adminRoleOf(kind as OrgKind),
    )
    .map(({ code, nameZh, nameEn }) => ({
      value: code,
      label: language === 'en' ? nameEn : nameZh,
    }))
}

/** Which organisation people of a provider join, and which roles their groups give. */
export function ProviderMapping({
  draft,
  set,
}: {
  readonly draft: Draft
  readonly set: (part: Partial<Draft>) => void
}) {
  const { t } = useTranslation('people')
  const [part, setPart] = useState('')
  const orgs = useCall(listProviders, { query: part === '' ? {} : { org: part } }).data?.orgs ?? []
  const givable = useGivable(orgs.find(({ id }) => id === draft.orgId)?.kind)
  const change = (at: number, row: GroupRow) =>
    set({ groups: draft.groups.map((one, index) => (index === at ? row : one)) })
  return (
    <>
      <TextInput
        label={t('providers.findOrg')}
        help={t('providers.findOrgHelp')}
        optional
        value={part}
        onChange={setPart}
      />
      <Combobox
        label={t('providers.org')}
        help={t('providers.orgHelp')}
        optional
        options={orgs.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.orgId}
        onChange={(orgId) => set({ orgId, everyone: null, groups: [] })}
      />
      {draft.orgId !== null && (
        <>
          <Select
            label={t('providers.everyone')}
            options={[{ value: nothing, label: t('providers.noRole') }, ...givable]}
            value={draft.everyone ?? nothing}
            onChange={(role) => set({ everyone: role === nothing ? null : role })}
          />
          <ul className={css.list} aria-label={t('providers.groups')}>
            {draft.groups.map((row, at) => (
              <li key={at} className={css.groupRow}>
                <TextInput
                  label={t('providers.group')}
                  autoComplete="off"
                  spellCheck={false}
                  value={row.group}
                  onChange={(group) => change(at, { ...row, group })}
                />
                <Select
                  label={t('common.roles')}
                  options={givable}
                  value={row.role === '' ? null : row.role}
                  placeholder={t('providers.chooseRole')}
                  onChange={(role) => change(at, { ...row, role })}
                />
                <IconButton
                  icon={IconX}
                  label={t('providers.removeGroup', { group: row.group })}
                  onClick={() =>
                    set({ groups: draft.groups.filter((_one, index) => index !== at) })
                  }
                />
              </li>
            ))}
          </ul>
          <div>
            <Button
              size="small"
              icon={IconPlus}
              onClick={() => set({ groups: [...draft.groups, { group: '', role: '' }] })}
            >
              {t('providers.addGroup')}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
