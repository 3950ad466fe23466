import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { useFormat } from '../../kernel/format.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FieldFault } from '../../ui/Field.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Select } from '../../ui/Select.tsx'
import { useMatcher } from '../../ui/pinyin.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Table } from '../../ui/Table.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import {
  faultsBelow,
  nameOfMember,
  useEditor,
  useEditorWords,
  useFaultAt,
  useValueAt,
} from './EditorContext.ts'
import { ObjectFields } from './fields/SchemaField.tsx'
import { Members, memberShape } from './Members.tsx'
import css from './Office.module.css'
import { blankOf, freeCode, isBag, type Bag } from './schema.ts'
import { inTree, type UnitRow } from './unitTree.ts'

/** One number for all units of a kind, such as fifteen for every province. */
function QuotaOfKind({ units }: { readonly units: readonly Bag[] }) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const { put } = useEditor()
  const kinds = useValueAt('/unitKinds')
  const [kind, setKind] = useState<string | null>(null)
  const [typed, setMax] = useState<number | null>(null)
  const max = typed ?? 0
  const options = (Array.isArray(kinds) ? kinds : []).filter(isBag).map((one) => ({
    value: String(one['code']),
    label: nameOfMember(one, language),
  }))
  const count = units.filter((unit) => unit['kind'] === kind).length
  const ready = kind !== null && typed !== null && count > 0
  const apply = () => {
    const before = units
    const next = units.map((unit) => {
      if (unit['kind'] !== kind) return unit
      const quota = isBag(unit['quota']) ? unit['quota'] : {}
      const value = isBag(quota['value'])
        ? quota['value']
        : { strength: 'inPrinciple', conditional: [] }
      const source = quota['source'] === 'notice' ? 'notice' : 'example'
      return { ...unit, quota: { ...quota, source, value: { ...value, max } } }
    })
    put('/units', next)
    toast(t('units.allSet', { count, max }), () => put('/units', before))
  }
  return (
    <div className={css.tools}>
      <Select label={t('units.ofKind')} options={options} value={kind} onChange={setKind} />
      <NumberInput label={t('units.quota')} value={typed} onChange={setMax} />
      {ready && <Button onClick={apply}>{t('units.setAll', { count, max })}</Button>}
    </div>
  )
}

function UnitDialog({ index, onClose }: { readonly index: number; readonly onClose: () => void }) {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const { put, readOnly } = useEditor()
  const units = useValueAt('/units')
  const list = Array.isArray(units) ? units : []
  const unit: unknown = list[index]
  if (unit === undefined) return null
  const remove = () => {
    onClose()
    put('/units', list.toSpliced(index, 1))
    toast(t('list.removed', { name: nameOfMember(unit, language) }), () => put('/units', list))
  }
  return (
    <Dialog
      open
      shape="wide"
      onClose={onClose}
      title={nameOfMember(unit, language)}
      foot={
        <>
          {!readOnly && (
            <Button kind="danger" onClick={remove}>
              {t('units.remove')}
            </Button>
          )}
          <Button kind="primary" className="end" onClick={onClose}>
            {t('done')}
          </Button>
        </>
      }
    >
      <ObjectFields
        at={`/units/${index}`}
        shape={memberShape('units').items ?? {}}
        value={unit}
        place="units"
      />
    </Dialog>
  )
}

function QuotaCell({ row }: { readonly row: UnitRow }) {
  const { t } = useTranslation('office')
  const { put, readOnly } = useEditor()
  const { choice } = useEditorWords()
  const at = `/units/${row.index}/quota/value/max`
  const fault = useFaultAt(at)
  const quota = isBag(row.unit['quota']) ? row.unit['quota'] : {}
  const value = isBag(quota['value']) ? quota['value'] : null
  if (value === null) return <Tag boxed>{t('unpublished')}</Tag>
  return (
    <span className={css.quota}>
      {quota['source'] === 'example' && <Tag boxed>{choice('source', 'example')}</Tag>}
      <NumberInput
        inRow
        readOnly={readOnly}
        label={t('units.quotaOf', { unit: row.name })}
        value={typeof value['max'] === 'number' ? value['max'] : null}
        onChange={(max) => put(at, max ?? undefined)}
        {...(fault === undefined ? {} : { error: fault })}
      />
    </span>
  )
}

function useColumns(edit: (index: number) => void) {
  const { t } = useTranslation('office')
  const { faults } = useEditor()
  const { choice } = useEditorWords()
  return [
    {
      key: 'unit',
      head: t('units.unit'),
      renderCell: (row: UnitRow) => {
        const count = faultsBelow(faults, `/units/${row.index}`)
        return (
          <span
            className={css.tree}
            style={{ paddingLeft: `${row.level * 20}px` }}
            data-at={`/units/${row.index}`}
          >
            {row.level > 0 && (
              <span className="muted" aria-hidden="true">
                └
              </span>
            )}
            <span>
              {row.name} <span className={css.code}>{String(row.unit['code'])}</span>
            </span>
            {count > 0 && <span className="bad t12">{t('faultsHere', { count })}</span>}
          </span>
        )
      },
    },
    {
      key: 'channel',
      head: t('units.way'),
      renderCell: (row: UnitRow) => choice('channel', String(row.unit['channel'])),
    },
    {
      key: 'strength',
      head: t('units.strength'),
      renderCell: (row: UnitRow) => {
        const quota = isBag(row.unit['quota']) ? row.unit['quota']['value'] : null
        return isBag(quota) ? choice('strength', String(quota['strength'])) : ''
      },
    },
    {
      key: 'quota',
      head: t('units.quota'),
      numeric: true,
      renderCell: (row: UnitRow) => <QuotaCell row={row} />,
    },
    {
      key: 'edit',
      head: t('compare.act'),
      renderCell: (row: UnitRow) => (
        <Button
          size="small"
          icon={IconPencil}
          aria-label={t('units.editOf', { unit: row.name })}
          onClick={() => edit(row.index)}
        >
          {t('change')}
        </Button>
      ),
    },
  ]
}

/** All recommending units as a tree, with their quotas in sight; the rest of a unit opens beside. */
export function UnitsPart() {
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const { put, focus, readOnly } = useEditor()
  const value = useValueAt('/units')
  const own = useFaultAt('/units')
  const [text, setText] = useState('')
  const matcher = useMatcher(text)
  const led = /^\/units\/(\d+)(?:\/|$)/.exec(focus.at)?.[1]
  const [open, setOpen] = useState<number | null>(led === undefined ? null : Number(led))
  const [seen, setSeen] = useState(focus.times)
  if (seen !== focus.times) {
    setSeen(focus.times)
    if (led !== undefined) setOpen(Number(led))
  }
  const columns = useColumns(setOpen)
  const units = (Array.isArray(value) ? value : []).filter(isBag)
  const rows = inTree(units, language)
  const shown =
    text.trim() === ''
      ? rows
      : rows.filter(({ name, unit }) => matcher(`${name} ${String(unit['code'])}`))
  const add = () => {
    const blank = blankOf(memberShape('units').items ?? {}) as Bag
    put('/units', [...units, { ...blank, code: freeCode(units) }])
    setOpen(units.length)
  }
  return (
    <Sheet
      title={t('section.units')}
      note={t('units.count', { count: units.length })}
      inside="form"
    >
      <div className={css.fields}>
        <Members names={['unitKinds', 'quotaConditions']} />
        <div className={css.list} data-at="/units">
          <div className={css.listHead}>
            <b>{t('section.units')}</b> <span className="muted t13">{units.length}</span>
            {!readOnly && (
              <Button size="small" icon={IconPlus} className="end" onClick={add}>
                {t('list.add')}
              </Button>
            )}
          </div>
          {own !== undefined && <FieldFault>{own}</FieldFault>}
          <div className={css.tools}>
            <TextInput type="search" label={t('units.find')} value={text} onChange={setText} />
          </div>
          {!readOnly && <QuotaOfKind units={units} />}
          <Table<UnitRow>
            label={t('section.units')}
            rows={shown}
            rowKey={({ index }) => String(index)}
            density="dense"
            middle
            columns={columns}
          />
        </div>
      </div>
      {open !== null && <UnitDialog key={open} index={open} onClose={() => setOpen(null)} />}
    </Sheet>
  )
}
