import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import type { Static } from 'typebox'
import {
  addUnit,
  changeUnit,
  listUnits,
  removeUnit,
  type Unit,
} from '../../domain/people/member.endpoints.ts'
import { useAct, useCall } from '../kernel/query.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Empty, ErrorState, Loading } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { toast } from '../ui/Toast.tsx'
import { type TabProps, UnitField } from './memberChoices.tsx'
import css from './People.module.css'

type UnitRow = Static<typeof Unit>
type Placed = { readonly unit: UnitRow; readonly depth: number }

/** The tree in reading order, each unit after the one it stands under. */
function placed(units: readonly UnitRow[], parentId: string | null = null, depth = 0): Placed[] {
  return units
    .filter((unit) => unit.parentId === parentId)
    .flatMap((unit) => [{ unit, depth }, ...placed(units, unit.id, depth + 1)])
}

function UnitDialog({
  unit,
  onClose,
}: {
  readonly unit: UnitRow | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation('people')
  const [name, setName] = useState(unit?.name ?? '')
  const [parentId, setParent] = useState(unit?.parentId ?? null)
  const renews = [listUnits]
  const add = useAct(addUnit, { renews, onDone: onClose })
  const change = useAct(changeUnit, { renews, onDone: onClose })
  const error = unit === null ? add.error : change.error
  const body = { name, parentId }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(unit === null ? 'members.addUnit' : 'members.editUnit')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            busy={add.isPending || change.isPending}
            onClick={() =>
              unit === null
                ? add.mutate({ body })
                : change.mutate({ params: { id: unit.id }, body })
            }
          >
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextInput label={t('members.unitName')} most={100} value={name} onChange={setName} />
        <UnitField
          label={t('members.unitParent')}
          value={parentId}
          onChange={setParent}
          except={unit?.id}
        />
        {error !== null && <ErrorState problem={error.problem} />}
      </div>
    </Dialog>
  )
}

export function UnitsTab({ manages }: TabProps) {
  const { t } = useTranslation('people')
  const [open, setOpen] = useState<{ unit: UnitRow | null } | null>(null)
  const reading = useCall(listUnits)
  const remove = useAct(removeUnit, {
    renews: [listUnits],
    onDone: () => toast(t('members.unitRemoved')),
  })
  const rows = reading.data?.rows ?? []
  return (
    <Sheet
      title={t('members.tabs.units')}
      end={
        manages && <Button onClick={() => setOpen({ unit: null })}>{t('members.addUnit')}</Button>
      }
    >
      {reading.isPending && <Loading lines={3} />}
      {reading.error !== null && <ErrorState problem={reading.error.problem} />}
      {remove.error !== null && <ErrorState problem={remove.error.problem} />}
      {reading.data !== undefined && rows.length === 0 && (
        <Empty title={t('members.noUnits')}>{t('members.noUnitsText')}</Empty>
      )}
      <ul className={css.list}>
        {placed(rows).map(({ unit, depth }) => (
          <li
            key={unit.id}
            className={css.item}
            style={{ paddingLeft: `calc(${depth} * var(--s-5))` }}
          >
            <span className="grow">
              {unit.name}{' '}
              <span className="muted t12">{t('members.unitMembers', { count: unit.members })}</span>
            </span>
            {manages && (
              <>
                <Button size="small" onClick={() => setOpen({ unit })}>
                  {t('members.edit')}
                </Button>
                <Button
                  size="small"
                  kind="quiet"
                  onClick={() => remove.mutate({ params: { id: unit.id } })}
                >
                  {t('common.remove')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {open !== null && <UnitDialog unit={open.unit} onClose={() => setOpen(null)} />}
    </Sheet>
  )
}
