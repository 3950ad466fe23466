import type { CodeScheme, PersonalKind } from '../../../domain/programmes/form/items.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import type { FieldFrame } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { type ListedScheme, useCodes } from './codeLists.ts'
import { usePersonal } from './usePersonal.ts'

type CodeFieldProps = {
  readonly frame: FieldFrame
  readonly scheme: CodeScheme
  readonly personal?: PersonalKind | undefined
  readonly label: string
  readonly value: string
  readonly onChange: (value: string | null) => void
}

function ListedField({
  frame,
  scheme,
  label,
  value,
  onChange,
}: CodeFieldProps & { readonly scheme: ListedScheme }) {
  const list = useCodes(scheme)
  // What is answered already is shown at once, while the list of all codes is on its way.
  const options = list ?? (value === '' ? [] : [{ value, label: value }])
  const known = value === '' || options.some((option) => option.value === value)
  return (
    <Combobox
      {...frame}
      label={label}
      options={known ? options : [{ value, label: value }, ...options]}
      value={value === '' ? null : value}
      onChange={onChange}
    />
  )
}

const inputs: Partial<
  Record<
    CodeScheme,
    { readonly type?: string; readonly inputMode?: 'tel' | 'numeric' | 'email' | 'url' }
  >
> = {
  phone: { inputMode: 'tel' },
  mobile: { inputMode: 'tel' },
  postcode: { inputMode: 'numeric' },
  email: { inputMode: 'email' },
  url: { inputMode: 'url' },
}

/** A code of the field: typed, or taken from the list of the standard. */
export function CodeField(props: CodeFieldProps) {
  const { frame, scheme, personal, value, onChange } = props
  const { shown, events } = usePersonal(personal, value)
  if (scheme === 'division' || scheme === 'industry') {
    return <ListedField {...props} scheme={scheme} />
  }
  return (
    <TextInput
      {...frame}
      {...inputs[scheme]}
      {...events}
      autoComplete="off"
      spellCheck={false}
      value={shown}
      onChange={onChange}
    />
  )
}
