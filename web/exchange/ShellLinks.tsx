import { shellFormats } from '../../domain/exchange/exchange.endpoints.ts'
import { useTranslation } from '../kernel/words.ts'
import css from './Exchange.module.css'

function Links({ folder, id }: { readonly folder: 'offers' | 'companies'; readonly id: string }) {
  const { t } = useTranslation('exchange')
  return (
    <section className={css.links} aria-label={t('links')} data-print="no">
      <span className="second t13">{t('links')}</span>
      {shellFormats.map((format) => (
        <a key={format} href={`/api/exchange/${folder}/${id}/shells/${format}`} download>
          {t(`format.${format}`)}
        </a>
      ))}
    </section>
  )
}

type Props = { readonly id: string }

/** The offer as Asset Administration Shells. */
export const OfferLinks = ({ id }: Props) => <Links folder="offers" id={id} />

/** The company with what it offers. */
export const CompanyLinks = ({ id }: Props) => <Links folder="companies" id={id} />
