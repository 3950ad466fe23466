import { useTranslation } from 'react-i18next'
import { useFormat } from '../../kernel/format.ts'
import { Note } from '../../ui/States.tsx'
import { useApplication } from './ApplicationContext.ts'

/** The file came back to be mended: until when, and what to do. */
export function Returned() {
  const { t } = useTranslation('programmes')
  const { due } = useFormat()
  const { application } = useApplication()
  const { state, returnDeadline } = application
  if (state !== 'returned') return null
  return (
    <Note tone="care" title={t('returned.title')}>
      {returnDeadline === null
        ? t('returned.open')
        : t('returned.text', { moment: due(returnDeadline) })}
    </Note>
  )
}
