/** What parts offer at work. */
import { IconCube3dSphere } from '@tabler/icons-react'
import { mayI, type Me } from '../kernel/me.ts'
import { partPermits } from '../../domain/parts/part.ts'
import type { ModuleOffer } from '../kernel/module.ts'

const writes = (me: Me): boolean => me.actingOrg !== null && mayI(me, partPermits.write)

const place = { to: '/parts', label: 'parts:nav.mine', icon: IconCube3dSphere } as const

export const partsOffer: ModuleOffer = {
  navigation: (me) => (writes(me) ? [{ ...place, section: 'catalog:nav.section', order: 71 }] : []),
  commands: (me) =>
    writes(me) ? [{ ...place, id: 'parts.mine', keywords: 'parts:nav.words' }] : [],
}
