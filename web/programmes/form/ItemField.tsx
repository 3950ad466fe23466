import { memo } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { numberOf } from '../../../domain/programmes/form/expression.ts'
import type { Item, ItemOf } from '../../../domain/programmes/form/items.ts'
import { showNumber } from '../../../domain/programmes/form/numbers.ts'
import { chosenDirections, type Entry } from '../../../domain/programmes/form/outline.ts'
import { showMoney } from '../../../domain/programmes/form/show.ts'
import { shownIn } from '../../../domain/programmes/form/shown.ts'
import fieldCss from '../../ui/Field.module.css'
import { AttachmentField } from './AttachmentField.tsx'
import { ChoicesField } from './ChoicesField.tsx'
import { CommitmentField } from './CommitmentField.tsx'
import css from './Form.module.css'
import { fieldId, useCheck, useFormDesk, useWords } from './FormContext.ts'
import { RangeField } from './RangeField.tsx'
import { ScalarField } from './ScalarField.tsx'
import { StatementField } from './StatementField.tsx'
import { RowsField } from './table/RowsField.tsx'

const wideFromChars = 100

function isWide(item: Item): boolean {
  return item.kind === 'text' && (item.lines !== 'single' || item.maxChars >= wideFromChars)
}

/** Something that is shown and not typed. */
function Plain({ entry, value }: { readonly entry: Entry; readonly value: string }) {
  const { say } = useWords()
  return (
    <div className={fieldCss.field} id={fieldId(entry.at)} tabIndex={-1}>
      <div className={fieldCss.label}>{say(entry.item.label)}</div>
      <div className={css.plainValue}>{value}</div>
    </div>
  )
}

function Computed({ entry, item }: { readonly entry: Entry; readonly item: ItemOf<'computed'> }) {
  const { store, checker } = useFormDesk()
  const { say } = useWords()
  const { t } = useTranslation('programmes')
  useCheck()
  const { scope } = shownIn(store.definition, store.answers(), checker.context())
  const number = numberOf(item.term, scope)
  const unit =
    item.as === 'money' ? t('form.wanYuan') : item.unit === undefined ? '' : say(item.unit)
  const text =
    number === undefined
      ? ''
      : item.as === 'money'
        ? showMoney(number, item.decimals)
        : showNumber(number, item.decimals)
  return <Plain entry={entry} value={text === '' ? '' : `${text} ${unit}`} />
}

function Given({ entry, item }: { readonly entry: Entry; readonly item: ItemOf<'given'> }) {
  const { t } = useTranslation('programmes')
  const { store, checker, given } = useFormDesk()
  const { say } = useWords()
  useCheck()
  if (item.from !== 'directions' && item.from !== 'areas') {
    return <Plain entry={entry} value={given[item.from] ?? ''} />
  }
  const chosen = chosenDirections(store.definition, checker.context())
  const names = chosen.map(({ area, title }) => say(item.from === 'areas' ? area : title))
  return <Plain entry={entry} value={[...new Set(names)].join(t('apply.semicolon'))} />
}

/** One item of a form, whatever its kind. */
export const ItemField = memo(function ItemField({
  entry,
  required,
}: {
  readonly entry: Entry
  readonly required: boolean
}) {
  const { item } = entry
  switch (item.kind) {
    case 'dateRange':
      return <RangeField entry={entry} required={required} />
    case 'multiChoice':
      return <ChoicesField entry={entry} item={item} required={required} />
    case 'table':
    case 'people':
    case 'indicators':
      return <RowsField entry={entry} item={item} required={required} />
    case 'statement':
      return <StatementField entry={entry} item={item} />
    case 'commitment':
      return <CommitmentField entry={entry} item={item} />
    case 'attachment':
      return <AttachmentField entry={entry} item={item} required={required} />
    case 'given':
      return <Given entry={entry} item={item} />
    case 'computed':
      return <Computed entry={entry} item={item} />
    case 'opinion':
      return null
    default:
      return (
        <div className={isWide(item) ? css.wide : undefined}>
          <ScalarField entry={entry} item={item} required={required} />
        </div>
      )
  }
})
