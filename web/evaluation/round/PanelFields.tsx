import { useTranslation } from '../../kernel/words.ts'
import { conclusions, quorums, type PanelRules } from '../../../domain/evaluation/panel.ts'
import { Checkbox, Segments } from '../../ui/Choices.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import css from './Round.module.css'

/** What the panels of a round must be like, and how they conclude. */
export function PanelFields({
  value,
  onChange,
}: {
  readonly value: PanelRules
  readonly onChange: (value: PanelRules) => void
}) {
  const { t } = useTranslation('round')
  const { t: say } = useTranslation('evaluation')
  const set = (part: Partial<PanelRules>) => onChange({ ...value, ...part })
  return (
    <FieldGroup label={t('form.panel')}>
      <div className={css.pair}>
        <NumberInput
          label={t('form.minMembers')}
          value={value.minMembers}
          onChange={(minMembers) => set({ minMembers: minMembers ?? 1 })}
        />
        <NumberInput
          label={t('form.minSeniors')}
          value={value.minSeniors}
          onChange={(minSeniors) => set({ minSeniors: minSeniors ?? 0 })}
        />
        <NumberInput
          label={t('form.maxSameRegion')}
          help={t('form.noMatter')}
          optional
          value={value.maxSameRegion}
          onChange={(maxSameRegion) => set({ maxSameRegion })}
        />
        <NumberInput
          label={t('form.maxSameEmployer')}
          help={t('form.noMatter')}
          optional
          value={value.maxSameEmployer}
          onChange={(maxSameEmployer) => set({ maxSameEmployer })}
        />
      </div>
      <Segments
        label={t('form.concludes')}
        options={conclusions.map((one) => ({ value: one, label: say(`conclusion.${one}`) }))}
        value={value.concludes}
        onChange={(concludes) => set({ concludes })}
      />
      <Segments
        label={t('form.quorum')}
        options={quorums.map((one) => ({ value: one, label: say(`quorum.${one}`) }))}
        value={value.quorum}
        onChange={(quorum) => set({ quorum })}
      />
      <Checkbox label={t('form.sits')} checked={value.sits} onChange={(sits) => set({ sits })} />
    </FieldGroup>
  )
}
