/** Rate cards: all of them, or the one that the address names. One file, so that the first page carries one address. */
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CardPage } from './CardPage.tsx'
import { CardsPage } from './CardsPage.tsx'

export function Cards(): ReactNode {
  const { modelId } = useParams({ strict: false }) as { readonly modelId?: string }
  return modelId === undefined ? <CardsPage /> : <CardPage key={modelId} />
}
