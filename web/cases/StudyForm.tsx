import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { FullStudy } from '../../domain/cases/study.endpoints.ts'
import {
  caseDirections,
  directionsMax,
  filesMax,
  measuresMax,
  type StudyContent,
} from '../../domain/cases/study.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { useFormat } from '../kernel/format.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox, CheckboxGrid } from '../ui/Choices.tsx'
import { Combobox } from '../ui/Combobox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldGroup } from '../ui/Field.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { TextArea, TextInput } from '../ui/TextInput.tsx'
import css from './Cases.module.css'
import { useIndustries, useRegions } from '../kernel/codes.ts'
import { FilesField } from './FilesField.tsx'
import { MeasureLine } from './MeasureTable.tsx'
import { type ChangeDraft, emptyChange, StatedFields, wholeChange } from './StatedFields.tsx'

type Props = {
  readonly study: FullStudy
  readonly content: StudyContent
  readonly onChange: (content: StudyContent) => void
}

function StateDialog({
  onClose,
  onAdd,
}: {
  readonly onClose: () => void
  readonly onAdd: (change: StudyContent['stated'][number]) => void
}) {
  const { t } = useTranslation('cases')
  const [draft, setDraft] = useState<ChangeDraft>(emptyChange)
  const whole = wholeChange(draft)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('stated.title')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <ActionButton
            verdict={whole === null ? invalid('cases.change_incomplete') : allowed}
            onClick={() => {
              if (whole !== null) onAdd(whole)
              onClose()
            }}
          >
            {t('stated.add')}
          </ActionButton>
        </>
      }
    >
      <div className="stack">
        <p className="second t13">{t('stated.lead')}</p>
        <StatedFields draft={draft} onDraft={setDraft} />
      </div>
    </Dialog>
  )
}

/** Numbers: those of the track to choose from, and those that are stated without one. */
function Measures({ study, content, onChange }: Props) {
  const { t } = useTranslation('cases')
  const { language } = useFormat()
  const [stating, setStating] = useState(false)
  const known = study.source?.measures ?? []
  const { tracked, stated } = content
  const room = tracked.length + stated.length < measuresMax
  const shown = (change: StudyContent['stated'][number]) =>
    study.measures.find(
      ({ indicator, source, after }) =>
        source !== null && indicator === change.indicator && after === change.after,
    )
  return (
    <Sheet title={t('measures')} note={t('measuresMost', { most: measuresMax })} inside="form">
      <div className="stack">
        {study.source !== null && (
          <FieldGroup label={t('tracked.title')} note={t('tracked.note')}>
            {known.length === 0 && <p className="second">{t('tracked.none')}</p>}
            <div className="stack">
              {known.map((measure) => (
                <Checkbox
                  key={measure.indicator}
                  checked={tracked.includes(measure.indicator)}
                  disabled={!room && !tracked.includes(measure.indicator)}
                  label={<MeasureLine measure={measure} />}
                  onChange={(on) =>
                    onChange({
                      ...content,
                      tracked: on
                        ? [...tracked, measure.indicator]
                        : tracked.filter((code) => code !== measure.indicator),
                    })
                  }
                />
              ))}
            </div>
          </FieldGroup>
        )}
        <FieldGroup label={t('stated.title')} note={t('stated.note')}>
          <ul className={css.lines}>
            {stated.map((change, at) => {
              const measure = shown(change)
              return (
                <li key={`${change.indicator} ${change.after} ${at}`} className={css.stated}>
                  {measure === undefined ? (
                    <span>
                      {change.indicator} {change.before} → <b>{change.after}</b>
                    </span>
                  ) : (
                    <MeasureLine measure={measure} />
                  )}
                  <span className="muted t12">{change.source}</span>
                  <Button
                    size="small"
                    kind="quiet"
                    aria-label={t('stated.remove', {
                      name: measure?.name[language] ?? change.indicator,
                    })}
                    onClick={() =>
                      onChange({ ...content, stated: stated.filter((one) => one !== change) })
                    }
                  >
                    {t('remove')}
                  </Button>
                </li>
              )
            })}
          </ul>
          {room && (
            <Button size="small" onClick={() => setStating(true)}>
              {t('stated.begin')}
            </Button>
          )}
        </FieldGroup>
      </div>
      {stating && (
        <StateDialog
          onClose={() => setStating(false)}
          onAdd={(change) => onChange({ ...content, stated: [...stated, change] })}
        />
      )}
    </Sheet>
  )
}

function Place({ content, onChange }: Omit<Props, 'study'>) {
  const { t } = useTranslation(['cases', 'portal'])
  const [regions, industries] = [useRegions(), useIndustries()]
  return (
    <Sheet title={t('form.about')} inside="form">
      <div className="stack">
        <CheckboxGrid
          label={t('directions')}
          most={directionsMax}
          options={caseDirections.map((value) => ({
            value,
            label: t(`portal:directions.d${value}.name`),
            ordinal: value,
          }))}
          values={content.directions}
          onChange={(directions) => onChange({ ...content, directions: [...directions] })}
        />
        <div className={css.pair}>
          <Combobox
            label={t('industry')}
            options={industries}
            value={content.industry}
            onChange={(industry) => onChange({ ...content, industry })}
          />
          <Select
            label={t('region')}
            options={regions}
            value={content.region}
            onChange={(region) => onChange({ ...content, region })}
          />
        </div>
        <Checkbox
          checked={content.showsOrg}
          onChange={(showsOrg) => onChange({ ...content, showsOrg })}
          label={t('form.showsOrg')}
          note={t('form.showsOrgNote')}
        />
      </div>
    </Sheet>
  )
}

const longParts = ['problem', 'approach', 'result', 'conditions'] as const

/** A case while it is written. */
export function StudyForm({ study, content, onChange }: Props) {
  const { t } = useTranslation('cases')
  const put = (change: Partial<StudyContent>) => onChange({ ...content, ...change })
  return (
    <>
      <Sheet title={t('form.text')} inside="form">
        <div className="stack">
          <TextInput
            label={t('form.title')}
            help={t('form.titleHelp')}
            maxLength={120}
            value={content.title}
            onChange={(title) => put({ title })}
          />
          <TextArea
            label={t('summary')}
            help={t('form.summaryHelp')}
            rows={2}
            most={300}
            value={content.summary}
            onChange={(summary) => put({ summary })}
          />
          {longParts.map((part) => (
            <TextArea
              key={part}
              label={t(`part.${part}`)}
              help={t(`form.help.${part}`)}
              optional={part === 'conditions'}
              rows={part === 'approach' ? 8 : 4}
              most={5000}
              value={content[part]}
              onChange={(text) => put({ [part]: text })}
            />
          ))}
          {study.source?.kind !== 'project' && (
            <TextArea
              label={t('form.basis')}
              help={t('form.basisHelp')}
              rows={2}
              most={1000}
              value={content.basis}
              onChange={(basis) => put({ basis })}
            />
          )}
        </div>
      </Sheet>
      <Measures study={study} content={content} onChange={onChange} />
      <Place content={content} onChange={onChange} />
      <Sheet title={t('files.title')} inside="form">
        <FilesField
          label={t('files.title')}
          help={t('files.help')}
          most={filesMax}
          known={study.files}
          files={content.files}
          onFiles={(files) => put({ files })}
        />
      </Sheet>
    </>
  )
}
