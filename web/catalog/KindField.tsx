/** One of the kinds, found by its name or another name for it. */
import { listKinds } from '../../domain/catalog/offer.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import { useTranslation } from '../kernel/words.ts'
import { Combobox } from '../ui/Combobox.tsx'
import { ErrorState } from '../ui/States.tsx'

export function KindField({
  label,
  help,
  value,
  onChange,
}: {
  readonly label: string
  readonly help: string
  readonly value: string | null
  readonly onChange: (kindId: string | null) => void
}) {
  const { t } = useTranslation('catalog')
  const { language } = useFormat()
  const { data, error } = useCall(listKinds)
  const options = (data?.rows ?? [])
    .filter(({ retired }) => !retired)
    .map(({ id, name, about, service, aliases }) => ({
      value: id,
      label: name[language],
      note: `${t(`service.${service}`)} · ${about[language]}`,
      keywords: [name.zh, name.en, ...aliases].join(' '),
    }))
  return (
    <>
      <Combobox label={label} help={help} options={options} value={value} onChange={onChange} />
      {error !== null && <ErrorState problem={error.problem} />}
    </>
  )
}
