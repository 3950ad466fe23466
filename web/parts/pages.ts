/** Both pages as one: the first page of a visit carries the address of one file for them. */
import { PartPage } from './PartPage.tsx'
import { PartsPage } from './PartsPage.tsx'

export const partPages = { one: PartPage, all: PartsPage } as const
