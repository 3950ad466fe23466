import { useTranslation } from '../../kernel/words.ts'
import { cellAddress } from '../../../domain/programmes/form/address.ts'
import type { ItemOf } from '../../../domain/programmes/form/items.ts'
import type { Entry } from '../../../domain/programmes/form/outline.ts'
import type { Version } from '../../../domain/files/version.ts'
import { FileUpload } from '../../files/FileUpload.tsx'
import { formatBytes } from '../../kernel/format.ts'
import dropCss from '../../ui/FileDrop.module.css'
import { Checkbox } from '../../ui/Choices.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { FileLine } from './FileLine.tsx'
import css from './Form.module.css'
import { fieldId, useFormDesk, useRowIds, useValue, useWords } from './FormContext.ts'
import { TableFaults } from './table/TableFaults.tsx'

/** Endings by which a browser offers files of a type. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'video/mp4': ['.mp4'],
  'application/zip': ['.zip'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
}

/** Which files, how many, how large: what the definition asks of this slot. */
function useRules(item: ItemOf<'attachment'>): string {
  const { t } = useTranslation('programmes')
  const kinds = item.mediaTypes
    .map((type) => endings[type]?.[0]?.slice(1).toUpperCase() ?? type)
    .join('/')
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
  const { store } = useFormDesk()
  const file = useValue(cellAddress(entry.at, id, 'file'))
  const described = cellAddress(entry.at, id, 'description')
  const description = useValue(described)
  const stampedAt = cellAddress(entry.at, id, 'stamped')
  const stamped = useValue(stampedAt)
  const remove = (name: string) => {
    store.removeRow(entry.at, id)
    toast(t('apply.rows.removed', { name }), () => store.restoreRow(entry.at, id))
  }
  return (
    <FileLine
      versionId={typeof file === 'string' ? file : ''}
      otherwise={t('apply.files.file', { number })}
      onRemove={remove}
    >
      {item.stamped === true && (
        <div className={css.description}>
          <Checkbox
            id={fieldId(stampedAt)}
            label={t('apply.files.stampedSaid')}
            note={t('apply.files.stampedNote')}
            checked={stamped === true}
            onChange={(on) => store.set(stampedAt, on)}
          />
        </div>
      )}
      {item.described === true && (
        <div className={css.description}>
          <TextInput
            id={fieldId(described)}
            label={t('apply.files.description')}
            value={typeof description === 'string' ? description : ''}
            onChange={(text) => store.set(described, text)}
          />
        </div>
      )}
    </FileLine>
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
  const { store } = useFormDesk()
  const keep = (version: Version) =>
    store.batch(() => {
      const row = store.addRow(entry.at)
      store.set(cellAddress(entry.at, row, 'file'), version.id)
    })
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
      {ids.length < item.maxCount && (
        <div className={css.upload}>
          <FileUpload
            label={say(item.label)}
            multiple={item.maxCount - ids.length > 1}
            accept={item.mediaTypes.flatMap((type) => endings[type] ?? [])}
            keptElsewhere
            onKept={keep}
            {...(item.maxBytes === undefined ? {} : { maxBytes: item.maxBytes })}
          />
        </div>
      )}
      <TableFaults entry={entry} rowIds={ids} />
    </div>
  )
}
