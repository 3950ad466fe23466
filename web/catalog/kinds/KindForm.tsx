/** A kind while it is written: names, fields, and the form of an offer that comes of it, to be tried. */
import { useState } from 'react'
import {
  type Field,
  fieldIdPattern,
  fieldShapes,
  type FieldShape,
  type FieldValues,
  resourceLayers,
  services,
  tradeUnits,
} from '../../../domain/catalog/kind.ts'
import type { KindFault } from '../../../domain/catalog/readKind.ts'
import { allowed, invalid } from '../../../domain/kernel/verdict.ts'
import { useTranslation } from '../../kernel/words.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { CheckboxGrid } from '../../ui/Choices.tsx'
import { classes } from '../../ui/classes.ts'
import { useReasons } from '../../ui/reason.ts'
import { Select } from '../../ui/Select.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import css from '../Catalog.module.css'
import { FieldInput } from '../FieldInput.tsx'
import { asContent, putValue, termsOf } from '../form.ts'
import {
  blankField,
  type Draft,
  faultsAt,
  movedField,
  withField,
  withOrWithout,
  withoutField,
} from './draft.ts'
import { FieldEditor } from './FieldEditor.tsx'

type Props = {
  readonly draft: Draft
  readonly faults: readonly KindFault[]
  readonly onDraft: (draft: Draft) => void
}

/** What is wrong at a place, as the error of its control. */
function useErrors(faults: readonly KindFault[]) {
  const say = useReasons()
  return (at: string): { readonly error?: string } => {
    const [fault] = faultsAt(faults, at)
    if (fault === undefined) return {}
    return { error: say({ code: `catalog.${fault.code}`, facts: fault.facts ?? {} }) }
  }
}

const languages = ['zh', 'en'] as const
const suffix = { zh: 'Zh', en: 'En' } as const

function Basics({ draft, faults, onDraft }: Props) {
  const { t } = useTranslation('catalog')
  const errorAt = useErrors(faults)
  const [aliases, setAliases] = useState(draft.aliases.join('、'))
  return (
    <Sheet title={t('kinds.basics')} inside="form">
      <div className={css.fields}>
        {languages.map((language) => (
          <TextInput
            key={`name ${language}`}
            label={t(`kinds.name${suffix[language]}`)}
            value={draft.name[language]}
            onChange={(text) => onDraft({ ...draft, name: { ...draft.name, [language]: text } })}
            {...errorAt(`/name/${language}`)}
          />
        ))}
        {languages.map((language) => (
          <TextArea
            key={`about ${language}`}
            label={t(`kinds.about${suffix[language]}`)}
            rows={2}
            value={draft.about[language]}
            onChange={(text) => onDraft({ ...draft, about: { ...draft.about, [language]: text } })}
            {...errorAt(`/about/${language}`)}
          />
        ))}
        <Select
          label={t('kinds.layer')}
          options={resourceLayers.map((value) => ({ value, label: t(`layer.${value}`) }))}
          value={draft.layer}
          onChange={(layer) => onDraft({ ...draft, layer })}
        />
        <Select
          label={t('kinds.service')}
          options={services.map((value) => ({ value, label: t(`service.${value}`) }))}
          value={draft.service}
          onChange={(service) => onDraft({ ...draft, service })}
          {...errorAt('/service')}
        />
        <TextInput
          label={t('kinds.aliases')}
          help={t('kinds.aliasesHelp')}
          optional
          className={classes(css.wide)}
          value={aliases}
          onChange={(text) => {
            setAliases(text)
            onDraft({ ...draft, aliases: termsOf(text) })
          }}
          {...errorAt('/aliases')}
        />
      </div>
      <CheckboxGrid
        label={t('kinds.tradeUnits')}
        options={tradeUnits.map((value) => ({ value, label: t(`tradeUnit.${value}`) }))}
        values={draft.tradeUnits}
        onChange={(units) => onDraft({ ...draft, tradeUnits: [...units] })}
      />
    </Sheet>
  )
}

function Adding({ draft, onDraft }: Omit<Props, 'faults'>) {
  const { t } = useTranslation('catalog')
  const [id, setId] = useState('')
  const [shape, setShape] = useState<FieldShape>('measure')
  const right = new RegExp(fieldIdPattern).test(id)
  const taken = id in draft.fields.properties
  const verdict = !right
    ? invalid('catalog.kind_id_wrong')
    : taken
      ? invalid('catalog.kind_id_taken', { id })
      : allowed
  return (
    <div className={css.fields}>
      <TextInput label={t('kinds.fieldId')} value={id} onChange={setId} maxLength={40} />
      <Select
        label={t('kinds.shape')}
        options={fieldShapes.map((value) => ({ value, label: t(`kinds.shapes.${value}`) }))}
        value={shape}
        onChange={setShape}
      />
      <div>
        <ActionButton
          kind="plain"
          verdict={verdict}
          onClick={() => {
            onDraft(withField(draft, id, blankField(shape)))
            setId('')
          }}
        >
          {t('kinds.addField')}
        </ActionButton>
      </div>
    </div>
  )
}

function Fields({ draft, faults, onDraft }: Props) {
  const { t } = useTranslation('catalog')
  const entries = Object.entries(draft.fields.properties)
  const { required } = draft.fields
  return (
    <Sheet title={t('kinds.fields')}>
      <div className="stack">
        {entries.length === 0 && <p className="second t13">{t('kinds.fieldsNone')}</p>}
        {entries.map(([id, field]) => (
          <FieldEditor
            key={id}
            id={id}
            field={field}
            required={required.includes(id)}
            onCard={draft.card.includes(id)}
            faults={faults}
            onField={(next) => onDraft(withField(draft, id, next))}
            onRequired={(on) =>
              onDraft({
                ...draft,
                fields: { ...draft.fields, required: withOrWithout(required, id, on) },
              })
            }
            onOnCard={(on) => onDraft({ ...draft, card: withOrWithout(draft.card, id, on) })}
            onMove={(by) => onDraft(movedField(draft, id, by))}
            onRemove={() => onDraft(withoutField(draft, id))}
          />
        ))}
        <Adding draft={draft} onDraft={onDraft} />
      </div>
    </Sheet>
  )
}

/** Drawn from the draft as an offer's form will be. */
function Trying({ draft, faults, onDraft }: Props) {
  const { t } = useTranslation('catalog')
  const errorAt = useErrors(faults)
  const { title, values } = draft.sample
  const entries = Object.entries(draft.fields.properties)
  const drawn = entries.length > 0 && faultsAt(faults, '/fields').length === 0
  const put = (next: FieldValues) => onDraft({ ...draft, sample: { title, values: next } })
  return (
    <Sheet title={t('kinds.try')} inside="form">
      <p className="second t13">{t(drawn ? 'kinds.tryNote' : 'kinds.tryFirst')}</p>
      <div className={css.fields}>
        {languages.map((language) => (
          <TextInput
            key={language}
            label={t(`kinds.sample${suffix[language]}`)}
            value={title[language]}
            onChange={(text) =>
              onDraft({ ...draft, sample: { values, title: { ...title, [language]: text } } })
            }
            {...errorAt(`/sample/title/${language}`)}
          />
        ))}
        {drawn &&
          entries.map(([id, field]) => {
            const [fault] = faultsAt(faults, `/sample/values/${id}`)
            return (
              <FieldInput
                key={id}
                id={`sample-${id}`}
                field={field as Field}
                required={draft.fields.required.includes(id)}
                value={values[id]}
                sample={undefined}
                fault={fault === undefined ? undefined : { field: id, ...fault }}
                onChange={(value) =>
                  put(
                    asContent({
                      ...{ title: '', summary: '', region: null },
                      values: putValue(values, id, value),
                    }).values as FieldValues,
                  )
                }
              />
            )
          })}
      </div>
    </Sheet>
  )
}

export function KindForm(props: Props) {
  return (
    <>
      <Basics {...props} />
      <Fields {...props} />
      <Trying {...props} />
    </>
  )
}
