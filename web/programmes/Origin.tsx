import { useTranslation } from '../kernel/words.ts'
import type { Origin as OriginOf } from '../../domain/kernel/sourced.ts'
import { useFormat } from '../kernel/format.ts'
import { Tag } from '../ui/Tag.tsx'

/** Where a value comes from, beside it: its clause where the notice fixes it, else 示例 or 未公布. */
export function Origin({ of }: { readonly of: OriginOf }) {
  const { t } = useTranslation('calls')
  if (of.source === 'notice') {
    return of.clause === undefined ? null : <span className="muted t12">{of.clause}</span>
  }
  return <Tag boxed>{t(`label.source_${of.source}`)}</Tag>
}

/** What the file says about a value that needs saying, such as why it is an example. */
export function OriginNote({ of }: { readonly of: OriginOf }) {
  const { language } = useFormat()
  if (of.note === undefined) return null
  return <span className="muted t12">{of.note[language]}</span>
}
