import { Fragment, type ReactNode } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { isExample, type Section } from '../../../domain/programmes/form/definition.ts'
import type { Entry } from '../../../domain/programmes/form/outline.ts'
import { Tag } from '../../ui/Tag.tsx'
import css from './Form.module.css'
import { useCheck, useFormDesk, useWords } from './FormContext.ts'
import { ItemField } from './ItemField.tsx'

/** The letter by which people call a section; the cover has none. */
export function letterOf(section: Section): string {
  return section.id.length <= 2 ? section.id : ''
}

/** The fields of one section, those that are asked at present. */
export function SectionForm({
  section,
  instead,
  renderBelow,
}: {
  readonly section: Section
  /** Draws an item itself, or answers undefined: the directions need the application. */
  readonly instead?: (entry: Entry) => ReactNode | undefined
  /** Stands below an item: what two people wrote there. */
  readonly renderBelow?: (entry: Entry) => ReactNode
}) {
  const { t } = useTranslation('programmes')
  const { store } = useFormDesk()
  const { say } = useWords()
  const { shown, required } = useCheck()
  const entries = store.outline.entries.filter(
    (entry) => entry.section === section && shown.has(entry.at),
  )
  const letter = letterOf(section)
  return (
    <>
      <div className={css.sectionHead}>
        <h2>
          {letter !== '' && <span className={css.letter}>{letter}</span>}
          {section.role === 'cover' ? t('apply.cover') : say(section.title)}
        </h2>
        {isExample(store.definition) && <Tag boxed>{t('apply.exampleForm')}</Tag>}
      </div>
      {section.help !== undefined && <p className={css.sectionHelp}>{say(section.help)}</p>}
      <div className={css.fields}>
        {entries.map((entry) => (
          <Fragment key={entry.at}>
            {entry.item.group !== undefined && (
              <h3 className={css.group}>{say(entry.item.group)}</h3>
            )}
            {instead?.(entry) ?? <ItemField entry={entry} required={required.has(entry.at)} />}
            {renderBelow?.(entry)}
          </Fragment>
        ))}
      </div>
    </>
  )
}
