import { IconArrowBackUp, IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react'
import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from '../kernel/words.ts'
import { type Arrangement, placeOf } from './arrangement.ts'
import { Button, IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import css from './DragRank.module.css'
import { Icon } from './Icon.tsx'
import { Sheet } from './Sheet.tsx'
import { Key } from './Tag.tsx'
import { type RankControl, useRank } from './useRank.ts'

export type RankFact<Item> = {
  readonly key: string
  readonly head: ReactNode
  readonly renderCell: (item: Item) => ReactNode
  /** As in a grid template: `84px`. */
  readonly width: string
  readonly numeric?: boolean
}

export type DragRankProps<Item> = {
  readonly title: ReactNode
  readonly level?: 1 | 2
  readonly note?: ReactNode
  /** Buttons at the head, beside undo. */
  readonly end?: ReactNode
  readonly items: readonly Item[]
  readonly idOf: (item: Item) => string
  readonly nameOf: (item: Item) => string
  readonly renderUnderName?: (item: Item) => ReactNode
  readonly facts: readonly RankFact<Item>[]
  /** Below a row: a reason to write, a warning. */
  readonly renderBelow?: (item: Item) => ReactNode
  readonly arrangement: Arrangement
  readonly onArrange: (next: Arrangement) => void
  /** What was last saved, to say where each came from. */
  readonly baseline?: Arrangement
  /** Places in all; the free ones are shown as slots. */
  readonly places?: number
  readonly reserve?: { readonly title: ReactNode; readonly note?: ReactNode }
  readonly nameHead: ReactNode
  /** May be read and not moved. */
  readonly readOnly?: boolean
}

function Keys() {
  const { t } = useTranslation('ui')
  const rows: readonly (readonly [readonly ReactNode[], string])[] = [
    [['J', 'K'], t('rank.keysMove')],
    [[t('rank.space')], t('rank.keysLift')],
    [['↑', '↓'], t('rank.keysShift')],
    [[t('rank.digits')], t('rank.keysNumber')],
    [['Esc'], t('rank.keysBack')],
  ]
  return (
    <p className={css.keys}>
      {rows.map(([keys, what]) => (
        <span key={what}>
          {keys.map((key, index) => (
            <Key key={index}>{key}</Key>
          ))}
          {what}
        </span>
      ))}
    </p>
  )
}

function RankRow<Item>({
  item,
  control,
  ...props
}: DragRankProps<Item> & { readonly item: Item; readonly control: RankControl }) {
  const { t } = useTranslation('ui')
  const {
    idOf,
    nameOf,
    renderUnderName,
    facts,
    renderBelow,
    baseline,
    arrangement,
    readOnly = false,
  } = props
  const id = idOf(item)
  const name = nameOf(item)
  const place = placeOf(control.shown, id)
  const was = placeOf(baseline ?? arrangement, id)
  const held = control.heldId === id
  const origin = held
    ? control.heldFrom !== null && t('rank.from', { place: control.heldFrom })
    : was !== null && was !== place && t('rank.wasFrom', { place: was })
  const rest = renderBelow?.(item)
  return (
    <li className={classes(held && css.held)} data-rank-id={id}>
      <div className={css.row}>
        {readOnly ? (
          <span className={css.noGrip} />
        ) : (
          <button
            type="button"
            className={css.grip}
            data-rank-grip
            aria-label={t('rank.grip', { name })}
            aria-pressed={held}
            onKeyDown={(event) => control.onKeyDown(event, id)}
            onPointerDown={(event) => control.onPointerDown(event, id)}
          >
            <Icon of={IconGripVertical} />
          </button>
        )}
        <span className={css.place}>{place}</span>
        <div className={css.name}>
          <b title={name}>{name}</b>
          <span>
            {renderUnderName?.(item)}
            {origin !== false && <em>{origin}</em>}
          </span>
        </div>
        <div className={css.facts}>
          {facts.map((fact) => (
            <span
              key={fact.key}
              className={classes(css.fact, fact.numeric === true && css.numeric)}
            >
              {fact.renderCell(item)}
            </span>
          ))}
        </div>
        <span className={css.moves}>
          {!readOnly && (
            <>
              <IconButton
                small
                icon={IconArrowUp}
                label={t('rank.up', { name })}
                onClick={() => control.step(id, -1)}
              />
              <IconButton
                small
                icon={IconArrowDown}
                label={t('rank.down', { name })}
                onClick={() => control.step(id, 1)}
              />
            </>
          )}
        </span>
      </div>
      {rest !== undefined && rest !== null && rest !== false && (
        <div className={css.below}>{rest}</div>
      )}
    </li>
  )
}

/**
 * A ranking, moved by pointer, keyboard or arrows alike. Every move is announced, can be undone, and
 * says where it came from. Below it, what is held in reserve.
 */
export function DragRank<Item>(props: DragRankProps<Item>) {
  const { t } = useTranslation('ui')
  const { items, idOf, nameOf, facts, places = 0, reserve, readOnly = false } = props
  const byId = new Map(items.map((item) => [idOf(item), item]))
  const nameById = (id: string) => {
    const item = byId.get(id)
    return item === undefined ? id : nameOf(item)
  }
  const control = useRank({ ...props, nameOf: nameById, withReserve: reserve !== undefined })
  const { order, ranked } = control.shown
  const rowsOf = (ids: readonly string[]) =>
    ids.map((id) => {
      const item = byId.get(id)
      return item === undefined ? null : (
        <RankRow key={id} {...props} item={item} control={control} />
      )
    })
  const widths = { '--facts': facts.map((fact) => fact.width).join(' ') } as CSSProperties
  return (
    <div className="stack" data-rank-root style={widths}>
      <Sheet
        title={props.title}
        level={props.level ?? 2}
        note={props.note}
        inside="none"
        end={
          <>
            {!readOnly && control.canUndo && (
              <Button size="small" icon={IconArrowBackUp} onClick={control.undo}>
                {t('rank.undo')}
              </Button>
            )}
            {props.end}
          </>
        }
      >
        {!readOnly && <Keys />}
        <div className={classes(css.row, css.heads)} aria-hidden="true">
          <span />
          <span>{t('rank.place')}</span>
          <span>{props.nameHead}</span>
          <div className={css.facts}>
            {facts.map((fact) => (
              <span key={fact.key} className={classes(fact.numeric === true && css.numeric)}>
                {fact.head}
              </span>
            ))}
          </div>
          <span />
        </div>
        <ol className={css.list}>{rowsOf(order.slice(0, ranked))}</ol>
        {Array.from({ length: readOnly ? 0 : Math.max(0, places - ranked) }, (_, index) => (
          <div key={index} className={css.slot}>
            {t('rank.slot', { place: ranked + index + 1 })}
          </div>
        ))}
      </Sheet>
      {reserve !== undefined && (
        <Sheet title={reserve.title} note={reserve.note} inside="none" data-rank-reserve>
          <ol className={css.list}>{rowsOf(order.slice(ranked))}</ol>
        </Sheet>
      )}
      <span className="sr" role="status" aria-live="assertive">
        {control.announcement}
      </span>
    </div>
  )
}
