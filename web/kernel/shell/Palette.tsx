import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CommandPalette, type Entry } from '../../ui/CommandPalette.tsx'
import { house } from '../house.ts'
import { chooseLanguage } from '../i18n.ts'
import { useMe } from '../me.ts'
import { useWords } from '../module.ts'
import { chooseTheme, themes } from '../theme.ts'

/** What ⌘K offers this person: every place of the rail, every command, and what the server finds. */
export function Palette({
  open,
  onClose,
}: {
  readonly open: boolean
  readonly onClose: () => void
}) {
  const me = useMe()
  const navigate = useNavigate()
  const { modules } = house()
  const { t, i18n } = useTranslation(['kernel', 'ui'])
  const navigation = modules.flatMap((module) => module.navigation?.(me) ?? [])
  const given = modules.flatMap((module) => module.commands?.(me) ?? [])
  const say = useWords([
    ...navigation.flatMap(({ label, section }) => [label, ...(section ? [section] : [])]),
    ...given.flatMap(({ label, keywords }) => [label, ...(keywords ? [keywords] : [])]),
  ])
  const go = (to: string) => void navigate({ to: to as '/' })

  const places: Entry[] = navigation.map((item) => ({
    id: item.to,
    label: say(item.label),
    hint: item.section === undefined ? t('ui:palette.place') : say(item.section),
    icon: item.icon,
    run: () => go(item.to),
  }))
  const commands: Entry[] = given.map((command) => ({
    id: command.id,
    label: say(command.label),
    hint: command.to === undefined ? t('ui:palette.act') : t('ui:palette.place'),
    icon: command.icon,
    ...(command.keywords === undefined ? {} : { keywords: say(command.keywords) }),
    run: () => (command.to === undefined ? command.act?.() : go(command.to)),
  }))
  const own: Entry[] = [
    {
      id: 'language',
      label: t('kernel:otherLanguage'),
      hint: t('kernel:language'),
      run: () => void chooseLanguage(i18n.language === 'zh' ? 'en' : 'zh'),
    },
    ...themes.map((theme) => ({
      id: `theme-${theme}`,
      label: t(`kernel:themes.${theme}`),
      hint: t('kernel:theme'),
      run: () => chooseTheme(theme),
    })),
  ]
  return (
    <CommandPalette
      open={open}
      onClose={onClose}
      entries={[...places, ...commands, ...own]}
      finders={modules.flatMap((module) => module.finders?.(me) ?? [])}
      onGo={go}
    />
  )
}
