import { useTranslation } from '../kernel/words.ts'
import { reasonMax } from '../../domain/console/approval.ts'
import { TextArea } from '../ui/TextInput.tsx'

/** Why something is done. `shown`: the other side will read it; otherwise it is kept with the change. */
export function ReasonField({
  value,
  onChange,
  shown = false,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly shown?: boolean
}) {
  const { t } = useTranslation('console')
  return (
    <TextArea
      label={t('why')}
      help={t(shown ? 'whyShown' : 'whyKept')}
      rows={3}
      most={reasonMax}
      value={value}
      onChange={onChange}
    />
  )
}
