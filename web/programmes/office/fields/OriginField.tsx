import { useState } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import { useFormat } from '../../../kernel/format.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useEditor, useEditorWords, useFaultAt } from '../EditorContext.ts'
import css from '../Office.module.css'
import { isBag, type Bag } from '../schema.ts'
import { Fixed } from './Fixed.tsx'
import { Words } from './Words.tsx'

type OriginProps = {
  readonly at: string
  readonly of: Bag
  readonly sources: readonly string[]
  readonly onChange: (next: Bag) => void
  readonly onSource: (source: string) => void
}

/** As `Origin`, and only to read once the programme is published. */
export function OriginField(props: OriginProps) {
  return (
    <Fixed>
      <Origin {...props} />
    </Fixed>
  )
}

/** Where a value comes from: the clause that fixes it, 示例, or 未公布; and a note, where it needs one. */
function Origin({ at, of, sources, onChange, onSource }: OriginProps) {
  const { t } = useTranslation('office')
  const { choice } = useEditorWords()
  const { language } = useFormat()
  const { readOnly } = useEditor()
  const [noting, setNoting] = useState(false)
  const sourceFault = useFaultAt(at, `${at}/source`)
  const clauseFault = useFaultAt(`${at}/clause`)
  const note = of['note']
  const clause = typeof of['clause'] === 'string' ? of['clause'] : ''
  const put = (name: string, value: unknown) => {
    const next = Object.entries({ ...of, [name]: value }).filter(([, one]) => one !== undefined)
    onChange(Object.fromEntries(next))
  }
  const byNotice = of['source'] === 'notice'
  return (
    <div className={css.origin}>
      <Select
        id={`at${at}/source`}
        label={t('origin.source')}
        options={sources.map((source) => ({ value: source, label: choice('source', source) }))}
        value={typeof of['source'] === 'string' ? of['source'] : null}
        onChange={onSource}
        {...(sourceFault === undefined || byNotice ? {} : { error: sourceFault })}
      />
      {(byNotice || clause !== '') && (
        <TextInput
          id={`at${at}/clause`}
          label={t('origin.clause')}
          value={clause}
          maxLength={200}
          onChange={(text) => put('clause', text === '' ? undefined : text)}
          {...((clauseFault ?? sourceFault) === undefined
            ? {}
            : { error: clauseFault ?? sourceFault })}
        />
      )}
      {!noting && note !== undefined && (
        <p className="muted t12">{isBag(note) ? String(note[language] ?? '') : ''}</p>
      )}
      {!noting && !readOnly && (
        <div>
          <LinkButton className="t12" onClick={() => setNoting(true)}>
            {t(note === undefined ? 'origin.addNote' : 'origin.changeNote')}
          </LinkButton>
        </div>
      )}
      {noting && (
        <div className={css.wide}>
          <Words
            at={`${at}/note`}
            name="note"
            label={t('field.note')}
            value={note}
            onChange={(next) => put('note', next)}
          />
          <LinkButton
            className="t12"
            onClick={() => {
              setNoting(false)
              put('note', undefined)
            }}
          >
            {t('origin.removeNote')}
          </LinkButton>
        </div>
      )}
    </div>
  )
}
