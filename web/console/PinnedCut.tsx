import { Link } from '../ui/Link.tsx'
import { useTranslation } from '../kernel/words.ts'
import css from './Console.module.css'

/** Where the rest stands of more pinned announcements than the strip shows. */
export function PinnedCut() {
  const { t } = useTranslation('console')
  return (
    <p className={css.notice}>
      <Link to="/announcements">{t('announcements.rest')}</Link>
    </p>
  )
}
