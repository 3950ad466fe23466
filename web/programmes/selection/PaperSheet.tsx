import { useTranslation } from '../../kernel/words.ts'
import type { SelectionPage } from '../../../domain/programmes/selectionPage.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { PrintLinks } from '../prints/PrintLinks.tsx'

type Kind = 'publicityNotice' | 'decisionSheet' | 'selectionList'

/** The issuer's papers, once names are public. */
export function PaperSheet({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const { selectionId: id, state } = page
  const decides = mayI(useMe(), 'programmes.selection.decide')
  if (!decides || id === null || (state !== 'public' && state !== 'published')) return null
  const kinds: readonly Kind[] =
    state === 'published'
      ? ['publicityNotice', 'decisionSheet', 'selectionList']
      : ['publicityNotice', 'decisionSheet']
  return (
    <Sheet title={t('papers.title')}>
      <div className="stack">
        {kinds.map((kind) => (
          <div key={kind} className="stack">
            <b>{t(`papers.${kind}`)}</b>
            <PrintLinks print={{ subject: 'selection', id, kind }} name={t(`papers.${kind}`)} />
          </div>
        ))}
      </div>
    </Sheet>
  )
}
