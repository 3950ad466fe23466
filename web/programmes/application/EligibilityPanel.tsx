import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../kernel/words.ts'
import { readApplication, sayLicence } from '../../../domain/programmes/application.endpoints.ts'
import { licenceTypes } from '../../../domain/programmes/legalPerson.ts'
import { callOptions, useAct } from '../../kernel/query.ts'
import { type RuleLine, RuleList } from '../../ui/Checklist.tsx'
import { Select } from '../../ui/Select.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useReasonLine } from '../eligibility/Answer.tsx'
import { useApplication, useOpenDesk } from './ApplicationContext.ts'
import { useOwnReasons } from './useOwnReasons.ts'
import { useSoftLines } from './useSoftLines.tsx'

const passedShownMost = 3

/** The answer at the head: no, so many questions, or yes with so much to explain. */
function Answered({
  failing,
  open,
  notes,
}: {
  readonly failing: boolean
  readonly open: number
  readonly notes: number
}) {
  const { t } = useTranslation('programmes')
  if (failing) {
    return (
      <Tag boxed tone="bad">
        {t('eligibility.answers.no')}
      </Tag>
    )
  }
  if (open > 0) return <Tag boxed>{t('apply.eligibility.open', { count: open })}</Tag>
  return (
    <Tag boxed tone={notes === 0 ? 'good' : 'care'}>
      {notes === 0 ? t('eligibility.answers.yes') : t('apply.eligibility.notes', { count: notes })}
    </Tag>
  )
}

/** The one question of eligibility that no form asks; the answer is sealed with the application. */
function LicenceAsk() {
  const { t } = useTranslation('programmes')
  const { application } = useApplication()
  const open = useOpenDesk() !== null
  const client = useQueryClient()
  const { id, licence } = application
  const say = useAct(sayLicence, {
    onDone: (answer) =>
      client.setQueryData(callOptions(readApplication, { params: { id } }).queryKey, answer),
  })
  return (
    <>
      <Select
        label={t('eligibility.licence')}
        help={t('apply.eligibility.licenceHelp')}
        disabled={!open}
        options={licenceTypes.map((type) => ({ value: type, label: t(`label.licence_${type}`) }))}
        value={say.isPending ? say.variables.body.licence : licence}
        onChange={(next) => say.mutate({ params: { id }, body: { licence: next } })}
      />
      {say.error !== null && <ErrorState problem={say.error.problem} />}
    </>
  )
}

/** May this application be made: answered from what is written, while it is written. */
export function EligibilityPanel() {
  const { t } = useTranslation('programmes')
  const reasons = useOwnReasons()
  const soft = useSoftLines()
  const reasonLine = useReasonLine(false)
  if (reasons === undefined) return null
  const others = reasons.filter(({ outcome }) => outcome !== 'passes').map(reasonLine)
  const passed = reasons
    .filter(({ outcome }) => outcome === 'passes')
    .slice(0, passedShownMost)
    .map(({ code, text }): RuleLine => ({
      key: code,
      state: 'good',
      text,
      end: t('apply.eligibility.checked'),
    }))
  const failing = reasons.some(({ outcome }) => outcome === 'fails')
  const open = reasons.filter(({ outcome }) => outcome === 'unanswered').length
  const notes = others.length + soft.length
  return (
    <Sheet
      title={t('apply.eligibility.title')}
      end={<Answered failing={failing} open={open} notes={notes} />}
    >
      <RuleList rules={[...passed, ...soft, ...others]} />
      <LicenceAsk />
    </Sheet>
  )
}
