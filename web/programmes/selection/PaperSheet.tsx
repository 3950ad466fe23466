import { useTranslation } from 'react-i18next'
import { downloadVersion } from '../../../domain/files/version.endpoints.ts'
import type { DocumentFormat } from '../../../domain/programmes/documents.ts'
import type { SelectionPage } from '../../../domain/programmes/selectionPage.ts'
import { addressOf } from '../../kernel/call.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { Button } from '../../ui/Button.tsx'
import { OutLink } from '../../ui/Link.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { useDocument } from '../application/useDocument.ts'
import css from './Selection.module.css'

type Kind = 'publicityNotice' | 'selectionList'

function Paper({
  id,
  kind,
  format,
}: {
  readonly id: string
  readonly kind: Kind
  readonly format: DocumentFormat
}) {
  const { t } = useTranslation('selection')
  const { document, busy, problem, make } = useDocument({ subject: 'selection', id, kind, format })
  const versionId = document?.state === 'done' ? document.versionId : null
  return (
    <>
      {versionId === null ? (
        <Button size="small" busy={busy} onClick={make}>
          {t('papers.make', { format: format.toUpperCase() })}
        </Button>
      ) : (
        <OutLink
          href={addressOf(downloadVersion, { params: { id: versionId }, query: {} })}
          download={document?.name}
        >
          {t('papers.open', { format: format.toUpperCase() })}
        </OutLink>
      )}
      {document?.fault != null && <Note tone="bad">{document.fault.message}</Note>}
      {problem !== null && <ErrorState problem={problem} onRetry={make} />}
    </>
  )
}

const offered: Readonly<Record<Kind, readonly DocumentFormat[]>> = {
  publicityNotice: ['docx', 'pdf'],
  selectionList: ['docx', 'pdf', 'xlsx'],
}

/** The issuer's papers, once names are public. */
export function PaperSheet({ page }: { readonly page: SelectionPage }) {
  const { t } = useTranslation('selection')
  const { selectionId: id, state } = page
  const decides = mayI(useMe(), 'programmes.selection.decide')
  if (!decides || id === null || (state !== 'public' && state !== 'published')) return null
  const kinds: readonly Kind[] =
    state === 'published' ? ['publicityNotice', 'selectionList'] : ['publicityNotice']
  return (
    <Sheet title={t('papers.title')}>
      <div className="stack">
        {kinds.map((kind) => (
          <div key={kind} className="stack">
            <b>{t(`papers.${kind}`)}</b>
            <div className={css.acts}>
              {offered[kind].map((format) => (
                <Paper key={format} id={id} kind={kind} format={format} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </Sheet>
  )
}
