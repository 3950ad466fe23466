import { readBranding } from '../../domain/console/setting.endpoints.ts'
import { useFormat } from '../kernel/format.ts'
import { useCall } from '../kernel/query.ts'
import css from './Console.module.css'

/** The address of the register in which a filing number can be looked up. */
const filingRegister = 'https://beian.miit.gov.cn/'

/** The lines of the footer as the operator wrote them; nothing where there are none. */
export function BrandFooter() {
  const { language } = useFormat()
  const brand = useCall(readBranding).data
  if (brand === undefined) return null
  const lines = language === 'zh' ? brand.footerZh : brand.footerEn
  const contact = language === 'zh' ? brand.contactZh : brand.contactEn
  if (lines.length === 0 && contact === '' && brand.icpNumber === '') return null
  return (
    <div className={css.footer}>
      {lines.map((line, index) => (
        <p key={index}>{line}</p>
      ))}
      {contact !== '' && <p>{contact}</p>}
      {brand.icpNumber !== '' && (
        <p>
          <a href={filingRegister} target="_blank" rel="noreferrer">
            {brand.icpNumber}
          </a>
        </p>
      )}
    </div>
  )
}
