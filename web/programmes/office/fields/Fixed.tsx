import type { ReactNode } from 'react'
import { useEditor } from '../EditorContext.ts'
import css from '../Office.module.css'

/** A control that only shows once the programme is published. */
export function Fixed({ children }: { readonly children: ReactNode }) {
  const { readOnly } = useEditor()
  return (
    <fieldset className={css.plain} disabled={readOnly}>
      {children}
    </fieldset>
  )
}
