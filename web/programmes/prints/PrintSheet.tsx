import { useTranslation } from '../../kernel/words.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { PrintLinks, type Print } from './PrintLinks.tsx'

type Printed = Exclude<
  Print['kind'],
  | 'application'
  | 'wordForm'
  | 'receipt'
  | 'checklist'
  | 'briefing'
  | 'letter'
  | 'summary'
  | 'publicityNotice'
  | 'decisionSheet'
  | 'selectionList'
  | 'minutes'
>

/** Documents of one thing, each with its name. */
export function PrintSheet({
  prints,
  note,
}: {
  readonly prints: readonly (Print & { readonly kind: Printed })[]
  readonly note: string
}) {
  const { t } = useTranslation('prints')
  if (prints.length === 0) return null
  return (
    <Sheet title={t('title')}>
      <div className="stack">
        {prints.map((print) => (
          <div key={print.kind} className="stack">
            {prints.length > 1 && <b>{t(`kind.${print.kind}`)}</b>}
            <PrintLinks print={print} name={t(`kind.${print.kind}`)} />
          </div>
        ))}
        <p className="muted t12">{note}</p>
      </div>
    </Sheet>
  )
}
