/** What happens once somebody is signed in: everything read as nobody is forgotten, and one goes on. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'

/** An address of this house, and of no other: `//elsewhere` would lead away. */
function insideAddress(text: unknown): string {
  return typeof text === 'string' && /^\/(?![/\\])/.test(text) ? text : '/desk'
}

/** Goes to the `next` of the address, else to the desk. */
export function useEntering(otherwise?: string): () => void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  return () => {
    client.clear()
    void navigate({ href: insideAddress(search['next'] ?? otherwise) })
  }
}

/** The token of a letter's link stands behind `#`, which browsers send to nobody. */
export function tokenInAddress(): string {
  return location.hash.slice(1)
}
