import { useTranslation } from '../kernel/words.ts'
import { readUscc, type UsccReading } from '../../domain/kernel/uscc.ts'
import { checkCode } from '../../domain/people/organisation.endpoints.ts'
import { useCallWhen } from '../kernel/query.ts'
import { Link } from '../ui/Link.tsx'
import { TextInput } from '../ui/TextInput.tsx'

/** What is wrong with a code, in words; null while nothing can be said yet. */
function useFault(reading: UsccReading, typed: boolean): string | null {
  const { t } = useTranslation('codes')
  if (!typed || reading.reason === null) return null
  const hint = reading.hints[0]
  if (hint !== undefined) return t('usccHint', hint)
  return t(`reason.${reading.reason}`)
}

/**
 * The code of an organisation, checked while it is typed: what is wrong and what is probably meant, what kind
 * it is, and whether somebody has registered it.
 */
export function CodeField({
  value,
  onChange,
  own,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
  /** The code that this organisation has already. */
  readonly own?: string | null
}) {
  const { t } = useTranslation(['people', 'codes'])
  const reading = readUscc(value)
  const full = reading.code.length >= 18
  const fault = useFault(reading, full)
  const usable = reading.valid || reading.officerMayAccept
  const check = useCallWhen(usable && reading.code !== own, checkCode, {
    params: { code: reading.code },
  })
  const taken = usable && reading.code !== own ? (check.data?.takenBy ?? null) : null
  const { suggestion } = reading
  const soft = fault !== null && reading.officerMayAccept
  const help = reading.valid ? (
    <>
      {t('people:register.codeGood')}
      {t('people:profile.comma')}
      {t('people:register.codeKind', { kind: t(`codes:kind.${reading.kind ?? 'other'}`) })}
    </>
  ) : (
    t('people:register.codeHelp')
  )
  const error =
    taken !== null ? (
      <>
        {t('people:register.taken', { name: taken.name })}{' '}
        <Link to={'/places' as '/'} search={{ join: reading.code } as never}>
          {t('people:register.toJoin')}
        </Link>
      </>
    ) : (
      fault
    )
  return (
    <TextInput
      label={t('people:register.code')}
      count={t('people:register.codeCount', { used: reading.code.length })}
      help={help}
      autoComplete="off"
      spellCheck={false}
      maxLength={60}
      value={value}
      onChange={onChange}
      {...(soft && taken === null
        ? { warning: `${fault}${t('people:register.codeOfficer')}` }
        : error === null
          ? {}
          : { error })}
      {...(suggestion === null
        ? {}
        : {
            repair: {
              label: t('people:register.useSuggestion', { code: suggestion }),
              apply: () => onChange(suggestion),
            },
          })}
    />
  )
}
