import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { listInvitations, listJoinRequests } from '../../domain/people/invitation.endpoints.ts'
import { mayI, useMe } from '../kernel/me.ts'
import { useCallWhen } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { DeputiesTab } from './DeputiesTab.tsx'
import css from './People.module.css'
import { InvitationsTab } from './InvitationsTab.tsx'
import { MembersTab } from './MembersTab.tsx'
import { RequestsTab } from './RequestsTab.tsx'
import { UnitsTab } from './UnitsTab.tsx'

const tabs = {
  members: MembersTab,
  invitations: InvitationsTab,
  requests: RequestsTab,
  deputies: DeputiesTab,
  units: UnitsTab,
} as const
type TabName = keyof typeof tabs

/** Who belongs to the acting organisation, who is about to, and who acts for whom. */
export function MembersPage() {
  const { t } = useTranslation('people')
  const manages = mayI(useMe(), 'people.member.manage')
  const [at, setAt] = useState<TabName>('members')
  const invitations = useCallWhen(manages, listInvitations).data?.rows.length ?? 0
  const requests = useCallWhen(manages, listJoinRequests).data?.rows.length ?? 0
  const shown: readonly TabName[] = manages
    ? ['members', 'invitations', 'requests', 'deputies', 'units']
    : ['members', 'deputies', 'units']
  const waiting: Partial<Record<TabName, number>> = { invitations, requests }
  const Tab = tabs[at]
  return (
    <>
      <PageHead title={t('members.title')} />
      <h1 className={`pageTitle ${css.title}`}>{t('members.title')}</h1>
      <Tabs
        label={t('members.title')}
        tabs={shown.map((key) => {
          const open = waiting[key] ?? 0
          return { key, label: t(`members.tabs.${key}`), ...(open === 0 ? {} : { open }) }
        })}
        at={at}
        onGo={(key) => setAt(key as TabName)}
      >
        <Tab manages={manages} />
      </Tabs>
    </>
  )
}
