import { useTranslation } from '../kernel/words.ts'
import { generalClasses } from '../../domain/parts/iso286.ts'
import { characteristics } from '../../domain/parts/tolerance.ts'
import { NumberInput } from '../ui/NumberInput.tsx'
import { Select } from '../ui/Select.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import type { ToleranceDraft } from './toleranceDraft.ts'

type Props = {
  readonly draft: ToleranceDraft
  readonly onDraft: (change: Partial<ToleranceDraft>) => void
}

function SizeFields({ draft, onDraft }: Props) {
  const { t } = useTranslation('parts')
  const hasClass = draft.class.trim() !== ''
  return (
    <>
      <NumberInput
        label={t('tolerances.nominal')}
        unit="mm"
        digits={3}
        value={draft.nominalMm}
        onChange={(nominalMm) => onDraft({ nominalMm })}
      />
      <TextInput
        label={t('tolerances.class')}
        help={t('tolerances.classHelp')}
        optional
        value={draft.class}
        onChange={(name) => onDraft({ class: name })}
      />
      {!hasClass && (
        <>
          <NumberInput
            label={t('tolerances.upper')}
            unit="mm"
            digits={4}
            value={draft.upperMm}
            onChange={(upperMm) => onDraft({ upperMm })}
          />
          <NumberInput
            label={t('tolerances.lower')}
            unit="mm"
            digits={4}
            value={draft.lowerMm}
            onChange={(lowerMm) => onDraft({ lowerMm })}
          />
        </>
      )}
    </>
  )
}

function GeometricFields({ draft, onDraft }: Props) {
  const { t } = useTranslation('parts')
  return (
    <>
      <Select
        label={t('tolerances.characteristic')}
        options={characteristics.map((value) => ({ value, label: t(`characteristic.${value}`) }))}
        value={draft.characteristic}
        onChange={(characteristic) => onDraft({ characteristic })}
      />
      <NumberInput
        label={t('tolerances.zone')}
        unit="mm"
        digits={4}
        value={draft.zoneMm}
        onChange={(zoneMm) => onDraft({ zoneMm })}
      />
      <TextInput
        label={t('tolerances.datums')}
        help={t('tolerances.datumsHelp')}
        optional
        value={draft.datums}
        onChange={(datums) => onDraft({ datums })}
      />
    </>
  )
}

function ThreadFields({ draft, onDraft }: Props) {
  const { t } = useTranslation('parts')
  return (
    <>
      <NumberInput
        label={t('tolerances.thread')}
        unit="mm"
        digits={2}
        value={draft.diameterMm}
        onChange={(diameterMm) => onDraft({ diameterMm })}
      />
      <NumberInput
        label={t('tolerances.pitch')}
        unit="mm"
        digits={2}
        value={draft.pitchMm}
        onChange={(pitchMm) => onDraft({ pitchMm })}
      />
      <TextInput
        label={t('tolerances.threadClass')}
        value={draft.threadClass}
        onChange={(threadClass) => onDraft({ threadClass })}
      />
    </>
  )
}

/** What a tolerance of the kind that was chosen says. */
export function ToleranceFields({ draft, onDraft }: Props) {
  const { t } = useTranslation('parts')
  if (draft.kind === 'size') return <SizeFields {...{ draft, onDraft }} />
  if (draft.kind === 'geometric') return <GeometricFields {...{ draft, onDraft }} />
  if (draft.kind === 'thread') return <ThreadFields {...{ draft, onDraft }} />
  if (draft.kind === 'roughness') {
    return (
      <NumberInput
        label={t('tolerances.roughness')}
        unit="µm"
        digits={3}
        value={draft.raUm}
        onChange={(raUm) => onDraft({ raUm })}
      />
    )
  }
  return (
    <Select
      label={t('tolerances.general')}
      help={t('tolerances.generalHelp')}
      options={generalClasses.map((value) => ({ value, label: t(`tolerances.grade.${value}`) }))}
      value={draft.general}
      onChange={(general) => onDraft({ general })}
    />
  )
}
