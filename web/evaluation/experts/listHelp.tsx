/** How a list of experts is written: for the office, and for whoever nominates. */
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from '../../kernel/words.ts'
import {
  expertColumns,
  listColumns,
  type ListColumn,
} from '../../../domain/evaluation/expertRow.ts'
import { Button } from '../../ui/Button.tsx'
import { download } from '../../ui/download.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Table } from '../../ui/Table.tsx'
import { useFieldNames } from '../names.ts'

/** Whoever nominates says nothing of where to pay. */
type Props = { readonly nominates?: boolean }

const columnsOf = ({ nominates = false }: Props): readonly ListColumn[] =>
  nominates ? expertColumns : listColumns

/** An empty list to fill in. */
export function TemplateButton(props: Props) {
  const { t } = useTranslation('evaluation')
  const getTemplate = async () => {
    const { xlsxOf, xlsxType } = await import('../../ui/xlsx.ts')
    const name = t('expertImport.templateName')
    const heads = columnsOf(props).map((column) => t(`expertImport.col.${column}`))
    download(`${name}.xlsx`, xlsxOf(name, heads, []), xlsxType)
  }
  return (
    <Button size="small" icon={IconDownload} onClick={() => void getTemplate()}>
      {t('expertImport.getTemplate')}
    </Button>
  )
}

/** What to write in each column. */
export function HowListsAreWritten(props: Props) {
  const { t } = useTranslation(['evaluation', 'ui'])
  const { options } = useFieldNames()
  return (
    <Sheet
      title={t('expertImport.how')}
      inside="none"
      foot={
        <p className="second t13">
          {t('expertImport.fieldNames')}
          {t('ui:state.colon')}
          {options.map(({ label }) => label).join(t('expertImport.fieldGap'))}
        </p>
      }
    >
      <Table<ListColumn>
        label={t('expertImport.how')}
        rows={columnsOf(props)}
        rowKey={(column) => column}
        density="dense"
        columns={[
          {
            key: 'column',
            head: t('expertImport.column'),
            renderCell: (column) => <b>{t(`expertImport.col.${column}`)}</b>,
          },
          {
            key: 'write',
            head: t('expertImport.write'),
            renderCell: (column) => t(`expertImport.hint.${column}`),
          },
        ]}
      />
    </Sheet>
  )
}
