/** Leads to a field: to its section, then to the control, unfolding the table it lies in. */
import { useNavigate } from '@tanstack/react-router'
import { itemOf, sectionOf } from '../../../domain/programmes/form/address.ts'
import { fieldId } from '../form/FormContext.ts'
import { useApplication, useOpenDesk } from './ApplicationContext.ts'

const framesMost = 40

/** The control itself, or the first one inside, or the box of the item. */
function focusable(at: string): HTMLElement | null {
  const element =
    document.getElementById(fieldId(at)) ?? document.getElementById(fieldId(itemOf(at)))
  if (element === null) return null
  if (element.matches('input,select,textarea,button')) return element
  return element.querySelector<HTMLElement>('input:not([type=hidden]),select,textarea') ?? element
}

function focusWhenThere(at: string, frame = 0): void {
  const wanted = document.getElementById(fieldId(at))
  if (wanted === null && frame < framesMost) {
    requestAnimationFrame(() => focusWhenThere(at, frame + 1))
    return
  }
  const element = focusable(at)
  element?.scrollIntoView({ block: 'center' })
  element?.focus({ preventScroll: true })
}

export function useGoTo(): (at: string) => void {
  const navigate = useNavigate()
  const { application } = useApplication()
  const desk = useOpenDesk()
  return (at) => {
    desk?.checker.ask(at)
    desk?.target.go(at)
    void navigate({
      to: '/applications/$id/$section',
      params: { id: application.id, section: sectionOf(at) },
      resetScroll: false,
    }).then(() => focusWhenThere(at))
  }
}
