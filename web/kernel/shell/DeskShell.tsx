import { IconMenu2, IconSearch } from '@tabler/icons-react'
import { Outlet } from '@tanstack/react-router'
import { Suspense, useMemo, useState } from 'react'
import { useTranslation } from '../words.ts'
import { IconButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loading } from '../../ui/States.tsx'
import { Key } from '../../ui/Tag.tsx'
import { Mark } from './Mark.tsx'
import { openPalette, paletteKeys } from './palette.ts'
import { Rail } from './Rail.tsx'
import css from './Shell.module.css'
import { SlotsContext } from './slots.ts'

/** The frame of work: rail at the left, bar above, the page. On narrow screens the rail is a drawer. */
export function DeskShell() {
  const { t } = useTranslation(['kernel', 'ui'])
  const [crumbs, setCrumbs] = useState<HTMLElement | null>(null)
  const [saved, setSaved] = useState<HTMLElement | null>(null)
  const [menu, setMenu] = useState(false)
  const slots = useMemo(() => ({ crumbs, saved }), [crumbs, saved])
  return (
    <SlotsContext value={slots}>
      <div className={css.desk}>
        <div className={css.rail}>
          <div className={css.railInside}>
            <Mark />
            <Rail />
          </div>
        </div>
        <div>
          <header className={css.bar}>
            <span className={css.onlyNarrow}>
              <IconButton icon={IconMenu2} label={t('kernel:menu')} onClick={() => setMenu(true)} />
            </span>
            <div className={classes(css.slot, css.crumbSlot)} ref={setCrumbs} />
            <div className={css.slot} ref={setSaved} />
            <button type="button" className={css.find} onClick={openPalette}>
              <Icon of={IconSearch} />
              <span>{t('ui:palette.open')}</span>
              <span className="sr">{t('ui:palette.label')}</span>
              <Key>{paletteKeys()}</Key>
            </button>
          </header>
          <main className={css.main} id="main" tabIndex={-1}>
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
      </div>
      <Dialog open={menu} onClose={() => setMenu(false)} title={t('kernel:menu')} shape="drawer">
        <div className={css.drawer}>
          <Rail onGo={() => setMenu(false)} />
        </div>
      </Dialog>
    </SlotsContext>
  )
}
