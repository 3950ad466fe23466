/** A page's places for what a module above it knows of the thing that it shows. */
import { type ComponentType, Suspense } from 'react'
import { offers } from '../house.ts'

type Shown = { readonly thing: string; readonly id: string }

function Given({
  Part,
  id,
}: {
  readonly Part: ComponentType<{ readonly id: string }> | undefined
  readonly id: string
}) {
  if (Part === undefined) return null
  return (
    <Suspense fallback={null}>
      <Part id={id} />
    </Suspense>
  )
}

/** What it prints of the thing. */
export function Prints({ thing, id }: Shown) {
  const Part = offers().find(({ prints }) => prints?.[thing] !== undefined)?.prints?.[thing]
  return <Given Part={Part} id={id} />
}

/** Who answers for the thing. */
export function ResponsibleFor({ thing, id }: Shown) {
  const Part = offers().find(({ responsible }) => responsible?.[thing] !== undefined)
    ?.responsible?.[thing]
  return <Given Part={Part} id={id} />
}
