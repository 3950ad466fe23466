/** What following offers at work: to projects their own, to units and offices all of theirs. */
import { IconProgressCheck } from '@tabler/icons-react'
import { mayI, type Me } from '../../kernel/me.ts'
import type { ModuleOffer, NavigationItem } from '../../kernel/module.ts'

const own: NavigationItem = {
  to: '/followings',
  label: 'following:nav.mine',
  icon: IconProgressCheck,
  section: 'programmes:nav.section',
  order: 15,
}

/** In the section where the actor's other work on programmes is. */
function official(me: Me): NavigationItem {
  const office = mayI(me, 'programmes.entry.read')
  return {
    ...own,
    label: 'following:nav.all',
    section: office ? 'office:nav.section' : 'programmes:officer.nav',
    order: office ? 15 : 35,
  }
}

function itemOf(me: Me): readonly NavigationItem[] {
  if (mayI(me, 'programmes.following.read')) return [official(me)]
  return mayI(me, 'programmes.application.edit') ? [own] : []
}

export const followingOffer: ModuleOffer = {
  navigation: itemOf,
  commands: (me) =>
    itemOf(me).map(({ to, label, icon }) => ({
      id: 'following',
      to,
      label,
      icon,
      keywords: 'following:nav.words' as const,
    })),
  waits: (me) =>
    me.actingOrg === null || itemOf(me).length === 0
      ? []
      : [
          async () =>
            (await import('./waits.ts')).followingWaiting(!mayI(me, 'programmes.following.read')),
        ],
}
