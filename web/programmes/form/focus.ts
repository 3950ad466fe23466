/** Takes the keyboard to a field, as soon as it is drawn. */
import { itemOf } from '../../../domain/programmes/form/address.ts'
import { fieldId } from './FormContext.ts'

const framesMost = 40

/** The control itself, or the first one inside, or the box of the item. */
function focusable(at: string): HTMLElement | null {
  const element =
    document.getElementById(fieldId(at)) ?? document.getElementById(fieldId(itemOf(at)))
  if (element === null) return null
  if (element.matches('input,select,textarea,button')) return element
  return element.querySelector<HTMLElement>('input:not([type=hidden]),select,textarea') ?? element
}

export function focusWhenThere(at: string, frame = 0): void {
  const wanted = document.getElementById(fieldId(at))
  if (wanted === null && frame < framesMost) {
    requestAnimationFrame(() => focusWhenThere(at, frame + 1))
    return
  }
  const element = focusable(at)
  element?.scrollIntoView({ block: 'center' })
  element?.focus({ preventScroll: true })
}
