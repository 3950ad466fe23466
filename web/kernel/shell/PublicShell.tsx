import { IconMenu2 } from '@tabler/icons-react'
import { Link, Outlet } from '@tanstack/react-router'
import { type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from '../words.ts'
import { languageTags } from '../../../domain/kernel/text.ts'
import { Button, ButtonLink, IconButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { house } from '../house.ts'
import { chooseLanguage } from '../i18n.ts'
import { useMe } from '../me.ts'
import { useWords } from '../module.ts'
import { Mark } from './Mark.tsx'
import css from './Public.module.css'
import shell from './Shell.module.css'

const deskAddress = '/desk' as '/'

/** The places that modules offer everybody. Their words may come a moment after the page. */
function PublicPlaces({
  className,
  onGo,
}: {
  readonly className?: string | undefined
  readonly onGo?: () => void
}) {
  const modules = house().modules.filter((module) => module.publicNavigation !== undefined)
  const given = modules.flatMap((module) => module.publicNavigation ?? [])
  const say = useWords(given.map(({ label }) => label))
  return given.map((place) => (
    <Link
      key={place.to}
      to={place.to as '/'}
      {...(className === undefined ? {} : { className })}
      {...(onGo === undefined ? {} : { onClick: onGo })}
    >
      {say(place.label)}
    </Link>
  ))
}

function LanguageButton({ className }: { readonly className?: string }) {
  const { t, i18n } = useTranslation('kernel')
  const other = i18n.language === 'zh' ? 'en' : 'zh'
  return (
    <Button
      kind="quiet"
      className={className}
      lang={languageTags[other]}
      onClick={() => void chooseLanguage(other)}
    >
      {t('otherLanguage')}
    </Button>
  )
}

function Doors({ className }: { readonly className?: string | undefined }) {
  const { t } = useTranslation('kernel')
  const me = useMe()
  const { identity } = house()
  if (me.person !== null) {
    return (
      <ButtonLink to={deskAddress} kind="primary">
        {t('desk')}
      </ButtonLink>
    )
  }
  return (
    <>
      <ButtonLink to={identity.signInAddress as '/'} kind="quiet">
        {t('signIn')}
      </ButtonLink>
      <ButtonLink to={identity.signUpAddress as '/'} className={className ?? ''}>
        {t('signUp')}
      </ButtonLink>
    </>
  )
}

function PublicHead() {
  const { t } = useTranslation('kernel')
  const [open, setOpen] = useState(false)
  return (
    <header className={css.publicHead}>
      <div className={css.wide}>
        <Mark />
        <nav className={classes(css.publicNavigation, 'onlyDesk')} aria-label={t('mainNavigation')}>
          <Suspense fallback={null}>
            <PublicPlaces />
          </Suspense>
        </nav>
        <div className={css.publicEnd}>
          <LanguageButton className="onlyDesk" />
          <Doors className="onlyDesk" />
          <span className="onlyPhone">
            <IconButton icon={IconMenu2} label={t('menu')} onClick={() => setOpen(true)} />
          </span>
        </div>
      </div>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('menu')} shape="drawer">
        <nav className={shell.drawer} aria-label={t('mainNavigation')}>
          <PublicPlaces className={shell.place} onGo={() => setOpen(false)} />
        </nav>
        <div className="row wrap">
          <LanguageButton />
          <Doors />
        </div>
      </Dialog>
    </header>
  )
}

/** The head and foot of public pages around anything. */
export function PublicFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('kernel')
  return (
    <div className={css.public}>
      <PublicHead />
      <main className={classes(css.wide, css.publicMain)} id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className={css.foot}>
        <div className={css.wide}>
          <Suspense fallback={null}>
            {house().modules.map(({ name, Foot }) => Foot !== undefined && <Foot key={name} />)}
          </Suspense>
        </div>
        <div className={css.wide}>
          <span>{t('footer.name')}</span>
          <a href="/api">{t('footer.api')}</a>
        </div>
      </footer>
    </div>
  )
}

/** The frame of what everybody may read. */
export function PublicShell() {
  return (
    <PublicFrame>
      <Outlet />
    </PublicFrame>
  )
}
