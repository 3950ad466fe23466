/** What everybody finds of selected projects. */
import { IconAward } from '@tabler/icons-react'
import type { ModuleOffer } from '../../kernel/module.ts'

export const selectionOffer: ModuleOffer = {
  navigation: () => [],
  commands: () => [
    {
      id: 'selection.selected',
      label: 'selection:nav.selected',
      icon: IconAward,
      to: '/selected',
      keywords: 'selection:nav.selectedWords',
    },
  ],
}
