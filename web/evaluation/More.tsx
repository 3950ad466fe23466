import { useTranslation } from '../kernel/words.ts'
import { useSome } from '../ui/Some.tsx'

export function useMore<Row>(rows: readonly Row[]) {
  const { t } = useTranslation('evaluation')
  return useSome(rows, (count) => t('more', { count }))
}
