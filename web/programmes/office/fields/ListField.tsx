import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../kernel/words.ts'
import { useFormat } from '../../../kernel/format.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { FieldFault } from '../../../ui/Field.tsx'
import { toast } from '../../../ui/Toast.tsx'
import {
  faultsBelow,
  nameOfMember,
  useEditor,
  useEditorWords,
  useFaultAt,
} from '../EditorContext.ts'
import css from '../Office.module.css'
import { blankOf, freeCode, isBag, type Shape } from '../schema.ts'
import { ObjectFields } from './SchemaField.tsx'

export type ListFieldProps = {
  readonly at: string
  readonly name: string
  readonly shape: Shape
  readonly value: unknown
  readonly label: string
  readonly help?: string
  /** Said below the fields of a member: what they mean together. */
  readonly renderBelow?: (member: unknown, at: string) => ReactNode
  /** Said in the head of a member beside its name. */
  readonly renderBeside?: (member: unknown) => ReactNode
  /** Instead of the member's own name. */
  readonly nameOf?: (member: unknown, index: number) => string
  /** Replaces the fields of a member. */
  readonly fields?: (member: unknown, at: string) => ReactNode
}

function Entry({
  at,
  index,
  last,
  title,
  member,
  onMove,
  onRemove,
  ...props
}: ListFieldProps & {
  readonly index: number
  readonly last: boolean
  readonly title: string
  readonly member: unknown
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
}) {
  const { t } = useTranslation('office')
  const { faults, focus, readOnly } = useEditor()
  const here = focus.at === at || focus.at.startsWith(`${at}/`)
  const [open, setOpen] = useState(here)
  const [seen, setSeen] = useState(focus.times)
  // A fault that leads here opens its entry, once.
  if (seen !== focus.times) {
    setSeen(focus.times)
    if (here) setOpen(true)
  }
  const count = faultsBelow(faults, at)
  const code = isBag(member) ? member['code'] : undefined
  return (
    <li className={css.entry} data-at={at}>
      <div className={css.entryHead}>
        <button
          type="button"
          className={css.entryName}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {typeof code === 'string' && <span className={css.code}>{code}</span>}
          <span>{title}</span>
          {props.renderBeside?.(member)}
          {count > 0 && <span className="bad t12">{t('faultsHere', { count })}</span>}
        </button>
        {!readOnly && (
          <span className={css.entryTools}>
            {index > 0 && (
              <IconButton
                small
                icon={IconArrowUp}
                label={t('list.upOf', { name: title })}
                onClick={() => onMove(-1)}
              />
            )}
            {!last && (
              <IconButton
                small
                icon={IconArrowDown}
                label={t('list.downOf', { name: title })}
                onClick={() => onMove(1)}
              />
            )}
            <IconButton
              small
              icon={IconTrash}
              label={t('list.removeOf', { name: title })}
              onClick={onRemove}
            />
          </span>
        )}
      </div>
      {open && (
        <div className={css.entryBody}>
          {props.fields?.(member, at) ?? (
            <ObjectFields
              at={at}
              shape={props.shape.items ?? {}}
              value={member}
              place={props.name}
            />
          )}
          {props.renderBelow?.(member, at)}
        </div>
      )}
    </li>
  )
}

/** A list of things with parts: one line each, opened to be changed, moved, removed with a way back. */
export function ListField(props: ListFieldProps) {
  const { at, name, shape, value, label, help, nameOf } = props
  const { t } = useTranslation('office')
  const { language } = useFormat()
  const { put, goTo, readOnly } = useEditor()
  const { label: word } = useEditorWords()
  const error = useFaultAt(at)
  const members = Array.isArray(value) ? value : []
  // What is undone later must look at the list as it is then.
  const latest = useRef(members)
  useEffect(() => {
    latest.current = members
  })
  const titleOf = (member: unknown, index: number) => {
    const own = nameOf?.(member, index) ?? nameOfMember(member, language)
    return own === '' ? t('list.nth', { name: word(name), number: index + 1 }) : own
  }
  const move = (index: number, by: number) => {
    const next = members.toSpliced(index, 1)
    put(at, next.toSpliced(index + by, 0, members[index]))
  }
  const remove = (index: number) => {
    const gone = members[index]
    put(at, members.toSpliced(index, 1))
    toast(t('list.removed', { name: titleOf(gone, index) }), () =>
      put(at, latest.current.toSpliced(index, 0, gone)),
    )
  }
  const add = () => {
    const blank = blankOf(shape.items ?? {})
    const made = isBag(blank) && 'code' in blank ? { ...blank, code: freeCode(members) } : blank
    put(at, [...members, made])
    goTo(`${at}/${members.length}`)
  }
  return (
    <div className={css.list} data-at={at}>
      <div className={css.listHead}>
        <b>{label}</b> <span className="muted t13">{members.length}</span>
        {!readOnly && (
          <Button size="small" icon={IconPlus} className="end" onClick={add}>
            {t('list.add')}
          </Button>
        )}
      </div>
      {help !== undefined && <p className="muted t12">{help}</p>}
      {error !== undefined && <FieldFault>{error}</FieldFault>}
      {members.length > 0 && (
        <ol className={css.entries}>
          {members.map((member, index) => (
            <Entry
              key={index}
              {...props}
              at={`${at}/${index}`}
              index={index}
              last={index === members.length - 1}
              title={titleOf(member, index)}
              member={member}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(index)}
            />
          ))}
        </ol>
      )}
    </div>
  )
}
