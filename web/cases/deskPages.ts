/** The desk of those who write, review, adopt and verify, in one file. */
import { AdoptionPage } from './AdoptionPage.tsx'
import { AdoptionsPage } from './AdoptionsPage.tsx'
import { StudiesPage } from './StudiesPage.tsx'
import { StudyPage } from './StudyPage.tsx'

export const deskPages = {
  '/case-studies': StudiesPage,
  '/case-studies/$id': StudyPage,
  '/adoptions': AdoptionsPage,
  '/adoptions/$id': AdoptionPage,
} as const
