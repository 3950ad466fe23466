import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { addItem } from '../../../domain/evaluation/roundItem.endpoints.ts'
import { useAct } from '../../kernel/query.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckboxGrid } from '../../ui/Choices.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/Toast.tsx'
import { useRegionOptions, useFieldNames } from '../names.ts'
import { renews } from './facts.ts'
import css from './Round.module.css'

const nothing = {
  title: '',
  brief: '',
  fields: [] as readonly string[],
  region: '110000',
  applicant: '',
  code: '',
  recommendingUnit: '',
}

/** One item by hand; those of a programme come from its entries. */
export function AddItem({
  roundId,
  onClose,
}: {
  readonly roundId: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('round')
  const { options } = useFieldNames()
  const regions = useRegionOptions()
  const [value, setValue] = useState(nothing)
  const set = (part: Partial<typeof nothing>) => setValue({ ...value, ...part })
  const act = useAct(addItem, {
    renews,
    onDone: () => {
      toast(t('item.added'))
      onClose()
    },
  })
  const { title, brief, fields, region, applicant, code, recommendingUnit } = value
  const body = {
    title,
    brief,
    fields: [...fields],
    region,
    applicant: { code, name: applicant },
    coApplicants: [],
    recommendingUnit,
    team: [],
    competitors: [],
    files: [],
  }
  return (
    <Dialog
      open
      shape="side"
      onClose={onClose}
      title={t('item.add')}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id: roundId }, body })}
          >
            {t('item.addOne')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextInput
          label={t('item.title')}
          value={title}
          maxLength={200}
          onChange={(next) => set({ title: next })}
        />
        <div className={css.pair}>
          <TextInput
            label={t('item.applicant')}
            value={applicant}
            maxLength={200}
            onChange={(next) => set({ applicant: next })}
          />
          <TextInput
            label={t('item.applicantCode')}
            optional
            value={code}
            maxLength={18}
            onChange={(next) => set({ code: next.trim().toUpperCase() })}
          />
          <Combobox
            label={t('item.region')}
            options={regions}
            value={region}
            onChange={(next) => next !== null && set({ region: next })}
          />
          <TextInput
            label={t('item.recommendingUnit')}
            optional
            value={recommendingUnit}
            maxLength={100}
            onChange={(next) => set({ recommendingUnit: next.trim() })}
          />
        </div>
        <CheckboxGrid
          label={t('item.fields')}
          options={options}
          values={fields}
          onChange={(next) => set({ fields: next })}
        />
        <TextArea
          label={t('item.brief')}
          help={t('item.briefHelp')}
          optional
          rows={4}
          value={brief}
          onChange={(next) => set({ brief: next })}
        />
        {act.error !== null && <ErrorState problem={act.error.problem} />}
      </div>
    </Dialog>
  )
}
