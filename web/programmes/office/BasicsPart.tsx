import { useTranslation } from '../../kernel/words.ts'
import { useFormat } from '../../kernel/format.ts'
import { Select } from '../../ui/Select.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useEditor, useEditorWords, useFaultAt, useValueAt } from './EditorContext.ts'
import { Fixed } from './fields/Fixed.tsx'
import { Sourced } from './fields/SchemaField.tsx'
import { Members, memberShape } from './Members.tsx'
import css from './Office.module.css'
import { isBag } from './schema.ts'

/** The form is one that exists: chosen, not typed. */
function FormField() {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const { forms, put } = useEditor()
  const { label } = useEditorWords()
  const value = useValueAt('/form')
  const fault = useFaultAt('/form/value', '/form/value/id', '/form/value/version')
  const named = isBag(value) && isBag(value['value']) ? value['value'] : {}
  const keyOf = (form: { readonly id?: unknown; readonly version?: unknown }) =>
    `${String(form.id)} ${String(form.version)}`
  const options = forms.map((form) => ({
    value: keyOf(form),
    label: t('basics.formOf', { title: form.title[language], version: form.version }),
  }))
  return (
    <Sourced
      at="/form"
      name="form"
      shape={memberShape('form')}
      value={value}
      label={label('form')}
      control={
        <Fixed>
          <Select
            id="at/form/value"
            label={label('form')}
            help={t('basics.formHelp')}
            options={options}
            value={options.some((option) => option.value === keyOf(named)) ? keyOf(named) : null}
            onChange={(key) => {
              const form = forms.find((one) => keyOf(one) === key)
              if (form !== undefined) put('/form/value', { id: form.id, version: form.version })
            }}
            {...(fault === undefined ? {} : { error: fault })}
          />
        </Fixed>
      }
    />
  )
}

/** The document behind the programme, who issues it, and which form applicants fill. */
export function BasicsPart() {
  const { t } = useTranslation('office')
  const { programmeId } = useEditor()
  const { label } = useEditorWords()
  return (
    <Sheet title={t('section.basics')} note={t('sectionNote.basics')} inside="form">
      <div className={css.fields}>
        <div className={css.two}>
          <TextInput
            label={label('id')}
            help={t('basics.idHelp')}
            value={programmeId}
            readOnly
            onChange={() => undefined}
          />
          <Members names={['year']} />
          <Members names={['series']} />
        </div>
        <Members names={['title', 'documentNumber', 'issuedOn', 'issuer', 'purpose', 'feeds']} />
        <FormField />
      </div>
    </Sheet>
  )
}
