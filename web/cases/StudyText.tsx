import type { ReactNode } from 'react'
import { useTranslation } from '../kernel/words.ts'
import css from './Cases.module.css'

const parts = ['problem', 'approach', 'result', 'conditions'] as const
type Text = { readonly [Part in (typeof parts)[number]]: string }

/** The words of a case, part after part. */
export function StudyText({
  text,
  after = {},
}: {
  readonly text: Text
  /** What stands below a part: its numbers. */
  readonly after?: Partial<Record<keyof Text, ReactNode>>
}) {
  const { t } = useTranslation('cases')
  return parts.map((part) =>
    text[part].trim() === '' ? null : (
      <section key={part} className={css.section}>
        <h2>{t(`part.${part}`)}</h2>
        <p className={css.text}>{text[part]}</p>
        {after[part]}
      </section>
    ),
  )
}
