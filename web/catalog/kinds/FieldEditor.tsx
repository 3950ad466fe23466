/** One field of a kind while it is written. */
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { axes, fieldShapes, type Matching, type Words } from '../../../domain/catalog/kind.ts'
import { tiers } from '../../../domain/spaces/tier.ts'
import { facetShapes, type KindFault, matchingsOf } from '../../../domain/catalog/readKind.ts'
import { unitCodes } from '../../../domain/kernel/units.ts'
import { useFormat } from '../../kernel/format.ts'
import { useTranslation } from '../../kernel/words.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Checkbox } from '../../ui/Choices.tsx'
import { FieldFault, FieldGroup } from '../../ui/Field.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { useReasons } from '../../ui/reason.ts'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import css from '../Catalog.module.css'
import { useUnit } from '../FieldInput.tsx'
import { termsOf } from '../form.ts'
import { blankField, type DraftField, faultsAt, said, withOptions } from './draft.ts'

type Part = {
  readonly field: DraftField
  readonly onField: (field: DraftField) => void
}

const withAbout = (field: DraftField, change: Partial<DraftField['about']>): DraftField => ({
  ...field,
  about: said({ ...field.about, ...change }),
})

const bothOrNone = (words: Words): Words | undefined =>
  words.zh === '' && words.en === '' ? undefined : words

function Named({ field, onField }: Part) {
  const { t } = useTranslation('catalog')
  const { label, help = { zh: '', en: '' }, headers = [] } = field.about
  const put = (change: Partial<DraftField['about']>) => onField(withAbout(field, change))
  return (
    <div className={css.fields}>
      <TextInput
        label={t('kinds.labelZh')}
        value={label.zh}
        onChange={(zh) => put({ label: { ...label, zh } })}
      />
      <TextInput
        label={t('kinds.labelEn')}
        value={label.en}
        onChange={(en) => put({ label: { ...label, en } })}
      />
      <TextInput
        label={t('kinds.helpZh')}
        optional
        value={help.zh}
        onChange={(zh) => put({ help: bothOrNone({ ...help, zh }) } as never)}
      />
      <TextInput
        label={t('kinds.helpEn')}
        optional
        value={help.en}
        onChange={(en) => put({ help: bothOrNone({ ...help, en }) } as never)}
      />
      <TextInput
        label={t('kinds.headers')}
        help={t('kinds.headersHelp')}
        optional
        className={classes(css.wide)}
        value={headers.join('、')}
        onChange={(text) => {
          const terms = text === '' ? undefined : text.split(/[、,，]/)
          put({ headers: terms } as never)
        }}
        onBlur={() => {
          const terms = termsOf(headers.join('、'))
          put({ headers: terms.length === 0 ? undefined : terms } as never)
        }}
      />
    </div>
  )
}

const noUnit = ''
const measured = new Set(['measure', 'span', 'box', 'cylinder'])

/** Units and bounds of what is measured; of words, how long they may be. */
function Bounds({ field, onField }: Part) {
  const { t } = useTranslation('catalog')
  const unitName = useUnit()
  const { shape, unit } = field.about
  const inItems = field.items !== undefined
  const bounds = inItems ? field.items! : field
  const put = (change: object) =>
    onField(
      inItems
        ? { ...field, items: said({ ...field.items, ...change }) }
        : said({ ...field, ...change }),
    )
  if (shape === 'terms' || shape === 'text') {
    return (
      <NumberInput
        label={t('kinds.maxLength')}
        value={bounds.maxLength ?? null}
        onChange={(maxLength) => put({ maxLength: maxLength ?? undefined })}
      />
    )
  }
  if (!measured.has(shape)) return null
  const sized = shape === 'box' || shape === 'cylinder'
  const units = unitCodes.map((value) => ({ value: value as string, label: unitName(value) }))
  return (
    <div className={css.fields}>
      <Select
        label={t('kinds.unit')}
        options={sized ? units : [{ value: noUnit, label: t('kinds.unitNone') }, ...units]}
        value={unit ?? noUnit}
        onChange={(value) =>
          onField(withAbout(field, { unit: value === noUnit ? undefined : value } as never))
        }
      />
      {shape === 'measure' && (
        <Checkbox
          checked={field.type === 'integer'}
          onChange={(whole) => onField({ ...field, type: whole ? 'integer' : 'number' })}
          label={t('kinds.whole')}
        />
      )}
      <NumberInput
        label={t('kinds.minimum')}
        digits={6}
        value={bounds.minimum ?? null}
        onChange={(minimum) => put({ minimum: minimum ?? undefined })}
      />
      <NumberInput
        label={t('kinds.maximum')}
        digits={6}
        value={bounds.maximum ?? null}
        onChange={(maximum) => put({ maximum: maximum ?? undefined })}
      />
    </div>
  )
}

function Options({ field, onField }: Part) {
  const { t } = useTranslation('catalog')
  const { options } = field.about
  if (options === undefined) return null
  const entries = Object.entries(options)
  const put = (next: readonly (readonly [string, Words])[]) =>
    onField(withOptions(field, Object.fromEntries(next)))
  const change = (at: number, one: readonly [string, Words]) =>
    put(entries.map((entry, place) => (place === at ? one : entry)))
  return (
    <FieldGroup label={t('kinds.options')}>
      <div className="stack">
        {entries.map(([id, words], at) => (
          // By its place: the identifier changes while it is typed.
          <div key={`${at}`} className={css.option}>
            <TextInput
              label={t('kinds.optionId')}
              value={id}
              onChange={(next) => (next in options ? undefined : change(at, [next, words]))}
            />
            <TextInput
              label={t('kinds.optionZh')}
              value={words.zh}
              onChange={(zh) => change(at, [id, { ...words, zh }])}
            />
            <TextInput
              label={t('kinds.optionEn')}
              value={words.en}
              onChange={(en) => change(at, [id, { ...words, en }])}
            />
            <IconButton
              icon={IconTrash}
              label={t('kinds.removeOf', { name: words.zh || id })}
              onClick={() => put(entries.filter((_, place) => place !== at))}
            />
          </div>
        ))}
        <div>
          <Button
            size="small"
            onClick={() => put([...entries, [`option${entries.length + 1}`, { zh: '', en: '' }]])}
          >
            {t('kinds.addOption')}
          </Button>
        </div>
      </div>
    </FieldGroup>
  )
}

const noMatch = ''

function Matched({ field, onField }: Part) {
  const { t } = useTranslation('catalog')
  const { shape, match, facet = false, tier = 'public' } = field.about
  const ways = matchingsOf[shape]
  const put = (change: Partial<DraftField['about']>) => onField(withAbout(field, change))
  return (
    <div className={css.fields}>
      {ways.length > 0 && (
        <Select
          label={t('kinds.match')}
          options={[
            { value: noMatch, label: t('kinds.matchNone') },
            ...ways.map((value) => ({ value: value as string, label: t(`matching.${value}`) })),
          ]}
          value={match?.as ?? noMatch}
          onChange={(as) =>
            put({
              match: as === noMatch ? undefined : { axis: 'Q', ...match, as: as as Matching },
            } as never)
          }
        />
      )}
      {match !== undefined && (
        <>
          <Select
            label={t('kinds.axis')}
            options={axes.map((value) => ({ value: value as string, label: t(`axis.${value}`) }))}
            value={match.axis}
            onChange={(axis) => put({ match: { ...match, axis } })}
          />
          <Select
            label={t('kinds.weight')}
            options={[1, 2, 3, 4, 5].map((one) => ({ value: String(one), label: String(one) }))}
            value={String(match.weight ?? 1)}
            onChange={(weight) => put({ match: { ...match, weight: Number(weight) } })}
          />
          <Checkbox
            checked={match.strict === true}
            onChange={(strict) =>
              put({ match: said({ ...match, strict: strict || undefined }) as never })
            }
            label={t('kinds.strict')}
          />
        </>
      )}
      <Select
        label={t('kinds.tier')}
        options={tiers.map((value) => ({
          value: value as string,
          label: t(`kinds.tiers.${value}`),
        }))}
        value={tier}
        onChange={(value) => put({ tier: value === 'public' ? undefined : value } as never)}
      />
      {facetShapes.has(shape) && (
        <Checkbox
          checked={facet}
          onChange={(on) => put({ facet: on || undefined } as never)}
          label={t('kinds.facet')}
        />
      )}
    </div>
  )
}

export type FieldEditorProps = Part & {
  readonly id: string
  readonly required: boolean
  readonly onCard: boolean
  readonly faults: readonly KindFault[]
  readonly onRequired: (on: boolean) => void
  readonly onOnCard: (on: boolean) => void
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
}

/** Folded as long as nothing is wrong with it and nobody opens it. */
export function FieldEditor(props: FieldEditorProps) {
  const { id, field, required, onCard, faults, onField } = props
  const { t } = useTranslation('catalog')
  const { language } = useFormat()
  const say = useReasons()
  const own = faultsAt(faults, `/fields/properties/${id}`)
  const name = field.about.label[language] || id
  const [opened, setOpened] = useState(field.about.label.zh === '')
  return (
    <details
      className={css.fold}
      open={opened || own.length > 0}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>
        <b>{name}</b> <span className="muted t12">{id}</span>{' '}
        <span className="second t13">{t(`kinds.shapes.${field.about.shape}`)}</span>
      </summary>
      <div className="stack">
        {own.map(({ at, code, facts }) => (
          <FieldFault key={`${at} ${code}`}>
            {say({ code: `catalog.${code}`, ...(facts === undefined ? {} : { facts }) })}
          </FieldFault>
        ))}
        <Select
          label={t('kinds.shape')}
          options={fieldShapes.map((value) => ({ value, label: t(`kinds.shapes.${value}`) }))}
          value={field.about.shape}
          onChange={(shape) => onField(blankField(shape, field.about.label))}
        />
        <Named field={field} onField={onField} />
        <Bounds field={field} onField={onField} />
        <Options field={field} onField={onField} />
        <Matched field={field} onField={onField} />
        <Checkbox checked={required} onChange={props.onRequired} label={t('kinds.required')} />
        <Checkbox checked={onCard} onChange={props.onOnCard} label={t('kinds.onCard')} />
        <div className="row">
          <IconButton
            icon={IconArrowUp}
            label={t('kinds.up', { name })}
            onClick={() => props.onMove(-1)}
          />
          <IconButton
            icon={IconArrowDown}
            label={t('kinds.down', { name })}
            onClick={() => props.onMove(1)}
          />
          <Button size="small" icon={IconTrash} onClick={props.onRemove}>
            {t('kinds.removeOf', { name })}
          </Button>
        </div>
      </div>
    </details>
  )
}
