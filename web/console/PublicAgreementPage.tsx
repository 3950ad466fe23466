import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from '../kernel/words.ts'
import { readCurrentAgreement } from '../../domain/console/agreement.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { classes } from '../ui/classes.ts'
import { Link } from '../ui/Link.tsx'
import { ErrorState, Loading, Note } from '../ui/States.tsx'
import { AgreementReading } from './AgreementReading.tsx'
import css from './Console.module.css'

/** What everybody agrees to, at an address of its own; earlier versions stay readable. */
export function PublicAgreementPage() {
  const { t } = useTranslation('console')
  const { language, day } = useFormat()
  const { code } = useParams({ strict: false }) as { readonly code: string }
  const search = useSearch({ strict: false }) as { readonly version?: string }
  const version = Number(search.version)
  const reading = useCall(readCurrentAgreement, {
    params: { code },
    query: Number.isInteger(version) ? { version } : {},
  })
  const known = reading.data
  const title = language === 'zh' ? known?.text.titleZh : known?.text.titleEn
  const full = (when: string) => day(when, { year: true })
  return (
    <article className={classes(css.public, 'stack')}>
      <PageHead title={title ?? t('agreements.publicTitle')} />
      {reading.error !== null && <ErrorState problem={reading.error.problem} />}
      {known === undefined && reading.error === null && <Loading lines={8} />}
      {known !== undefined && (
        <>
          <h1 className="songTitle">{title}</h1>
          <p className="muted">
            {t('agreements.effectiveSince', {
              version: known.text.version,
              day: full(known.text.effectiveOn),
            })}
          </p>
          {!known.inForce && <Note tone="care">{t('agreements.notInForce')}</Note>}
          <AgreementReading content={known.text} />
          <nav aria-label={t('agreements.versions')}>
            <h2>{t('agreements.versions')}</h2>
            <ul>
              {known.versions.map((one) => (
                <li key={one.version}>
                  <Link
                    to="/agreements/$code"
                    params={{ code }}
                    search={{ version: String(one.version) } as never}
                  >
                    {t('agreements.effectiveSince', {
                      version: one.version,
                      day: full(one.effectiveOn),
                    })}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </>
      )}
    </article>
  )
}
