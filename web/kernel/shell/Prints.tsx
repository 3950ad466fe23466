/** A page's place for what a module above it prints of the thing that it shows. */
import { Suspense } from 'react'
import { offers } from '../house.ts'

export function Prints({ thing, id }: { readonly thing: string; readonly id: string }) {
  const Part = offers().find(({ prints }) => prints?.[thing] !== undefined)?.prints?.[thing]
  if (Part === undefined) return null
  return (
    <Suspense fallback={null}>
      <Part id={id} />
    </Suspense>
  )
}
