/** Takes the keyboard to a field, as soon as it is drawn. */
import { itemOf } from '../../../domain/programmes/form/address.ts'
import { fieldId } from './FormContext.ts'

/** A slow machine or line may take so long to draw a section. */
const waitMsMost = 5000

/** The control itself, or the first one inside, or the box of the item. */
function focusable(at: string): HTMLElement | null {
  const element =
    document.getElementById(fieldId(at)) ?? document.getElementById(fieldId(itemOf(at)))
  if (element === null) return null
  if (element.matches('input,select,textarea,button')) return element
  return element.querySelector<HTMLElement>('input:not([type=hidden]),select,textarea') ?? element
}

/** Whoever has gone elsewhere meanwhile is left there. */
export function focusWhenThere(at: string): void {
  const from = document.activeElement
  const until = performance.now() + waitMsMost
  const look = () => {
    const { activeElement } = document
    if (activeElement !== from && activeElement !== document.body) return
    if (document.getElementById(fieldId(at)) === null && performance.now() < until) {
      requestAnimationFrame(look)
      return
    }
    const element = focusable(at)
    element?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  }
  look()
}
