import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../words.ts'
import { CommandPalette, type Entry, type Find } from '../../ui/CommandPalette.tsx'
import { offers } from '../house.ts'
import { chooseLanguage } from '../i18n.ts'
import { shownLanguage } from '../language.ts'
import { useMe } from '../me.ts'
import { type Finder, useWords, wordsNow } from '../module.ts'
import { chooseTheme, themes } from '../theme.ts'

/** Says of what kind each thing is; those words are fetched when something was found. */
function inWords(finder: Finder): Find {
  return async (text, signal) => {
    const found = await finder(text, shownLanguage(), signal)
    const say = await wordsNow(found.map(({ hint }) => hint))
    return found.map((one) => ({ ...one, hint: say(one.hint) }))
  }
}

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
  const modules = offers()
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
      finders={modules.flatMap((module) => module.finders?.(me) ?? []).map(inWords)}
      onGo={go}
    />
  )
}
