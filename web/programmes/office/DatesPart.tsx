import { useTranslation } from '../../kernel/words.ts'
import { resolveDeadline } from '../../../domain/kernel/deadline.ts'
import { Deadline } from '../../../domain/programmes/programme.ts'
import { useFormat } from '../../kernel/format.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { IconCalendarEvent } from '@tabler/icons-react'
import { nameOfMember, useEditor, useEditorWords, useValueAt } from './EditorContext.ts'
import { ListField } from './fields/ListField.tsx'
import { Members, memberShape } from './Members.tsx'
import css from './Office.module.css'
import { hasShape, isBag } from './schema.ts'

/** What a deadline means, said by the rule that will decide: with the weekday, and until which moment. */
export function DeadlineSentence({ member }: { readonly member: unknown }) {
  const { t } = useTranslation('office')
  const { t: codes } = useTranslation('codes')
  const sayStep = codes as unknown as (key: string, facts: object) => string
  const { day } = useFormat()
  if (!hasShape(Deadline, member)) return null
  const { date, inclusive, basis, ifNonWorkingDay, step, zone } = member
  if (date.value === null) return <p className={css.live}>{t('dates.unpublished')}</p>
  const resolved = resolveDeadline({
    date: date.value,
    inclusive: inclusive.value ?? true,
    basis: basis.value ?? (step === 'deliver' ? 'received' : 'uploaded'),
    ifNonWorkingDay: ifNonWorkingDay.value ?? 'keep',
    zone,
  })
  const said = (facts: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(facts).map(([name, text]) => [name, day(text, { year: true, weekday: true })]),
    )
  const fields = { date, inclusive, basis, ifNonWorkingDay }
  const assumed = Object.values(fields).filter(({ source }) => source !== 'notice').length
  return (
    <p className={css.live} role="status">
      <Icon of={IconCalendarEvent} />
      <span>
        {resolved.steps.map(({ code, facts }) => (
          <span key={code}>{sayStep(`deadline.${code}`, said(facts))} </span>
        ))}
        {assumed > 0 && <span className="muted">{t('dates.assumed', { count: assumed })}</span>}
      </span>
    </p>
  )
}

/** Deadlines of every level with what they mean, the stages, publicity and reports. */
export function DatesPart() {
  const { t } = useTranslation('office')
  const { language, day } = useFormat()
  const { definition } = useEditor()
  const { label, choice } = useEditorWords()
  const deadlines = useValueAt('/deadlines')
  const units = isBag(definition) && Array.isArray(definition['units']) ? definition['units'] : []
  const nameOf = (member: unknown) => {
    if (!isBag(member)) return ''
    const unit = units.find((one) => isBag(one) && one['code'] === member['unit'])
    const date = isBag(member['date']) ? member['date']['value'] : null
    return [
      choice('step', String(member['step'])),
      unit === undefined ? t('dates.allUnits') : nameOfMember(unit, language),
      typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date)
        ? day(date, { year: true, weekday: true })
        : t('unpublished'),
    ].join(' · ')
  }
  return (
    <Sheet title={t('section.dates')} note={t('sectionNote.dates')} inside="form">
      <div className={css.fields}>
        <ListField
          at="/deadlines"
          name="deadlines"
          shape={memberShape('deadlines')}
          value={deadlines}
          label={label('deadlines')}
          nameOf={nameOf}
          renderBelow={(member) => <DeadlineSentence member={member} />}
        />
        <Members names={['stages', 'publicity', 'reporting']} />
      </div>
    </Sheet>
  )
}
