import { useTranslation } from '../../kernel/words.ts'
import { PrintLinks } from './PrintLinks.tsx'
import { PrintSheet } from './PrintSheet.tsx'

/** One expert's review on paper, beside the review itself. */
export function ReviewPrints({ id }: { readonly id: string }) {
  const { t } = useTranslation('prints')
  return (
    <PrintLinks
      print={{ subject: 'review', id, kind: 'reviewSheet' }}
      name={t('kind.reviewSheet')}
    />
  )
}

/** What a panel recorded of an item, on paper, beside the record itself. */
export function RecordPrints({ id }: { readonly id: string }) {
  const { t } = useTranslation('prints')
  return (
    <PrintLinks
      print={{ subject: 'record', id, kind: 'panelRecord' }}
      name={t('kind.panelRecord')}
    />
  )
}

/** All that the panels of a round recorded. */
export function RoundRecordsPrints({ id }: { readonly id: string }) {
  const { t } = useTranslation('prints')
  return (
    <PrintLinks
      print={{ subject: 'round', id, kind: 'panelRecords' }}
      name={t('kind.panelRecords')}
    />
  )
}

/** What came of a round on paper, with names for those who may know them and with numbers for the rest. */
export function RoundPrints({ id }: { readonly id: string }) {
  const { t } = useTranslation('prints')
  const kinds = ['roundRecordNumbered', 'roundRecord'] as const
  return (
    <PrintSheet
      prints={kinds.map((kind) => ({ subject: 'round', id, kind }))}
      note={t('roundNote')}
    />
  )
}
