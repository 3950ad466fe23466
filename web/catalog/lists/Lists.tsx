/** Lists of offers: all of them, or the one that the address names. One file, so that the first page carries one address. */
import { useParams } from '@tanstack/react-router'
import { OfferListPage } from './ListPage.tsx'
import { ListsPage } from './ListsPage.tsx'

export function Lists() {
  const { id } = useParams({ strict: false }) as { readonly id?: string }
  return id === undefined ? <ListsPage /> : <OfferListPage key={id} id={id} />
}
