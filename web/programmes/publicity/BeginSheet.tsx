import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { AnswerOf } from '../../../domain/kernel/endpoint.ts'
import { allowed, conflict, forbidden, type Verdict } from '../../../domain/kernel/verdict.ts'
import {
  beginPublicity,
  listOwnPublicities,
} from '../../../domain/programmes/publicity.endpoints.ts'
import { mayBePublic, publicityPeriod } from '../../../domain/programmes/publicity.ts'
import type { readRecommendation } from '../../../domain/programmes/recommendation.endpoints.ts'
import { publicityRule } from '../../../domain/programmes/recommendation.ts'
import { useMinute } from '../../kernel/clock.ts'
import { formatIsoDay, useFormat } from '../../kernel/format.ts'
import { mayI, useMe } from '../../kernel/me.ts'
import { useAct } from '../../kernel/query.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ErrorState, Loading, Note } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useProgramme, type Call } from '../call/useProgramme.ts'

type List = AnswerOf<typeof readRecommendation>

type Props = {
  readonly list: List
  readonly runs: boolean
  /** Of the programme's file, else of the house. */
  readonly usualWorkingDays: number
}

const permit = 'programmes.publicity.run'

function BeginForm({ list, call, runs, usualWorkingDays }: Props & { readonly call: Call }) {
  const { t } = useTranslation('guidance')
  const { language, day, due } = useFormat()
  const me = useMe()
  const now = useMinute()
  const rule = publicityRule(call.definition)
  const min = rule.strength === 'hard' ? (rule.workingDays ?? 1) : 1
  const [days, setDays] = useState(String(usualWorkingDays))
  const [firstDay, setFirstDay] = useState<string | null>(formatIsoDay(now))
  const begin = useAct(beginPublicity, { renews: [listOwnPublicities] })
  const workingDays = /^\d{1,3}$/.test(days) ? Number(days) : 0
  const ready = firstDay !== null && workingDays >= 1 && workingDays <= 366
  const period = ready ? publicityPeriod(firstDay, workingDays) : null
  const verdict = (): Verdict => {
    if (!mayI(me, permit)) return forbidden('programmes.role_cannot', { permit })
    if (runs) return conflict('programmes.publicity_runs_already')
    if (list.ranked.length === 0) return conflict('programmes.list_empty')
    if (!ready) return conflict('programmes.publicity_too_short', { min, workingDays })
    return mayBePublic(rule, { workingDays, firstDay }, now, language) ?? allowed
  }
  const tooLate = period !== null && list.closesAt !== null && period.closesAt > list.closesAt
  return (
    <div className="stack">
      <p>
        {list.ranked.length === 0
          ? t('run.noneRanked')
          : t('run.beginText', { count: list.ranked.length })}
      </p>
      <TextInput
        label={t('run.workingDays')}
        help={t(rule.workingDays === null ? 'run.workingDaysOfHouse' : 'run.workingDaysHelp', {
          min,
          usual: usualWorkingDays,
        })}
        inputMode="numeric"
        value={days}
        onChange={setDays}
      />
      <DateInput
        label={t('run.firstDay')}
        help={t('run.firstDayHelp')}
        value={firstDay}
        onChange={setFirstDay}
      />
      {period !== null && (
        <p>{t('run.wouldEnd', { day: day(period.lastDay, { weekday: true, year: true }) })}</p>
      )}
      {period?.provisional === true && <Note tone="care">{t('publicity.provisional')}</Note>}
      {tooLate && list.closesAt !== null && (
        <Note tone="care">{t('run.tooLate', { moment: due(list.closesAt) })}</Note>
      )}
      {begin.error !== null && <ErrorState problem={begin.error.problem} />}
      <ActionButton
        verdict={verdict()}
        busy={begin.isPending}
        onClick={() => {
          if (firstDay === null) return
          begin.mutate({
            params: { programmeId: list.programmeId, unit: list.unit },
            body: { workingDays, firstDay },
          })
        }}
      >
        {t('run.begin')}
      </ActionButton>
    </div>
  )
}

/** Puts the ranked projects before the public; the last day is shown before it is begun. */
export function BeginSheet(props: Props) {
  const { t } = useTranslation('guidance')
  const { data: call } = useProgramme(props.list.programmeId)
  return (
    <Sheet title={t('run.begin')}>
      {call === undefined ? <Loading lines={3} /> : <BeginForm {...props} call={call} />}
    </Sheet>
  )
}
