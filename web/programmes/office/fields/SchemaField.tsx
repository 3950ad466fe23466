import type { ReactNode } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import { useFormat } from '../../../kernel/format.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { FieldFault } from '../../../ui/Field.tsx'
import { useEditor, useEditorWords, useFaultAt } from '../EditorContext.ts'
import css from '../Office.module.css'
import { referencesAt, wordsAt } from '../references.ts'
import {
  blankOf,
  hasOrigin,
  isBag,
  kindOf,
  membersOf,
  withoutNull,
  type Bag,
  type Shape,
} from '../schema.ts'
import { Fixed } from './Fixed.tsx'
import { ListField } from './ListField.tsx'
import { OriginField } from './OriginField.tsx'
import { Picks } from './Picks.tsx'
import { LineOf, Scalar } from './Scalar.tsx'
import { Words } from './Words.tsx'

export type SchemaFieldProps = {
  readonly at: string
  readonly name: string
  readonly shape: Shape
  readonly value: unknown
  readonly optional?: boolean
  /** Tells members apart that are called alike. */
  readonly place?: string
  /** Said elsewhere already, such as above a list. */
  readonly label?: string
}

/** Members of the file that are said elsewhere, or fixed. */
const hidden: ReadonlySet<string> = new Set(['shape', 'zone'])

/** The members of an object, each with its control, and where the whole comes from. */
export function ObjectFields({
  at,
  shape,
  value,
  place,
}: {
  readonly at: string
  readonly shape: Shape
  readonly value: unknown
  readonly place?: string
}) {
  const { put } = useEditor()
  const own = useFaultAt(at)
  const bag = isBag(value) ? value : {}
  const members = membersOf(shape).filter(([name]) => !hidden.has(name))
  return (
    <div className={css.fields} data-at={at}>
      {own !== undefined && !hasOrigin(shape) && <FieldFault>{own}</FieldFault>}
      {members.map(([name, member, optional]) => (
        <SchemaField
          key={name}
          at={`${at}/${name}`}
          name={name}
          shape={member}
          value={bag[name]}
          optional={optional}
          {...(place === undefined ? {} : { place })}
        />
      ))}
      {hasOrigin(shape) && (
        <OriginField
          at={at}
          of={bag}
          sources={shape.properties?.['source']?.enum ?? ['notice', 'example']}
          onChange={(next) => put(at, next)}
          onSource={(source) => {
            const { clause, ...rest } = bag
            put(at, source === 'notice' ? { ...rest, clause, source } : { ...rest, source })
          }}
        />
      )}
    </div>
  )
}

/** A value with its source. Nobody published it: then it has no value and says so. */
export function Sourced({
  at,
  name,
  shape,
  value,
  place,
  label,
  control,
}: SchemaFieldProps & {
  readonly label: string
  /** Instead of the control that the shape asks for. */
  readonly control?: ReactNode
}) {
  const { t } = useTranslation('office')
  const { put } = useEditor()
  const { help } = useEditorWords()
  const of: Bag = isBag(value) ? value : { value: null, source: 'unknown' }
  const inner = withoutNull(shape.properties?.['value'] ?? {}).shape
  const empty = of['value'] === null || of['value'] === undefined
  const valueFault = useFaultAt(`${at}/value`)
  const onSource = (source: string) => {
    const { clause, ...rest } = of
    if (source === 'unknown') return put(at, { ...rest, source, value: null })
    const next = empty ? blankOf(inner) : of['value']
    put(at, {
      ...rest,
      ...(source === 'notice' && clause !== undefined ? { clause } : {}),
      source,
      value: next,
    })
  }
  const hint = help(name, place)
  return (
    <div className={css.sourced} data-at={at}>
      <div>
        {empty ? (
          <div>
            <div className={css.label}>{label}</div>
            <p className={css.unknown}>{t('unpublished')}</p>
            {valueFault !== undefined && <FieldFault>{valueFault}</FieldFault>}
          </div>
        ) : (
          (control ?? (
            <SchemaField
              at={`${at}/value`}
              name={name}
              shape={inner}
              value={of['value']}
              label={label}
              {...(place === undefined ? {} : { place })}
            />
          ))
        )}
        {empty && hint !== undefined && <p className="muted t12">{hint}</p>}
      </div>
      <OriginField
        at={at}
        of={of}
        sources={['notice', 'example', 'unknown']}
        onChange={(next) => put(at, next)}
        onSource={onSource}
      />
    </div>
  )
}

/** A part that may be missing as a whole. */
function Missing({ at, shape, label }: { at: string; shape: Shape; label: string }) {
  const { t } = useTranslation('office')
  const { put, readOnly } = useEditor()
  if (readOnly) return null
  return (
    <div data-at={at}>
      <LinkButton onClick={() => put(at, blankOf(shape))}>
        {t('list.addOptional', { name: label })}
      </LinkButton>
    </div>
  )
}

function Group({
  at,
  name,
  shape,
  value,
  optional,
  label,
  nullable,
}: SchemaFieldProps & { label: string; nullable: boolean }) {
  const { t } = useTranslation('office')
  const { put, readOnly } = useEditor()
  return (
    <fieldset className={css.group}>
      <legend>{label}</legend>
      <ObjectFields at={at} shape={shape} value={value} place={name} />
      {(optional === true || nullable) && !readOnly && (
        <LinkButton className="t12" onClick={() => put(at, nullable ? null : undefined)}>
          {t('list.removeOf', { name: label })}
        </LinkButton>
      )}
    </fieldset>
  )
}

/** Lists and groups open and close; what is below them is fixed or not by itself. */
const holders: ReadonlySet<string> = new Set(['sourced', 'object', 'rows'])

/** The control of one member of the programme file, by the shape that the file demands of it. */
export function SchemaField(props: SchemaFieldProps) {
  const control = <Control {...props} />
  const kind = kindOf(withoutNull(props.shape).shape)
  return holders.has(kind) ? control : <Fixed>{control}</Fixed>
}

function Control(props: SchemaFieldProps) {
  const { at, name, value, optional = false, place } = props
  const { language } = useFormat()
  const { definition, put } = useEditor()
  const words = useEditorWords()
  const error = useFaultAt(at)
  const { shape, nullable } = withoutNull(props.shape)
  const label = props.label ?? words.label(name, place)
  const help = words.help(name, place)
  const kind = kindOf(shape)
  const absent = value === undefined || value === null
  const onChange = (next: unknown) => put(at, next === null && !nullable ? undefined : next)
  // An empty list that need not be there is not there.
  const onList = (next: unknown) =>
    onChange(Array.isArray(next) && next.length === 0 && (optional || nullable) ? null : next)
  const scalar = {
    at,
    name,
    shape,
    value,
    label,
    help,
    error,
    mayBeEmpty: optional || nullable,
    onChange,
  }
  switch (kind) {
    case 'sourced':
      return optional && absent ? (
        <Missing at={at} shape={shape} label={label} />
      ) : (
        <Sourced {...props} shape={shape} label={label} />
      )
    case 'bilingual':
      if (optional && absent) return <Missing at={at} shape={shape} label={label} />
      return (
        <Words at={at} name={name} label={label} help={help} value={value} onChange={onChange} />
      )
    case 'object':
      if (absent && (optional || nullable)) return <Missing at={at} shape={shape} label={label} />
      return <Group {...props} shape={shape} label={label} nullable={nullable} />
    case 'rows':
      return (
        <ListField
          at={at}
          name={name}
          shape={shape}
          value={value}
          label={label}
          {...(help === undefined ? {} : { help })}
        />
      )
    case 'numbers':
      return <LineOf {...scalar} onChange={onList} />
    case 'picks': {
      const known =
        referencesAt(definition, at, language) ??
        (shape.items?.enum ?? wordsAt(at))?.map((word) => ({
          value: word,
          label: words.choice(name, word),
        }))
      if (known === undefined) return <LineOf {...scalar} onChange={onList} />
      return (
        <Picks
          at={at}
          label={label}
          help={help}
          error={error}
          options={known}
          values={Array.isArray(value) ? value.map(String) : []}
          ordered={name === 'parts' || name === 'pattern'}
          onChange={onList}
        />
      )
    }
    default:
      return <Scalar {...scalar} />
  }
}
