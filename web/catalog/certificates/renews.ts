/** What is read anew after a certificate was entered, changed, taken away or checked. */
import {
  listCertificates,
  listCheckedCertificates,
  listOwnCertificates,
} from '../../../domain/catalog/certificate.endpoints.ts'

export const renews = [listCertificates, listCheckedCertificates, listOwnCertificates]
