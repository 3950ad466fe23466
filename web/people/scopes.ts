/** Scopes of keys in the language shown, and grouped by module for choosing. */
import { useTranslation } from '../kernel/words.ts'
import type { modulesZh } from '../../domain/kernel/text.modules.zh.ts'
import { listScopes } from '../../domain/people/apiKey.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import type { ChoiceGroup } from '../ui/GroupedChoices.tsx'

type ModuleName = keyof typeof modulesZh

const moduleOf = (scope: string): string => scope.slice(0, scope.indexOf('.'))

export function useScopes() {
  const { t } = useTranslation('modules')
  const { language } = useFormat()
  const rows = useCall(listScopes).data?.rows ?? []
  const names = new Map(rows.map((row) => [row.name, row[language]]))
  const open = rows.filter((row) => row.open)
  const groups: ChoiceGroup[] = [...Map.groupBy(open, ({ name }) => moduleOf(name))].map(
    ([module, scopes]) => ({
      key: module,
      label: t(module as ModuleName),
      options: scopes.map((scope) => ({
        value: scope.name,
        label: scope[language],
        note: scope.name,
      })),
    }),
  )
  return { groups, nameOf: (scope: string) => names.get(scope) ?? scope }
}
