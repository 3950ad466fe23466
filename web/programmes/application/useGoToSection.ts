/** Leads to a section, or to the first where none is named. */
import { useNavigate } from '@tanstack/react-router'
import { useApplication } from './ApplicationContext.ts'

export function useGoToSection(): (section: string) => void {
  const navigate = useNavigate()
  const { application, form } = useApplication()
  return (section) =>
    void navigate({
      to: '/applications/$id/$section',
      params: { id: application.id, section: section === '' ? form.sections[0]!.id : section },
    })
}
