import { useTranslation } from '../../kernel/words.ts'
import {
  type Certificate,
  listCertificates,
} from '../../../domain/catalog/certificate.endpoints.ts'
import { isHeld } from '../../../domain/catalog/certificate.ts'
import { useMe } from '../../kernel/me.ts'
import { useCall } from '../../kernel/query.ts'
import { Link } from '../../ui/Link.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import css from '../Catalog.module.css'
import { Found, StandingTag, useCertificateWords } from './certificateColumns.tsx'

function useColumns(): readonly Column<Certificate>[] {
  const { t } = useTranslation('catalog')
  const { nameOf, term } = useCertificateWords()
  return [
    {
      key: 'name',
      head: t('certificates.certificate'),
      renderCell: (row) => (
        <>
          {nameOf(row)}
          <div className={`${css.light} second t13`}>
            {row.number} · {row.issuer}
          </div>
          {row.scope !== '' && <div className={`${css.light} muted t12`}>{row.scope}</div>}
        </>
      ),
    },
    {
      key: 'standing',
      head: t('certificates.standing'),
      renderCell: (row) => (
        <>
          <StandingTag standing={row.standing} />
          <div className="second t12">{term(row)}</div>
        </>
      ),
    },
    {
      key: 'check',
      head: t('certificates.check'),
      renderCell: (row) => <Found row={row} />,
    },
  ]
}

/** On the page of a company: what it holds, with what is over or doubted told as such and counted no more. */
export function CompanyCertificates({ id }: { readonly id: string }) {
  const { t } = useTranslation('catalog')
  const isOwn = useMe().actingOrg?.id === id
  const columns = useColumns()
  const { data } = useCall(listCertificates, { params: { id } })
  if (data === undefined || (data.rows.length === 0 && !isOwn)) return null
  const held = data.rows.filter(({ standing }) => isHeld(standing)).length
  return (
    <section className={`${css.section} ${css.apart}`} aria-labelledby="certificates">
      <h2 id="certificates">{t('nav.certificates')}</h2>
      <div className="stack">
        <p className="second t13">
          {t('certificates.held', { count: held })}{' '}
          {isOwn && <Link to="/certificates">{t('certificates.toOwn')}</Link>}
        </p>
        {data.rows.length > 0 && (
          <Table
            label={t('nav.certificates')}
            columns={columns}
            rows={data.rows}
            rowKey={(row) => row.id}
          />
        )}
      </div>
    </section>
  )
}
