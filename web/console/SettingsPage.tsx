import { useTranslation } from '../kernel/words.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { limitGroups, SettingsSheets } from './SettingsSheets.tsx'

/** Quotas, limits and periods of the place. */
export function SettingsPage() {
  const { t } = useTranslation('console')
  return (
    <div className="stack">
      <PageHead title={t('settings.title')} />
      <h1 className="pageTitle">{t('settings.title')}</h1>
      <SettingsSheets groups={limitGroups} />
    </div>
  )
}
