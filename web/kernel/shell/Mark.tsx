import { Link } from '@tanstack/react-router'
import { useTranslation } from '../words.ts'
import css from './Shell.module.css'

/** The carpenter's square with its measure, and the name. */
export function Mark() {
  const { t } = useTranslation('kernel')
  return (
    <Link className={css.mark} to="/" activeOptions={{ exact: true }}>
      <svg
        viewBox="0 0 24 24"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
      >
        <path d="M3.5 2.5v18h18" />
        <path d="M3.5 7.5a13 13 0 0 1 13 13" />
        <path d="M7.5 20.5v-2M11.5 20.5v-2" />
      </svg>
      {t('name')}
    </Link>
  )
}
