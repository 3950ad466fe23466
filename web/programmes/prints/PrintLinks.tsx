import { useTranslation } from '../../kernel/words.ts'
import { downloadVersion } from '../../../domain/files/version.endpoints.ts'
import {
  documentsOffered,
  type DocumentFormat,
  type DocumentWish,
} from '../../../domain/programmes/documents.ts'
import { addressOf } from '../../kernel/call.ts'
import { Button } from '../../ui/Button.tsx'
import { OutLink } from '../../ui/Link.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { useDocument } from '../application/useDocument.ts'
import css from './Prints.module.css'

export type Print = Pick<DocumentWish, 'subject' | 'id' | 'kind'>

function PrintLink({
  print,
  format,
  name,
}: {
  readonly print: Print
  readonly format: DocumentFormat
  readonly name: string
}) {
  const { t } = useTranslation('prints')
  const { document, busy, problem, make } = useDocument({ ...print, format })
  const versionId = document?.state === 'done' ? document.versionId : null
  const shown = { format: format.toUpperCase() }
  const missing = document?.missingGlyphs ?? []
  return (
    <>
      {versionId === null ? (
        <Button
          size="small"
          busy={busy}
          aria-label={`${t(busy ? 'making' : 'make', shown)} ${name}`}
          onClick={make}
        >
          {t('make', shown)}
        </Button>
      ) : (
        <OutLink
          href={addressOf(downloadVersion, { params: { id: versionId }, query: {} })}
          download={document?.name}
        >
          {t('open', shown)}
        </OutLink>
      )}
      {document?.fault != null && <Note tone="bad">{document.fault.message}</Note>}
      {missing.length > 0 && <Note tone="care">{t('glyphs', { signs: missing.join(' ') })}</Note>}
      {problem !== null && <ErrorState problem={problem} onRetry={make} />}
    </>
  )
}

/** One document in every format that it has: made when it is asked for, then opened. */
export function PrintLinks({ print, name }: { readonly print: Print; readonly name: string }) {
  const formats = documentsOffered[print.subject][print.kind] ?? []
  return (
    <div className={css.links}>
      {formats.map((format) => (
        <PrintLink key={format} print={print} format={format} name={name} />
      ))}
    </div>
  )
}
