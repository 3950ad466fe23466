/** Minutes as one text, to lay two versions beside each other. */
import { useTranslation } from '../../kernel/words.ts'
import type { WorkgroupPage } from '../../../domain/programmes/workgroup.endpoints.ts'
import type { MinutesDraft } from './MinutesForm.tsx'

/** Under which name the browser keeps what is not on the server yet. */
export const minutesDocument = (id: string): string => `programmes.minutes/${id}`

export function useMinutesText(group: WorkgroupPage | null): (draft: MinutesDraft) => string {
  const { t } = useTranslation('workgroup')
  const nameOf = (id: string) => group?.members.find((one) => one.id === id)?.orgName ?? ''
  return (draft) =>
    [
      draft.title,
      [draft.heldOn ?? '', draft.place, draft.chair].filter((part) => part !== '').join(' · '),
      draft.attendees,
      draft.body,
      ...draft.decisions.map(({ what, memberId, workingDays }, at) =>
        [
          `${at + 1}. ${what}`,
          memberId === null ? '' : nameOf(memberId),
          workingDays === null ? '' : t('minutes.due', { days: String(workingDays) }),
        ]
          .filter((part) => part !== '')
          .join(' · '),
      ),
    ]
      .filter((line) => line.trim() !== '')
      .join('\n')
}
