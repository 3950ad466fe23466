/** Kinds: all of them, or the one that the address names. One file, so that the first page carries one address. */
import { useParams } from '@tanstack/react-router'
import { KindPage } from './KindPage.tsx'
import { KindsPage } from './KindsPage.tsx'

export function Kinds() {
  const { id } = useParams({ strict: false }) as { readonly id?: string }
  return id === undefined ? <KindsPage /> : <KindPage key={id} id={id} />
}
