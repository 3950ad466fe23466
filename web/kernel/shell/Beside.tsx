/** A page's place for what modules above it show of the thing that it shows; public pages have it too. */
import { Suspense } from 'react'
import { house } from '../house.ts'

export function Beside({ thing, id }: { readonly thing: string; readonly id: string }) {
  return (
    <Suspense fallback={null}>
      {house().modules.map(({ name, beside }) => {
        const Part = beside?.[thing]
        return Part !== undefined && <Part key={name} id={id} />
      })}
    </Suspense>
  )
}
