/** What a certificate says, as its lists and the page of its company show it. */
import { useTranslation } from '../../kernel/words.ts'
import type { Certificate, KeptCertificate } from '../../../domain/catalog/certificate.endpoints.ts'
import type { CertificateStanding } from '../../../domain/catalog/certificate.ts'
import { certificateName } from '../../../domain/catalog/certificateName.ts'
import { downloadVersion } from '../../../domain/files/version.endpoints.ts'
import { addressOf } from '../../kernel/call.ts'
import { useFormat } from '../../kernel/format.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { OutLink } from '../../ui/Link.tsx'
import type { ListColumn } from '../../ui/ListPage.tsx'
import { Tag, type Tone } from '../../ui/Tag.tsx'
import css from '../Catalog.module.css'

const tones: Readonly<Record<CertificateStanding, Tone>> = {
  valid: 'good',
  ending: 'care',
  doubted: 'bad',
  expired: 'plain',
}

export function StandingTag({ standing }: Pick<Certificate, 'standing'>) {
  const { t } = useTranslation('catalog')
  return <Tag tone={tones[standing]}>{t(`certificate.standing.${standing}`)}</Tag>
}

/** Changed since somebody looked at it. */
export const isUnchecked = ({ check, changedAt }: KeptCertificate): boolean =>
  check === null || changedAt > check.at

/** When it holds, what was found of it, and what it is called: said the same in every list. */
export function useCertificateWords() {
  const { t } = useTranslation('catalog')
  const { language, day } = useFormat()
  return {
    nameOf: (row: Pick<Certificate, 'kind' | 'name'>) => certificateName(row)[language],
    term: ({ validFrom, validUntil }: Certificate): string => {
      const from = day(validFrom, { year: true })
      return validUntil === null
        ? t('certificates.since', { from })
        : t('certificates.term', { from, until: day(validUntil, { year: true }) })
    },
    found: ({ check }: Pick<Certificate, 'check'>): string =>
      check === null
        ? t('certificates.unchecked')
        : t('certificates.checkedOn', {
            outcome: t(`certificate.outcome.${check.outcome}`),
            day: day(check.at, { year: true }),
          }),
  }
}

export function Found({ row }: { readonly row: Certificate }) {
  const { t } = useTranslation('catalog')
  const { found } = useCertificateWords()
  if (row.check === null) return <span className="muted">{found(row)}</span>
  return (
    <>
      {found(row)}
      <div className="second t12">{t('certificates.basisIs', { basis: row.check.basis })}</div>
    </>
  )
}

export function Scan({ scan }: Pick<KeptCertificate, 'scan'>) {
  const { t } = useTranslation('catalog')
  if (scan === null) return <span className="muted">{t('certificates.noScan')}</span>
  const address = addressOf(downloadVersion, { params: { id: scan.id }, query: {} })
  return <OutLink href={address}>{scan.name}</OutLink>
}

export function useKeptColumns(
  open: (row: KeptCertificate) => void,
): readonly ListColumn<KeptCertificate>[] {
  const { t } = useTranslation('catalog')
  const { nameOf, term, found } = useCertificateWords()
  return [
    {
      key: 'name',
      head: t('certificates.certificate'),
      text: nameOf,
      beside: [
        { head: t('certificates.number'), text: ({ number }) => number },
        { head: t('certificates.issuer'), text: ({ issuer }) => issuer },
        { head: t('certificates.scope'), text: ({ scope }) => scope },
      ],
      renderCell: (row) => (
        <>
          <LinkButton matter onClick={() => open(row)}>
            {nameOf(row)}
          </LinkButton>
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
      text: ({ standing }) => t(`certificate.standing.${standing}`),
      beside: [{ head: t('certificates.termHead'), text: term }],
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
      text: found,
      renderCell: (row) => <Found row={row} />,
    },
    {
      key: 'scan',
      head: t('certificates.scan'),
      text: ({ scan }) => scan?.name ?? '',
      renderCell: ({ scan }) => <Scan scan={scan} />,
    },
  ]
}
