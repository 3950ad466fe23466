import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import {
  type Adoption,
  declareAdoption,
  listAdoptions,
  readAdoption,
  restateAdoption,
} from '../../domain/cases/adoption.endpoints.ts'
import { adoptionFilesMax, mayApplyOn, type AdoptionWish } from '../../domain/cases/adoption.ts'
import type { StatedChange } from '../../domain/cases/measure.ts'
import { readStudy } from '../../domain/cases/study.endpoints.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'
import { allOf, allowed, invalid } from '../../domain/kernel/verdict.ts'
import { serverNow } from '../kernel/clock.ts'
import { useAct } from '../kernel/query.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choices.tsx'
import { DateInput } from '../ui/DateInput.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import { FilesField } from './FilesField.tsx'
import { type ChangeDraft, emptyChange, StatedFields, wholeChange } from './StatedFields.tsx'

type Draft = Omit<AdoptionWish, 'change' | 'appliedOn'> & {
  readonly appliedOn: string | null
  readonly change: ChangeDraft
}

const blank: Draft = {
  unit: '',
  appliedOn: null,
  what: '',
  change: emptyChange,
  showsOrg: true,
  files: [],
}

const renews = [readStudy, listAdoptions, readAdoption]

function wishOf(draft: Draft): AdoptionWish | null {
  const change: StatedChange | null = wholeChange(draft.change)
  const { appliedOn, unit, what } = draft
  const whole = unit.trim().length >= 2 && [...what.trim()].length >= 10
  return change === null || appliedOn === null || !whole ? null : { ...draft, appliedOn, change }
}

/** The fields of an adoption: where, since when, what, and what changed. */
function Fields({
  draft,
  onDraft,
  known,
}: {
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly known: Adoption['files']
}) {
  const { t } = useTranslation('cases')
  const today = dayOfMoment(serverNow().toISOString())
  const put = (change: Partial<Draft>) => onDraft({ ...draft, ...change })
  return (
    <>
      <TextInput
        label={t('adopt.unit')}
        help={t('adopt.unitHelp')}
        value={draft.unit}
        onChange={(unit) => put({ unit })}
      />
      <DateInput
        label={t('adopt.appliedOn')}
        latest={today}
        value={draft.appliedOn}
        onChange={(appliedOn) => put({ appliedOn })}
      />
      <TextArea
        label={t('adopt.what')}
        help={t('adopt.whatHelp')}
        rows={4}
        most={2000}
        value={draft.what}
        onChange={(what) => put({ what })}
      />
      <StatedFields draft={draft.change} onDraft={(change) => put({ change })} />
      <FilesField
        label={t('adopt.files')}
        help={t('adopt.filesHelp')}
        most={adoptionFilesMax}
        known={known}
        files={draft.files}
        onFiles={(files) => put({ files })}
      />
      <Checkbox
        checked={draft.showsOrg}
        onChange={(showsOrg) => put({ showsOrg })}
        label={t('adopt.showsOrg')}
        note={t('adopt.showsOrgNote')}
      />
    </>
  )
}

/** 申报采用: said by the one who took the case over; said again where something was wrong. */
export function AdoptDialog({
  studyId,
  adoption,
  onClose,
  onDone,
}: {
  readonly studyId: string
  /** What was declared before. */
  readonly adoption?: Adoption
  readonly onClose: () => void
  readonly onDone: (adoption: Adoption) => void
}) {
  const { t } = useTranslation('cases')
  const [draft, setDraft] = useState<Draft>(adoption?.wish ?? blank)
  const declare = useAct(declareAdoption, { renews, onDone })
  const restate = useAct(restateAdoption, { renews, onDone })
  const today = dayOfMoment(serverNow().toISOString())
  const wish = wishOf(draft)
  const verdict = allOf(
    wish === null ? invalid('cases.adoption_incomplete') : allowed,
    mayApplyOn(draft.appliedOn ?? today, today),
  )
  const problem = (declare.error ?? restate.error)?.problem
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={t('adopt.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={verdict}
            busy={declare.isPending || restate.isPending}
            onClick={() => {
              if (wish === null) return
              if (adoption === undefined) declare.mutate({ params: { id: studyId }, body: wish })
              else {
                restate.mutate({
                  params: { id: adoption.id },
                  body: { seen: adoption.version, wish },
                })
              }
            }}
          >
            {t('adopt.act')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <p className="second t13">{t('adopt.lead')}</p>
        <Fields draft={draft} onDraft={setDraft} known={adoption?.files ?? []} />
        {problem !== undefined && <ErrorState problem={problem} />}
      </div>
    </Dialog>
  )
}
