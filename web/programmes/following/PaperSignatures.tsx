import { useTranslation } from '../../kernel/words.ts'
import { formatDay, useFormat } from '../../kernel/format.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import css from './Following.module.css'
import type { PaperFile } from './PaperPage.tsx'

const shownDigest = 16

/** Who signed what when, with the digest of the very content. */
export function PaperSignatures({ paper }: { readonly paper: PaperFile }) {
  const { t } = useTranslation('following')
  const { moment, language } = useFormat()
  return (
    <Sheet title={t('signatures')}>
      {paper.signatures.length === 0 && <p className="muted">{t('signaturesNone')}</p>}
      <ol className={css.lines}>
        {paper.signatures.map(
          ({ level, verb, opinion, by, orgName, at, digestSha256, judgement }) => (
            <li key={`${level} ${at}`}>
              <b>
                {t(`level.${level}`)} {t(`signed.${verb}`)}
              </b>
              <div className="t13">
                {by} <span className="muted">{orgName}</span>
              </div>
              {opinion !== null && <p className={`${css.said} t13`}>{opinion}</p>}
              {judgement !== null && (
                <p className="t13">
                  {t('judgedOn', { day: formatDay(judgement.heldOn, language) })}{' '}
                  {judgement.experts
                    .map(({ name, post, duty }) => [name, post, duty].filter(Boolean).join(' '))
                    .join(' / ')}
                </p>
              )}
              <div className="muted t12">{moment(at, { year: true })}</div>
              <div className="muted t12 mono">
                {t('digest', { digest: digestSha256.slice(0, shownDigest) })}
              </div>
            </li>
          ),
        )}
      </ol>
    </Sheet>
  )
}
