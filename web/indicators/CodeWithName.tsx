import { regionOf } from '../../domain/kernel/province.ts'
import { useCodeNames } from '../kernel/codes.ts'

const divisionLength = 3

/** A code as it was given, and what its division of industry, or its province, is called. */
export function CodeWithName({
  code,
  of,
}: {
  readonly code: string
  readonly of: 'industry' | 'division'
}) {
  const names = useCodeNames()
  const coarse = of === 'industry' ? code.slice(0, divisionLength) : regionOf(code)
  const name = of === 'industry' ? names.industry(coarse) : names.region(coarse)
  return (
    <>
      {code}
      <div className="muted t12">{name.replace(`${coarse} `, '')}</div>
    </>
  )
}
