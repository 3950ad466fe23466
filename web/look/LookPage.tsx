import { useTranslation } from '../kernel/words.ts'
import { chooseLanguage } from '../kernel/i18n.ts'
import { chooseTheme, type Theme, themes, useTheme } from '../kernel/theme.ts'
import { Segments } from '../ui/Choices.tsx'
import { LookActs } from './LookActs.tsx'
import { LookData } from './LookData.tsx'
import { LookFields } from './LookFields.tsx'
import { LookMeasures } from './LookMeasures.tsx'
import css from './LookPage.module.css'
import { LookRank } from './LookRank.tsx'
import { LookWork } from './LookWork.tsx'

/** Every component with sample data, for eyes and for axe. Found by address only. */
export function LookPage() {
  const { t, i18n } = useTranslation(['look', 'kernel'])
  const theme = useTheme()
  return (
    <main className={css.page} id="main" tabIndex={-1}>
      <title>{t('kernel:titled', { title: t('look:title') })}</title>
      <meta name="robots" content="noindex" />
      <header className="row wrap">
        <div>
          <h1 className="songTitle">{t('look:title')}</h1>
          <p className="second">{t('look:lead')}</p>
        </div>
        <div className="row wrap end">
          <Segments
            label={t('kernel:language')}
            options={[
              { value: 'zh', label: t('look:chinese') },
              { value: 'en', label: t('look:english') },
            ]}
            value={i18n.language}
            onChange={(language) => void chooseLanguage(language === 'en' ? 'en' : 'zh')}
          />
          <Segments<Theme>
            label={t('kernel:theme')}
            options={themes.map((one) => ({ value: one, label: t(`kernel:themes.${one}`) }))}
            value={theme}
            onChange={chooseTheme}
          />
        </div>
      </header>
      <LookActs />
      <LookFields />
      <LookMeasures />
      <LookData />
      <LookRank />
      <LookWork />
    </main>
  )
}
