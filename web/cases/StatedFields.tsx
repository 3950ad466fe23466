import { useTranslation } from '../kernel/words.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import type { AnswerOf } from '../../domain/kernel/endpoint.ts'
import { listLists } from '../../domain/indicators/track.endpoints.ts'
import type { StatedChange } from '../../domain/cases/measure.ts'
import { serverNow } from '../kernel/clock.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { Combobox } from '../ui/Combobox.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { NumberInput } from '../ui/NumberInput.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './Cases.module.css'

type Lists = AnswerOf<typeof listLists>['rows']

/** A change as it is typed: some of it may not be there yet. */
export type ChangeDraft = {
  readonly [Key in keyof StatedChange]: StatedChange[Key] | null
}

export const emptyChange: ChangeDraft = {
  listId: null,
  indicator: null,
  before: null,
  beforeDay: null,
  after: null,
  afterDay: null,
  source: '',
}

/** Whole, or null while something is missing. */
export function wholeChange(draft: ChangeDraft): StatedChange | null {
  const whole = Object.values(draft).every((value) => value !== null && value.trim() !== '')
  return whole ? (draft as StatedChange) : null
}

const definitionIn = (lists: Lists, { listId, indicator }: ChangeDraft) =>
  lists.find(({ id }) => id === listId)?.indicators.find(({ code }) => code === indicator)

function useOptions(lists: Lists) {
  const { language } = useFormat()
  return lists.flatMap(({ id, name, indicators }) =>
    indicators
      .filter(({ formula }) => formula === undefined)
      .map((one) => ({
        value: `${id}/${one.code}`,
        label: one.name[language],
        note: `${one.definition[language]}（${name[language]}）`,
        keywords: one.unit[language],
      })),
  )
}

/** One indicator before and after, with days and where it was counted. */
export function StatedFields({
  draft,
  onDraft,
}: {
  readonly draft: ChangeDraft
  readonly onDraft: (draft: ChangeDraft) => void
}) {
  const { t } = useTranslation('cases')
  const { language } = useFormat()
  const lists = useCall(listLists).data?.rows ?? []
  const options = useOptions(lists)
  const definition = definitionIn(lists, draft)
  const today = dayOfMoment(serverNow().toISOString())
  const put = (change: Partial<ChangeDraft>) => onDraft({ ...draft, ...change })
  const amount = (key: 'before' | 'after') => (
    <NumberInput
      label={t(`stated.${key}`)}
      digits={definition?.decimals ?? 0}
      {...(definition === undefined ? {} : { unit: definition.unit[language] })}
      value={draft[key] === null ? null : Number(draft[key])}
      onChange={(value) => put({ [key]: value === null ? null : String(value) })}
    />
  )
  const day = (key: 'beforeDay' | 'afterDay') => (
    <DateInput
      label={t(`stated.${key}`)}
      latest={today}
      value={draft[key]}
      onChange={(value) => put({ [key]: value })}
    />
  )
  return (
    <div className="stack">
      <Combobox
        label={t('stated.indicator')}
        help={definition?.definition[language] ?? t('stated.indicatorHelp')}
        options={options}
        value={draft.indicator === null ? null : `${draft.listId}/${draft.indicator}`}
        onChange={(value) => {
          const [listId = null, indicator = null] = value?.split('/') ?? []
          put({ listId, indicator })
        }}
      />
      <div className={css.pair}>
        {amount('before')}
        {day('beforeDay')}
        {amount('after')}
        {day('afterDay')}
      </div>
      <TextInput
        label={t('stated.source')}
        help={t('stated.sourceHelp')}
        value={draft.source ?? ''}
        onChange={(source) => put({ source })}
      />
    </div>
  )
}
