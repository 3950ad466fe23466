/** Kinds of events in the language shown, and grouped by module for choosing. */
import { useTranslation } from '../kernel/words.ts'
import { testKind } from '../../domain/webhooks/subscription.ts'
import { listEvents } from '../../domain/webhooks/webhooks.endpoints.ts'
import type { modulesZh } from '../../domain/kernel/text.modules.zh.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import type { ChoiceGroup } from '../ui/GroupedChoices.tsx'

type ModuleName = keyof typeof modulesZh

export function useKinds() {
  const { t } = useTranslation(['webhooks', 'modules'])
  const { language } = useFormat()
  const rows = useCall(listEvents).data?.rows ?? []
  const names = new Map(rows.map((row) => [row.name, row[language]]))
  names.set(testKind, t('testEvent'))
  const groups: ChoiceGroup[] = [
    ...Map.groupBy(rows, ({ name }) => name.slice(0, name.indexOf('.'))),
  ].map(([module, events]) => ({
    key: module,
    label: t(`modules:${module as ModuleName}`),
    options: events.map((event) => ({
      value: event.name,
      label: event[language],
      note: event.name,
    })),
  }))
  return { groups, nameOf: (kind: string) => names.get(kind) ?? kind }
}
