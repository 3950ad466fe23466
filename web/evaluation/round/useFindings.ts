/** Why an expert must stand back from an item, in a sentence. */
import { useTranslation } from '../../kernel/words.ts'
import type { AssignmentRow } from '../../../domain/evaluation/roundItem.endpoints.ts'

type Finding = AssignmentRow['findings'][number]

export function useFindings(): (finding: Finding) => string {
  const { t } = useTranslation('round')
  const { t: say } = useTranslation('evaluation')
  return ({ cause, facts }) => {
    const org = facts['org'] ?? facts['unit'] ?? ''
    const until = facts['until'] ?? ''
    const said = say(`conflictCause.${cause}`)
    if (cause === 'declared') {
      const words = t('eligible.factDeclared', {
        org,
        day: facts['on'] ?? '',
        reason: facts['reason'] ?? '',
      })
      return t('eligible.conflict', { cause: `${said}${words}` })
    }
    const more =
      org === ''
        ? ''
        : until === ''
          ? t('eligible.factOrg', { org })
          : t('eligible.factUntil', { org, until })
    return t('eligible.conflict', { cause: `${said}${more}` })
  }
}
