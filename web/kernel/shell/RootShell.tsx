import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from '../words.ts'
import { Toasts } from '../../ui/Toast.tsx'
import { fetchOffers } from '../house.ts'
import { followLanguage } from '../i18n.ts'
import { useMe } from '../me.ts'
import { onPalette } from './palette.ts'
import css from './Shell.module.css'
import { Strips } from './Strips.tsx'

const Palette = lazy(async () => {
  const [page] = await Promise.all([import('./Palette.tsx'), fetchOffers()])
  return { default: page.Palette }
})

/** ⌘K or Ctrl K anywhere. The palette is fetched when first called. */
function PaletteDoor() {
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  useEffect(
    () =>
      onPalette(() => {
        setWanted(true)
        setOpen(true)
      }),
    [],
  )
  if (!wanted) return null
  return (
    <Suspense fallback={null}>
      <Palette open={open} onClose={() => setOpen(false)} />
    </Suspense>
  )
}

/** Looking with somebody else's eyes changes what is read, not in which language. */
function useOwnLanguage(): void {
  const { i18n } = useTranslation('kernel')
  const client = useQueryClient()
  const { person, language, viewedBy } = useMe()
  const follows = person !== null && viewedBy === null
  useEffect(() => {
    if (follows) void followLanguage(language)
  }, [follows, language])
  // Some of what was read was worded by the server, in the language of the asking.
  useEffect(() => {
    const again = () => void client.invalidateQueries()
    i18n.on('languageChanged', again)
    return () => i18n.off('languageChanged', again)
  }, [client, i18n])
}

export function RootShell() {
  const { t } = useTranslation('kernel')
  useOwnLanguage()
  return (
    <>
      <a className={css.skip} href="#main">
        {t('skip')}
      </a>
      <Strips />
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
      <Toasts />
      <PaletteDoor />
    </>
  )
}
