import { Link, useRouterState } from '@tanstack/react-router'
import { Fragment, Suspense } from 'react'
import { type TextKey, useTranslation } from '../words.ts'
import { Icon } from '../../ui/Icon.tsx'
import { offers } from '../house.ts'
import { type Me, useMe } from '../me.ts'
import { type NavigationItem, useWords } from '../module.ts'
import { AccountBlock } from './AccountBlock.tsx'
import { placeOf } from './lit.ts'
import css from './Shell.module.css'

const orderWhereSilent = 100

type Section = { readonly heading: TextKey | undefined; readonly items: NavigationItem[] }

/** What all modules offer this person: without a heading first, then section by section. */
function sectionsFor(me: Me): Section[] {
  const items = offers()
    .flatMap((module) => module.navigation?.(me) ?? [])
    .toSorted((a, b) => (a.order ?? orderWhereSilent) - (b.order ?? orderWhereSilent))
  const sections: Section[] = [{ heading: undefined, items: [] }]
  for (const item of items) {
    const section = sections.find((one) => one.heading === item.section)
    if (section === undefined) sections.push({ heading: item.section, items: [item] })
    else section.items.push(item)
  }
  return sections
}

/** The navigation of work, by the roles of whoever acts. */
export function Rail({ onGo }: { readonly onGo?: () => void }) {
  const me = useMe()
  const sections = sectionsFor(me)
  const places = sections.flatMap(({ items }) => items.map(({ to }) => to))
  const lit = useRouterState({ select: ({ location }) => placeOf(location.pathname, places) })
  const { t } = useTranslation('kernel')
  const say = useWords(
    sections.flatMap(({ heading, items }) => [
      ...(heading === undefined ? [] : [heading]),
      ...items.map((item) => item.label),
    ]),
  )
  return (
    <div className={css.railInside}>
      <nav aria-label={t('mainNavigation')}>
        {sections.map((section) => (
          <Fragment key={section.heading ?? ''}>
            {section.heading !== undefined && (
              <div className={css.caption}>{say(section.heading)}</div>
            )}
            {section.items.map((item) => (
              <Link
                key={item.to}
                to={item.to as '/'}
                className={css.place}
                activeOptions={{ exact: item.to !== lit }}
                {...(onGo === undefined ? {} : { onClick: onGo })}
              >
                <Icon of={item.icon} />
                {say(item.label)}
                {item.Count !== undefined && (
                  <span className={css.placeCount}>
                    <Suspense fallback={null}>
                      <item.Count />
                    </Suspense>
                  </span>
                )}
              </Link>
            ))}
          </Fragment>
        ))}
      </nav>
      <AccountBlock />
    </div>
  )
}
