/** The pages at work in one file: every page of the house carries its address once. */
import { BoardPage } from './BoardPage.tsx'
import { SavedPage } from './SavedPage.tsx'
import { UnmetPage } from './UnmetPage.tsx'

export const deskPages = {
  '/searches': SavedPage,
  '/board': BoardPage,
  '/console/unmet': UnmetPage,
} as const
