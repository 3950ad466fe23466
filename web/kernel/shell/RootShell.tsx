import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Toasts } from '../../ui/Toast.tsx'
import { fetchOffers } from '../house.ts'
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

export function RootShell() {
  const { t } = useTranslation('kernel')
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
