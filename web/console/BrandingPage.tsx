import { useTranslation } from '../kernel/words.ts'
import { readBranding } from '../../domain/console/setting.endpoints.ts'
import { useCall } from '../kernel/query.ts'
import { PageHead } from '../kernel/shell/PageHead.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { BrandFooter } from './BrandFooter.tsx'
import { brandGroups, SettingsSheets } from './SettingsSheets.tsx'

/** What the place is called, and what stands at its foot. */
export function BrandingPage() {
  const { t } = useTranslation('console')
  const brand = useCall(readBranding).data
  const bare =
    brand !== undefined &&
    [brand.contactZh, brand.contactEn, brand.icpNumber, ...brand.footerZh, ...brand.footerEn].every(
      (text) => text === '',
    )
  return (
    <div className="stack">
      <PageHead title={t('settings.brandTitle')} />
      <h1 className="pageTitle">{t('settings.brandTitle')}</h1>
      <SettingsSheets groups={brandGroups} />
      <Sheet title={t('settings.preview')}>
        {bare ? <p className="muted">{t('settings.previewNone')}</p> : <BrandFooter />}
      </Sheet>
    </div>
  )
}
