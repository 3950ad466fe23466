import type { AgreementContent } from '../../domain/console/agreement.ts'
import { useFormat } from '../kernel/format.ts'
import css from './Console.module.css'

/** A text in the language of whoever reads; one paragraph a line. */
export function AgreementReading({
  content,
}: {
  readonly content: Pick<AgreementContent, 'bodyZh' | 'bodyEn'>
}) {
  const { language } = useFormat()
  const body = language === 'zh' ? content.bodyZh : content.bodyEn
  return (
    <div className={css.reading}>
      {body
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, index) => (
          <p key={index}>{line}</p>
        ))}
    </div>
  )
}
