import { useTranslation } from '../../kernel/words.ts'
import { printOfPaper } from '../../../domain/programmes/documents.ts'
import { PrintSheet } from '../prints/PrintSheet.tsx'
import type { FollowingFile } from './Indicators.tsx'
import type { PaperFile } from './PaperPage.tsx'

type Props = { readonly following: FollowingFile; readonly paper: PaperFile }

/** The paper as it was handed in, with the opinion once acceptance is judged; its draft for the project alone. */
export function PaperPrints({ following, paper }: Props) {
  const { t } = useTranslation('prints')
  const { id } = paper
  const kind = printOfPaper[paper.kind]
  if (paper.state === 'draft') {
    if (following.side !== 'project') return null
    return <PrintSheet prints={[{ subject: 'paperDraft', id, kind }]} note={t('draftNote')} />
  }
  const judged = paper.signatures.some(({ judgement }) => judgement !== null)
  return (
    <PrintSheet
      prints={[
        ...(judged ? [{ subject: 'paper', id, kind: 'acceptanceOpinion' } as const] : []),
        { subject: 'paper', id, kind },
      ]}
      note={t('note')}
    />
  )
}
