import { useTranslation } from '../../kernel/words.ts'
import type { Section } from '../../../domain/programmes/form/definition.ts'
import { Note } from '../../ui/States.tsx'
import { useApplication } from './ApplicationContext.ts'
import { useFormat } from '../../kernel/format.ts'

/** Where files are given and where somebody declares that nothing is classified: what to do if something is. */
export function ClassifiedNote({ section }: { readonly section: Section }) {
  const { t } = useTranslation('programmes')
  const { language } = useFormat()
  const { application } = useApplication()
  const declares = section.items.some(({ id }) => id === 'unclassified')
  if (section.role !== 'attachments' && !declares) return null
  const unit = application.stopNames[0]?.[language] ?? ''
  return (
    <div style={{ marginBottom: 16 }}>
      <Note title={t('classified.title')}>
        <p>{t('classified.text')}</p>
        <p>{t('classified.path', { unit })}</p>
      </Note>
    </div>
  )
}
