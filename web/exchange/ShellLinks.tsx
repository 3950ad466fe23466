import { IconChevronDown } from '@tabler/icons-react'
import { shellFormats, type ShellFormat } from '../../domain/exchange/exchange.endpoints.ts'
import { useTranslation } from '../kernel/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import css from './Exchange.module.css'

/** What tools of these years open. */
const usual: ShellFormat = 'aasx'

function fetchFile(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

function Links({ folder, id }: { readonly folder: 'offers' | 'companies'; readonly id: string }) {
  const { t } = useTranslation('exchange')
  const addressOf = (format: ShellFormat) => `/api/exchange/${folder}/${id}/shells/${format}`
  const others = shellFormats
    .filter((format) => format !== usual)
    .map((format): MenuItem => ({
      ...{ kind: 'act', key: format, label: t(`format.${format}`) },
      act: () => fetchFile(addressOf(format)),
    }))
  return (
    <section className={css.links} aria-label={t('links')} data-print="no">
      <span className="second t13">{t('links')}</span>
      <a href={addressOf(usual)} download>
        {t(`format.${usual}`)}
      </a>
      <Menu label={t('otherFormats')} buttonClassName={css.formats} items={others}>
        {t('otherFormats')} <Icon of={IconChevronDown} />
      </Menu>
    </section>
  )
}

type Props = { readonly id: string }

/** The offer as Asset Administration Shells. */
export const OfferLinks = ({ id }: Props) => <Links folder="offers" id={id} />

/** The company with what it offers. */
export const CompanyLinks = ({ id }: Props) => <Links folder="companies" id={id} />
