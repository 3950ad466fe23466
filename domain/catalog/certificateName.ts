/** What certificates are called, in both languages. */
import type { CertificateKind } from './certificate.ts'
import type { Words } from './kind.ts'
import { catalogEn } from './text.en.ts'
import { catalogZh } from './text.zh.ts'

type Called = { readonly kind: string; readonly name: string }

const isListed = (kind: string): kind is CertificateKind =>
  Object.hasOwn(catalogZh.certificate.kind, kind)

/** By its kind, or as it was written where it is of none that is listed. */
export function certificateName({ kind, name }: Called): Words {
  if (kind === 'other' || !isListed(kind)) return { zh: name, en: name }
  return { zh: catalogZh.certificate.kind[kind], en: catalogEn.certificate.kind[kind] }
}

/** As a condition of a search: that a valid one is held. Undefined for what is no kind. */
export function heldName(kind: string): Words | undefined {
  if (kind === 'other' || !isListed(kind)) return undefined
  const { zh, en } = certificateName({ kind, name: '' })
  return {
    zh: catalogZh.certificate.held.replace('{{name}}', zh),
    en: catalogEn.certificate.held.replace('{{name}}', en),
  }
}
