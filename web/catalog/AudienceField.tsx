import { useState } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { findAudienceOrg, findSpaces } from '../../domain/catalog/offer.endpoints.ts'
import { type Audience, audienceNamesMax } from '../../domain/spaces/audience.ts'
import { useCall } from '../kernel/query.ts'
import { call } from '../kernel/call.ts'
import { CallProblem } from '../kernel/problem.ts'
import { allowed, invalid } from '../../domain/kernel/verdict.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { CheckboxGrid, RadioGroup } from '../ui/Choices.tsx'
import { FieldGroup } from '../ui/Field.tsx'
import { ErrorState } from '../ui/States.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import css from './Catalog.module.css'

type Names = ReadonlyMap<string, string>
type Named = Exclude<Audience, { market: true }>

/** Spaces of one's organisation, and those that are named although it has left them or they closed. */
function Spaces({
  named,
  names,
  onNamed,
}: {
  readonly named: Named
  readonly names: Names
  readonly onNamed: (spaces: readonly string[], learnt: Names) => void
}) {
  const { t } = useTranslation('catalog')
  const [text, setText] = useState('')
  const { data } = useCall(findSpaces, { query: text === '' ? {} : { text } })
  if (data === undefined) return null
  const own = new Map(data.rows.map(({ id, name }) => [id, name]))
  const known = new Map([...names, ...own])
  const options = [
    ...named.spaces
      .filter((id) => !own.has(id))
      .map((id) => ({ value: id, label: known.get(id) ?? t('audience.closed') })),
    ...data.rows.map(({ id, name }) => ({ value: id, label: name })),
  ]
  if (options.length === 0 && text === '') {
    return <p className="second t13">{t('audience.spacesNone')}</p>
  }
  return (
    <div className="stack">
      {(data.more || text !== '') && (
        <TextInput
          label={t('audience.find')}
          help={data.more ? t('audience.spacesMore') : undefined}
          maxLength={100}
          value={text}
          onChange={setText}
        />
      )}
      <CheckboxGrid
        label={t('audience.spaces')}
        options={options}
        values={named.spaces}
        most={audienceNamesMax}
        onChange={(spaces) => onNamed(spaces, own)}
      />
    </div>
  )
}

/** Organisations that one knows by name or code: nobody leafs through them. */
function Organisations({
  named,
  names,
  onNamed,
}: {
  readonly named: Named
  readonly names: Names
  readonly onNamed: (organisations: readonly string[], learnt: Names) => void
}) {
  const { t } = useTranslation('catalog')
  const [called, setCalled] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const add = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const { id, name } = await call(findAudienceOrg, { query: { called: called.trim() } })
      onNamed([...new Set([...named.organisations, id])], new Map([[id, name]]))
      setCalled('')
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <FieldGroup label={t('audience.organisations')}>
      <ul className={css.named}>
        {named.organisations.map((id) => {
          const name = names.get(id) ?? t('audience.closed')
          return (
            <li key={id}>
              {name}
              <LinkButton
                underlined
                aria-label={t('audience.remove', { name })}
                onClick={() =>
                  onNamed(
                    named.organisations.filter((one) => one !== id),
                    new Map(),
                  )
                }
              >
                {t('audience.takeOff')}
              </LinkButton>
            </li>
          )
        })}
      </ul>
      <div className={css.pair}>
        <TextInput
          label={t('audience.org')}
          maxLength={100}
          value={called}
          onChange={setCalled}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            if (called.trim().length > 1) void add()
          }}
        />
        <div className={css.beside}>
          <ActionButton
            size="small"
            kind="plain"
            busy={busy}
            verdict={called.trim().length > 1 ? allowed : invalid('catalog.org_unnamed')}
            onClick={() => void add()}
          >
            {t('audience.add')}
          </ActionButton>
        </div>
      </div>
      {problem !== null && <ErrorState problem={problem.problem} />}
    </FieldGroup>
  )
}

/** 可见范围: the open market, or spaces and organisations by name. */
export function AudienceField({
  audience,
  names: given,
  namedOnly = false,
  onAudience,
}: {
  readonly audience: Audience
  /** What is never for the open market asks for spaces and organisations alone. */
  readonly namedOnly?: boolean
  readonly names: readonly { readonly id: string; readonly name: string }[]
  readonly onAudience: (audience: Audience) => void
}) {
  const { t } = useTranslation('catalog')
  const [learnt, setLearnt] = useState<Names>(new Map())
  // What was named stays at hand while somebody looks at the other choice.
  const [kept, setKept] = useState<Named>(
    'market' in audience ? { spaces: [], organisations: [] } : audience,
  )
  const names = new Map([...given.map(({ id, name }) => [id, name] as const), ...learnt])
  const put = (change: Partial<Named>, more: Names) => {
    const next = { ...kept, ...change }
    setKept(next)
    setLearnt(new Map([...learnt, ...more]))
    onAudience(next)
  }
  return (
    <div className="stack">
      {!namedOnly && (
        <RadioGroup
          label={t('audience.title')}
          options={[
            { value: 'market', label: t('audience.market'), note: t('audience.marketNote') },
            { value: 'named', label: t('audience.named'), note: t('audience.namedNote') },
          ]}
          value={'market' in audience ? 'market' : 'named'}
          onChange={(which) => onAudience(which === 'market' ? { market: true } : kept)}
        />
      )}
      {!('market' in audience) && (
        <>
          <Spaces
            named={audience}
            names={names}
            onNamed={(spaces, more) => put({ spaces: [...spaces] }, more)}
          />
          <Organisations
            named={audience}
            names={names}
            onNamed={(organisations, more) => put({ organisations: [...organisations] }, more)}
          />
        </>
      )}
    </div>
  )
}
