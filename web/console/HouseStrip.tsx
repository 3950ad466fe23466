import { lazy, Suspense, useEffect } from 'react'
import { listPendingAgreements } from '../../domain/console/agreement.endpoints.ts'
import { listShownAnnouncements } from '../../domain/console/announcement.endpoints.ts'
import { readBranding, shortNameIn } from '../../domain/console/setting.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { nameHouse } from '../kernel/i18n.ts'
import { useMe } from '../kernel/me.ts'
import { useCall, useCallWhen } from '../kernel/query.ts'
import css from './Console.module.css'

const PinnedCut = lazy(async () => ({ default: (await import('./PinnedCut.tsx')).PinnedCut }))

// Fetched only by those who have something to accept.
const AgreementGate = lazy(async () => ({
  default: (await import('./AgreementGate.tsx')).AgreementGate,
}))

/** The short name that the operator chose, in the language shown. */
function useBrandName(): void {
  const { language } = useFormat()
  const brand = useCall(readBranding).data
  const name = brand === undefined ? '' : shortNameIn(brand, language)
  useEffect(() => {
    if (name !== '') nameHouse(language, name)
  }, [language, name])
}

/** Pinned announcements above every page, and what must be accepted before going on. */
export function HouseStrip() {
  const { language } = useFormat()
  useBrandName()
  const me = useMe()
  const page = useCall(listShownAnnouncements).data
  const shown = page?.rows ?? []
  // Pinned ones come first: what follows the last of them is not for the strip.
  const isCut = shown.at(-1)?.pinned === true && page?.next !== null
  // Whoever looks with somebody's eyes accepts nothing in their name.
  const asked = me.person !== null && me.viewedBy === null
  const pending = useCallWhen(asked, listPendingAgreements).data?.rows ?? []
  return (
    <>
      {shown
        .filter(({ pinned }) => pinned)
        .map((one) => {
          const title = language === 'zh' ? one.titleZh : one.titleEn
          return (
            <aside key={one.id} className={css.notice} aria-label={title}>
              <b>{title}</b> {language === 'zh' ? one.bodyZh : one.bodyEn}
            </aside>
          )
        })}
      {isCut && (
        <Suspense fallback={null}>
          <PinnedCut />
        </Suspense>
      )}
      {asked && pending.length > 0 && (
        <Suspense fallback={null}>
          <AgreementGate pending={pending} />
        </Suspense>
      )}
    </>
  )
}
