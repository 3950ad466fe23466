import { useTranslation } from '../../kernel/words.ts'
import type { Decision, Minutes, MinutesWish } from '../../../domain/programmes/minutes.ts'
import type { WorkgroupPage } from '../../../domain/programmes/workgroup.endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import css from './Workgroup.module.css'

/** Minutes as they stand in the form: who attended is one text. */
export type MinutesDraft = Omit<MinutesWish, 'attendees'> & { readonly attendees: string }

const colon = '：'

/** `单位：姓名`, one a line; either colon is understood. */
function attendeesOf(text: string): MinutesWish['attendees'] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.search(/[:：]/)
      return at < 1
        ? { org: line, names: '' }
        : { org: line.slice(0, at).trim(), names: line.slice(at + 1).trim() }
    })
}

const attendeesText = (all: MinutesWish['attendees']): string =>
  all.map(({ org, names }) => (names === '' ? org : `${org}${colon}${names}`)).join('\n')

export const draftOf = (minutes: Minutes): MinutesDraft => ({
  title: minutes.title,
  heldOn: minutes.heldOn,
  place: minutes.place,
  chair: minutes.chair,
  attendees: attendeesText(minutes.attendees),
  body: minutes.body,
  decisions: minutes.decisions.map(({ what, memberId, workingDays }) => ({
    what,
    memberId,
    workingDays,
  })),
})

/** What the server keeps of it. */
export const wishOf = (draft: MinutesDraft): MinutesWish => ({
  title: draft.title.trim(),
  heldOn: draft.heldOn,
  place: draft.place.trim(),
  chair: draft.chair.trim(),
  attendees: attendeesOf(draft.attendees),
  body: draft.body.trim(),
  decisions: draft.decisions,
})

function DecisionLine({
  group,
  at,
  decision,
  onChange,
  onRemove,
}: {
  readonly group: WorkgroupPage
  readonly at: number
  readonly decision: Decision
  readonly onChange: (decision: Decision) => void
  readonly onRemove: () => void
}) {
  const { t } = useTranslation('workgroup')
  const number = String(at + 1)
  return (
    <div className={css.decision}>
      <TextInput
        label={t('minutes.decisionWhat', { at: number })}
        value={decision.what}
        onChange={(what) => onChange({ ...decision, what })}
      />
      <Select
        label={t('minutes.decisionMember')}
        value={decision.memberId ?? ''}
        options={[
          { value: '', label: t('minutes.decisionNobody') },
          ...group.members
            .filter(({ state }) => state === 'accepted')
            .map(({ id, orgName }) => ({ value: id, label: orgName })),
        ]}
        onChange={(id) => onChange({ ...decision, memberId: id === '' ? null : id })}
      />
      <NumberInput
        label={t('minutes.decisionDays')}
        value={decision.workingDays}
        onChange={(workingDays) => onChange({ ...decision, workingDays })}
      />
      <Button
        size="small"
        kind="quiet"
        aria-label={t('minutes.removeDecision', { at: number })}
        onClick={onRemove}
      >
        {t('duties.drop')}
      </Button>
    </div>
  )
}

/** The fields of minutes while they are written. */
export function MinutesForm({
  group,
  draft,
  readOnly,
  onChange,
}: {
  readonly group: WorkgroupPage
  readonly draft: MinutesDraft
  readonly readOnly: boolean
  readonly onChange: (draft: MinutesDraft) => void
}) {
  const { t } = useTranslation('workgroup')
  const change = (part: Partial<MinutesDraft>) => onChange({ ...draft, ...part })
  const { decisions } = draft
  return (
    <fieldset className={css.bare} disabled={readOnly}>
      <div className="stack">
        <TextInput
          label={t('minutes.name')}
          value={draft.title}
          onChange={(title) => change({ title })}
        />
        <DateInput
          label={t('minutes.day')}
          value={draft.heldOn}
          onChange={(heldOn) => change({ heldOn })}
        />
        <TextInput
          label={t('minutes.place')}
          value={draft.place}
          onChange={(place) => change({ place })}
        />
        <TextInput
          label={t('minutes.chair')}
          value={draft.chair}
          onChange={(chair) => change({ chair })}
        />
        <TextArea
          label={t('minutes.attendees')}
          help={t('minutes.attendeesHelp')}
          rows={4}
          value={draft.attendees}
          onChange={(attendees) => change({ attendees })}
        />
        <TextArea
          label={t('minutes.body')}
          most={20_000}
          rows={10}
          value={draft.body}
          onChange={(body) => change({ body })}
        />
        <section className="stack">
          <h3>{t('minutes.decision')}</h3>
          {decisions.map((decision, at) => (
            <DecisionLine
              key={at}
              group={group}
              at={at}
              decision={decision}
              onChange={(next) =>
                change({ decisions: decisions.map((one, place) => (place === at ? next : one)) })
              }
              onRemove={() => change({ decisions: decisions.filter((_, place) => place !== at) })}
            />
          ))}
          <Button
            size="small"
            onClick={() =>
              change({ decisions: [...decisions, { what: '', memberId: null, workingDays: null }] })
            }
          >
            {t('minutes.addDecision')}
          </Button>
        </section>
      </div>
    </fieldset>
  )
}
