import { IconFileText, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { cellAddress } from '../../../domain/programmes/form/address.ts'
import type { ItemOf } from '../../../domain/programmes/form/items.ts'
import type { Entry } from '../../../domain/programmes/form/outline.ts'
import { formatBytes } from '../../kernel/format.ts'
import { IconButton } from '../../ui/Button.tsx'
import dropCss from '../../ui/FileDrop.module.css'
import { Icon } from '../../ui/Icon.tsx'
import { Note } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import css from './Form.module.css'
import { fieldId, useFormDesk, useRowIds, useValue, useWords } from './FormContext.ts'
import { TableFaults } from './table/TableFaults.tsx'

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'video/mp4': 'MP4',
  'application/zip': 'ZIP',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
}

/** Which files, how many, how large: what the definition asks of this slot. */
function useRules(item: ItemOf<'attachment'>): string {
  const { t } = useTranslation('programmes')
  const kinds = item.mediaTypes.map((type) => endings[type] ?? type).join('/')
  const { minCount, maxCount, maxBytes } = item
  return [
    kinds,
    minCount === maxCount || minCount === 0
      ? t('apply.files.upTo', { most: maxCount })
      : t('apply.files.between', { least: minCount, most: maxCount }),
    ...(maxBytes === undefined ? [] : [t('apply.files.size', { size: formatBytes(maxBytes) })]),
    ...(item.stamped === true ? [t('apply.files.stamped')] : []),
  ].join(t('apply.files.comma'))
}

function FileRow({
  entry,
  item,
  id,
  number,
}: {
  readonly entry: Entry
  readonly item: ItemOf<'attachment'>
  readonly id: string
  readonly number: number
}) {
  const { t } = useTranslation('programmes')
  const { store, checker } = useFormDesk()
  const file = useValue(cellAddress(entry.at, id, 'file'))
  const described = cellAddress(entry.at, id, 'description')
  const description = useValue(described)
  const known = typeof file === 'string' ? checker.context().attachments?.[file] : undefined
  const name = known?.name ?? t('apply.files.file', { number })
  const remove = () => {
    store.removeRow(entry.at, id)
    toast(t('apply.rows.removed', { name }), () => store.restoreRow(entry.at, id))
  }
  return (
    <li>
      <Icon of={IconFileText} className="muted" />
      <span>{name}</span>
      <span className="muted t12">{known === undefined ? '' : formatBytes(known.sizeBytes)}</span>
      <IconButton small icon={IconX} label={t('apply.rows.remove', { name })} onClick={remove} />
      {item.described === true && (
        <TextInput
          id={fieldId(described)}
          label={t('apply.files.description')}
          value={typeof description === 'string' ? description : ''}
          onChange={(text) => store.set(described, text)}
        />
      )}
    </li>
  )
}

/** What is attached, against what the definition asks for. */
export function AttachmentField({
  entry,
  item,
  required,
}: {
  readonly entry: Entry
  readonly item: ItemOf<'attachment'>
  readonly required: boolean
}) {
  const { t } = useTranslation(['programmes', 'ui'])
  const { say } = useWords()
  const ids = useRowIds(entry.at)
  const rules = useRules(item)
  return (
    <div className={css.wide} id={fieldId(entry.at)} tabIndex={-1}>
      <h3 className={css.itemTitle}>
        {say(item.label)} {!required && <span className="muted t12">{t('ui:field.optional')}</span>}{' '}
        <span className="muted t12">{`${ids.length}/${item.maxCount}`}</span>
      </h3>
      <p className="muted t13">{item.help === undefined ? rules : say(item.help)}</p>
      {ids.length > 0 && (
        <ul className={dropCss.files}>
          {ids.map((id, index) => (
            <FileRow key={id} entry={entry} item={item} id={id} number={index + 1} />
          ))}
        </ul>
      )}
      {ids.length < item.maxCount && <Note>{t('apply.files.closed')}</Note>}
      <TableFaults entry={entry} rowIds={ids} />
    </div>
  )
}
