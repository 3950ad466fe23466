import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import type { ArrangementPage } from '../../../domain/evaluation/arrangement.endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Table } from '../../ui/Table.tsx'
import { useMore } from '../More.tsx'
import { useExpertColumns } from './expertColumns.tsx'

type Loaded = ArrangementPage['experts'][number]

function LoadDialog({
  expert,
  onClose,
  onKeep,
}: {
  readonly expert: Loaded
  readonly onClose: () => void
  readonly onKeep: (max: number) => void
}) {
  const { t } = useTranslation('evaluation')
  const [max, setMax] = useState<number | null>(expert.max)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('arrange.changeMaxOf', { expert: expert.name })}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            onClick={() => onKeep(Math.min(1000, Math.max(0, max ?? expert.max)))}
          >
            {t('arrange.keep')}
          </Button>
        </>
      }
    >
      <NumberInput label={t('arrange.changeMaxTo')} value={max} onChange={setMax} />
    </Dialog>
  )
}

/** How many items each expert reads in the plan; the most may be changed for the next one. */
export function PlanExperts({
  plan,
  onLoad,
}: {
  readonly plan: ArrangementPage
  readonly onLoad: (expertId: string, max: number) => void
}) {
  const { t } = useTranslation('evaluation')
  const [changed, setChanged] = useState<Loaded | null>(null)
  const experts = useMore(plan.experts)
  const of = useExpertColumns<Loaded>(({ max }) => max)
  return (
    <Sheet title={t('arrange.experts')} note={plan.experts.length} inside="none">
      <Table<Loaded>
        label={t('arrange.experts')}
        rows={experts.shown}
        rowKey={({ id }) => id}
        columns={[
          of.name,
          of.region,
          { key: 'load', head: t('arrange.load'), numeric: true, renderCell: (row) => row.load },
          of.max,
          {
            key: 'act',
            head: '',
            renderCell: (row) => (
              <Button
                size="small"
                aria-label={t('arrange.changeMaxOf', { expert: row.name })}
                onClick={() => setChanged(row)}
              >
                {t('arrange.changeMax')}
              </Button>
            ),
          },
        ]}
      />
      {experts.more}
      {changed !== null && (
        <LoadDialog
          expert={changed}
          onClose={() => setChanged(null)}
          onKeep={(max) => {
            onLoad(changed.id, max)
            setChanged(null)
          }}
        />
      )}
    </Sheet>
  )
}
