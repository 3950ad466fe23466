/** Identity numbers show their head and tail only, until somebody goes into the field to write. */
import { useState } from 'react'
import type { PersonalKind } from '../../../domain/programmes/form/items.ts'
import { maskPersonal } from '../../../domain/programmes/form/visible.ts'

export function usePersonal(personal: PersonalKind | undefined, value: string) {
  const [within, setWithin] = useState(false)
  const masked = personal === 'idNumber' && !within && value !== ''
  return {
    shown: masked ? maskPersonal('idNumber', value) : value,
    events:
      personal === 'idNumber'
        ? { onFocus: () => setWithin(true), onBlur: () => setWithin(false) }
        : {},
  }
}
