import type { WorkgroupPage } from '../../../domain/programmes/workgroup.endpoints.ts'
import { useFormat } from '../../kernel/format.ts'

/** Stages as choices and by name, in the order of the programme's file. */
export function useStages(group: WorkgroupPage, none: string) {
  const { language } = useFormat()
  const names = new Map(group.stages.map(({ code, name }) => [code, name[language]]))
  return {
    nameOf: (code: string | null): string => (code === null ? '' : (names.get(code) ?? code)),
    options: [
      { value: '', label: none },
      ...group.stages.map(({ code, name }) => ({ value: code, label: name[language] })),
    ],
  }
}
