/** Leads to a field: to its section, then to the control, unfolding the table it lies in. */
import { useNavigate } from '@tanstack/react-router'
import { sectionOf } from '../../../domain/programmes/form/address.ts'
import { focusWhenThere } from '../form/focus.ts'
import { useApplication, useOpenDesk } from './ApplicationContext.ts'

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
