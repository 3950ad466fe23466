/** What permissions, roles and kinds of organisations are called. */
import i18next from 'i18next'
import { useTranslation } from '../kernel/words.ts'
import { listRoleNames } from '../../domain/console/role.endpoints.ts'
import type { OrgKind } from '../../domain/people/organisation.ts'
import { useCall } from '../kernel/query.ts'

// Permissions and kinds come over the wire, so their keys are not the typed ones.
type LooseT = (key: string, options?: Record<string, unknown>) => string

/** `people.member.manage` in words; where nobody has written them the code itself. */
export function usePermitName(): (permit: string) => string {
  const { t } = useTranslation('permits')
  return (permit) => {
    const key = `permits:${permit}`
    return i18next.exists(key) ? (t as unknown as LooseT)(key) : permit
  }
}

/** A module as people call it; its name where nobody has written one. */
export function useModuleName(): (module: string) => string {
  const { t } = useTranslation('console')
  return (module) => {
    const key = `console:permitModule.${module}`
    return i18next.exists(key) ? (t as unknown as LooseT)(key) : module
  }
}

export function useApprovalKindName(): (kind: string) => string {
  const { t } = useTranslation('console')
  return (kind) => {
    const key = `console:approvalKind.${kind}`
    return i18next.exists(key) ? (t as unknown as LooseT)(key) : kind
  }
}

export function useOrgKindName(): (kind: OrgKind) => string {
  const { t } = useTranslation('people')
  return (kind) => t(`orgKind.${kind}`)
}

/** Between the parts of a list in running text. */
export function useJoin(): (parts: readonly string[]) => string {
  const { i18n } = useTranslation('console')
  const list = new Intl.ListFormat(i18n.language === 'zh' ? 'zh-CN' : 'en', {
    type: 'conjunction',
    style: 'narrow',
  })
  return (parts) => (i18n.language === 'zh' ? parts.join('\u3001') : list.format(parts))
}

/** All roles, to choose from or to name. */
export function useRoleChoices(): readonly {
  readonly value: string
  readonly label: string
  readonly note: string
}[] {
  const { i18n } = useTranslation('console')
  const rows = useCall(listRoleNames).data?.rows ?? []
  return rows.map(({ code, nameZh, nameEn }) => ({
    value: code,
    // Several kinds of organisations call their administrator the same.
    note: code,
    label: i18n.language === 'zh' ? nameZh : nameEn,
  }))
}
