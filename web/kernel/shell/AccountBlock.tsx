import { IconLogout } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FieldFault } from '../../ui/Field.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { unsentCount, wipeDrafts } from '../form/drafts.ts'
import { house } from '../house.ts'
import { chooseLanguage } from '../i18n.ts'
import { useMe } from '../me.ts'
import { chooseTheme, themes, useTheme } from '../theme.ts'
import css from './Shell.module.css'

/** Everything read so far was read as somebody else: forget it all. */
function useChangeOfHands() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [failed, setFailed] = useState(false)
  const [unsent, setUnsent] = useState(0)
  const { identity } = house()
  const attempt = async (change: () => Promise<unknown>, to: string) => {
    setFailed(false)
    try {
      await change()
      client.clear()
      await navigate({ to: to as '/' })
    } catch {
      setFailed(true)
    }
  }
  const leave = () => {
    setUnsent(0)
    return attempt(async () => {
      const { onwardUrl } = await identity.signOut()
      await wipeDrafts()
      if (onwardUrl !== undefined) location.assign(onwardUrl)
    }, '/')
  }
  return {
    failed,
    /** Edits that leaving would wipe; asked about before it does. */
    unsent,
    stay: () => setUnsent(0),
    leave,
    actFor: (orgId: string) => attempt(() => identity.actFor(orgId), '/desk'),
    async signOut() {
      const count = await unsentCount()
      if (count === 0) await leave()
      else setUnsent(count)
    },
  }
}

/** Who acts, for whom, in which language and light; and the way out. */
export function AccountBlock() {
  const { t, i18n } = useTranslation('kernel')
  const me = useMe()
  const theme = useTheme()
  const { failed, unsent, stay, leave, actFor, signOut } = useChangeOfHands()
  if (me.person === null) return null
  const items: MenuItem[] = [
    { kind: 'caption', key: 'acting', label: t('actingFor') },
    ...me.memberships.map((membership) => ({
      kind: 'act' as const,
      key: membership.orgId,
      label: membership.orgName,
      chosen: membership.orgId === me.actingOrg?.id,
      act: () => void actFor(membership.orgId),
    })),
    { kind: 'rule', key: 'r1' },
    { kind: 'caption', key: 'theme', label: t('theme') },
    ...themes.map((one) => ({
      kind: 'act' as const,
      key: one,
      label: t(`themes.${one}`),
      chosen: one === theme,
      act: () => chooseTheme(one),
    })),
    { kind: 'rule', key: 'r2' },
    {
      kind: 'act',
      key: 'language',
      label: t('otherLanguage'),
      act: () => void chooseLanguage(i18n.language === 'zh' ? 'en' : 'zh'),
    },
    {
      kind: 'act',
      key: 'out',
      label: t('signOut'),
      icon: IconLogout,
      act: () => void signOut(),
    },
  ]
  return (
    <div className={css.who}>
      <Dialog
        open={unsent > 0}
        onClose={stay}
        title={t('signOutUnsent.title', { count: unsent })}
        foot={
          <>
            <Button kind="danger" onClick={() => void leave()}>
              {t('signOutUnsent.go')}
            </Button>
            <Button kind="primary" onClick={stay}>
              {t('signOutUnsent.stay')}
            </Button>
          </>
        }
      >
        <p>{t('signOutUnsent.text')}</p>
      </Dialog>
      {failed && <FieldFault>{t('switchFailed')}</FieldFault>}
      <Menu
        side="above"
        label={t('account')}
        items={items}
        className={css.whoMenu}
        buttonClassName={css.whoButton}
      >
        <span className={css.face} aria-hidden="true">
          {[...me.person.name][0]}
        </span>
        <span>
          <span>{me.person.name}</span>
          <span className="muted">{me.actingOrg?.name ?? t('noOrganisation')}</span>
        </span>
      </Menu>
    </div>
  )
}
