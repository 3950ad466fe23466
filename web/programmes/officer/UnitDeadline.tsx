import { useTranslation } from '../../kernel/words.ts'
import { useMinute } from '../../kernel/clock.ts'
import { DeadlineRule } from '../../ui/DeadlineRule.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { workingDaysLeft } from '../workingDays.ts'

/** Until when the unit must be done, by the programme's rule. */
export function UnitDeadline({
  closesAt,
  openedAt,
}: {
  readonly closesAt: string | null
  readonly openedAt: string
}) {
  const { t } = useTranslation('programmes')
  const now = useMinute()
  if (closesAt === null) {
    return (
      <Sheet>
        <p className="second t13">{t('officer.undated')}</p>
      </Sheet>
    )
  }
  return (
    <Sheet>
      <DeadlineRule
        label={t('officer.untilDeliver')}
        opensAt={openedAt}
        dueAt={closesAt}
        now={now}
        workingDaysLeft={workingDaysLeft(closesAt, now)}
      />
    </Sheet>
  )
}
