import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import {
  makePanel,
  putPanel,
  type PanelRow,
  type PanelsPage,
} from '../../../domain/evaluation/panel.endpoints.ts'
import type { RoundPage } from '../../../domain/evaluation/round.endpoints.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckboxGrid } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState, Note } from '../../ui/States.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { regionName, useFieldNames } from '../names.ts'
import { renews } from '../round/facts.ts'

const wishOf = ({ version, members, items }: PanelRow) => ({
  version,
  items: items.map(({ id }) => id),
  members: members.map(({ expertId, role }) => ({ expertId, role })),
})

/** A new panel, or another name and other items for one that is there. */
export function ItemsDialog({
  round,
  panels,
  panel,
  onClose,
}: {
  readonly round: RoundPage
  readonly panels: PanelsPage
  readonly panel?: PanelRow
  readonly onClose: () => void
}) {
  const { t } = useTranslation('panel')
  const { nameOf } = useFieldNames()
  const number = 1 + Math.max(0, ...panels.rows.map(({ seq }) => seq))
  const [name, setName] = useState(panel?.name ?? t('nameUsual', { number }))
  const own = panel?.items ?? []
  const [items, setItems] = useState<readonly string[]>(own.map(({ id }) => id))
  const onDone = () => {
    toast(t(panel === undefined ? 'made' : 'saved'))
    onClose()
  }
  const make = useAct(makePanel, { renews, onDone })
  const put = useAct(putPanel, { renews, onDone })
  const problem = make.error?.problem ?? put.error?.problem ?? null
  const fixed = round.state !== 'preparing'
  const options = [...own, ...panels.free]
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ id, seq, title, applicant, region, fields }) => ({
      value: id,
      label: t('itemLine', { seq, title }),
      note: [applicant, regionName(region), ...fields.map(nameOf)].join(' · '),
    }))
  const send = () => {
    const body = { name, items: [...items] }
    if (panel === undefined) make.mutate({ params: { id: round.id }, body })
    else put.mutate({ params: { id: panel.id }, body: { ...wishOf(panel), ...body } })
  }
  return (
    <Dialog
      open
      shape="side"
      onClose={onClose}
      title={t(panel === undefined ? 'make' : 'changeItems')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" busy={make.isPending || put.isPending} onClick={send}>
            {t(panel === undefined ? 'make' : 'save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextInput label={t('name')} value={name} maxLength={100} onChange={setName} />
        {fixed && <Note>{t('itemsFixed')}</Note>}
        {!fixed && options.length === 0 && <p className="muted">{t('noFree')}</p>}
        {!fixed && options.length > 0 && (
          <CheckboxGrid
            label={t('chooseItems')}
            options={options}
            values={items}
            onChange={setItems}
          />
        )}
        {problem !== null && <ErrorState problem={problem} />}
      </div>
    </Dialog>
  )
}
