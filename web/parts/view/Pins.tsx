import { useEffect, useRef } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { useFormat } from '../../kernel/format.ts'
import { ruleOf } from '../../../domain/parts/rules.ts'
import { classes } from '../../ui/classes.ts'
import css from '../Parts.module.css'
import type { Pinned } from '../chosen.ts'
import { apart, type Point } from './apart.ts'
import type { PartScene } from './scene.ts'
import type { FaceShape, Picked } from './shape.ts'

const pinsMost = 60

type Placed = Pinned & { readonly place: Picked }

/** Findings where their faces are: pressed, one is read in the list. */
export function Pins({
  scene,
  pins,
  shapes,
  chosen,
  onPin,
}: {
  readonly scene: PartScene
  readonly pins: readonly Pinned[]
  readonly shapes: ReadonlyMap<number, FaceShape>
  readonly chosen: string | undefined
  readonly onPin: (pin: Pinned) => void
}) {
  const { t } = useTranslation('parts')
  const { language } = useFormat()
  const list = useRef<HTMLUListElement>(null)
  const placed = pins.slice(0, pinsMost).flatMap((pin): Placed[] => {
    const shape = pin.faces.map((face) => shapes.get(face)).find((one) => one !== undefined)
    if (shape === undefined) return []
    return [{ ...pin, place: { face: shape.face, at: pin.opensAt ?? shape.at } }]
  })
  useEffect(() =>
    scene.onDrawn(() => {
      const points = apart(placed.map(({ place }): Point => scene.project(place)))
      for (const [index, [x, y]] of points.entries()) {
        const item = list.current?.children[index]
        if (!(item instanceof HTMLElement)) continue
        item.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`
      }
    }),
  )
  return (
    <ul ref={list} className={css.pins} aria-label={t('findings.title')}>
      {placed.map((pin) => (
        <li key={pin.key}>
          <button
            type="button"
            className={classes(
              css.pin,
              css[pin.severity],
              pin.signs !== undefined && css.signs,
              pin.key === chosen && css.pinned,
            )}
            aria-label={
              pin.signs === undefined
                ? t('view.pin', {
                    number: pin.number,
                    what: ruleOf(pin.code)?.why[language] ?? pin.code,
                  })
                : t('view.tolerancePin', { what: pin.signs })
            }
            aria-pressed={pin.key === chosen}
            onClick={() => onPin(pin)}
          >
            {pin.signs ?? pin.number}
          </button>
        </li>
      ))}
    </ul>
  )
}
