/** Both pages as one: the first page of a visit carries the address of one file for them. */
export { PartPage } from './PartPage.tsx'
export { PartsPage } from './PartsPage.tsx'
