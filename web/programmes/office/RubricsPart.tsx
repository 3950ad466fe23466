import { useTranslation } from '../../kernel/words.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { useEditorWords, useValueAt } from './EditorContext.ts'
import { ListField } from './fields/ListField.tsx'
import { memberShape } from './Members.tsx'
import { isBag } from './schema.ts'

function sumOf(rubric: unknown): number {
  const dimensions =
    isBag(rubric) && Array.isArray(rubric['dimensions']) ? rubric['dimensions'] : []
  return dimensions.reduce<number>(
    (sum, one) => sum + (isBag(one) && typeof one['max'] === 'number' ? one['max'] : 0),
    0,
  )
}

/** How each direction is scored. */
export function RubricsPart() {
  const { t } = useTranslation('office')
  const { label } = useEditorWords()
  const rubrics = useValueAt('/rubrics')
  const said = (rubric: unknown) =>
    t('rubrics.sum', {
      sum: sumOf(rubric),
      total: isBag(rubric) ? String(rubric['total'] ?? '') : '',
    })
  return (
    <Sheet title={t('section.rubrics')} note={t('sectionNote.rubrics')} inside="form">
      <ListField
        at="/rubrics"
        name="rubrics"
        shape={memberShape('rubrics')}
        value={rubrics}
        label={label('rubrics')}
        renderBeside={(rubric) => <span className="muted t12">{said(rubric)}</span>}
      />
    </Sheet>
  )
}
