/** The desk is the first place of everybody's rail. */
import { IconHome2 } from '@tabler/icons-react'
import type { ModuleOffer } from '../kernel/module.ts'

export const deskOffer: ModuleOffer = {
  navigation: () => [{ to: '/desk', label: 'kernel:desk', icon: IconHome2, order: 1 }],
}
