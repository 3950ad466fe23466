import { useTranslation } from '../../kernel/words.ts'
import { Link } from '../../ui/Link.tsx'
import css from './Call.module.css'
import { Part } from './Part.tsx'

const pages = [
  ['questions', '/calls/$programmeId/questions'],
  ['briefings', '/calls/$programmeId/briefings'],
  ['sample', '/calls/$programmeId/sample'],
  ['counts', '/calls/$programmeId/counts'],
] as const

/** What helps an applicant and what the public can follow, each a page of its own. */
export function Guidance({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('calls')
  return (
    <Part id="guidance" title={t('call.guidance.title')}>
      <ul className={css.dates}>
        {pages.map(([key, to]) => (
          <li key={key}>
            <Link to={to} params={{ programmeId }}>
              {t(`call.guidance.${key}`)}
            </Link>
            <span className={css.basis}>{t(`call.guidance.${key}Text`)}</span>
          </li>
        ))}
        <li>
          <Link to="/publicities" search={{ programmeId } as never}>
            {t('call.guidance.publicities')}
          </Link>
          <span className={css.basis}>{t('call.guidance.publicitiesText')}</span>
        </li>
        <li>
          <b>{t('call.guidance.winners')}</b>
          <span className={css.basis}>{t('call.guidance.winnersText')}</span>
        </li>
      </ul>
    </Part>
  )
}
