import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../kernel/words.ts'
import { useFormat } from '../../kernel/format.ts'
import { useProgramme } from '../call/useProgramme.ts'

/** The call whose page this is part of, and the way back to it. */
export function useCallPart() {
  const { t } = useTranslation('guidance')
  const { language } = useFormat()
  const { programmeId } = useParams({ strict: false }) as { readonly programmeId: string }
  const { data: call, error } = useProgramme(programmeId)
  const title = call?.title[language] ?? ''
  const crumbs = [
    { label: t('crumb.calls'), to: '/calls' },
    ...(title === '' ? [] : [{ label: title, to: `/calls/${programmeId}` }]),
  ]
  return { programmeId, call, error, title, crumbs }
}
