import { useTranslation } from '../../kernel/words.ts'
import { copiesFor } from '../../../domain/programmes/copies.ts'
import { exampleFileName } from '../../../domain/programmes/fileName.ts'
import type { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { CopiesRule, FileNameRule } from '../../../domain/programmes/programmePaper.ts'
import { useFormat } from '../../kernel/format.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { useEditor, useValueAt } from './EditorContext.ts'
import { Members } from './Members.tsx'
import css from './Office.module.css'
import { hasShape, isBag } from './schema.ts'

const exampleDirections = [1, 2, 3] as const

/** 1 个方向 2 份，2 个方向 4 份，3 个方向 6 份。 */
function CopiesExample() {
  const { t } = useTranslation('office')
  const copies = useValueAt('/copies')
  const rule = isBag(copies) ? copies['value'] : null
  if (!hasShape(CopiesRule, rule)) return null
  const said = exampleDirections.map((directions) =>
    t('papers.copiesFor', { directions, copies: copiesFor(rule, directions) ?? '—' }),
  )
  return (
    <p className={css.live} role="status">
      {t('papers.copiesExample', { list: said.join(t('papers.comma')) })}
    </p>
  )
}

function NameExample() {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const { definition } = useEditor()
  const rule = useValueAt('/fileName')
  if (!hasShape(FileNameRule, rule)) return null
  const name = exampleFileName(definition as ProgrammeDefinition, language)
  if (name === null) return null
  return (
    <p className={css.live} role="status">
      {t('papers.nameExample')} <code>{name}</code>
    </p>
  )
}

/** What is handed in, in how many copies, on which media, under which names. */
export function PapersPart() {
  const { t } = useTranslation('office')
  return (
    <Sheet title={t('section.papers')} note={t('sectionNote.papers')} inside="form">
      <div className={css.fields}>
        <Members names={['materials', 'copies']} />
        <CopiesExample />
        <Members names={['media', 'fileName']} />
        <NameExample />
      </div>
    </Sheet>
  )
}
