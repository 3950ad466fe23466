/** Roles of the acting organisation, named in the language shown. */
import { useTranslation } from '../kernel/words.ts'
import { listRoles } from '../../domain/people/member.endpoints.ts'
import { useCall } from '../kernel/query.ts'

export function useRoles() {
  const { t, i18n } = useTranslation('people')
  const rows = useCall(listRoles).data?.rows ?? []
  const label = (row: (typeof rows)[number]) => (i18n.language === 'en' ? row.nameEn : row.nameZh)
  return {
    options: rows.map((row) => ({ value: row.code, label: label(row) })),
    /** Names of several roles in one line; a code that is not known stays a code. */
    names: (codes: readonly string[]) =>
      codes
        .map((code) => {
          const row = rows.find((one) => one.code === code)
          return row === undefined ? code : label(row)
        })
        .join(t('profile.comma')),
  }
}
