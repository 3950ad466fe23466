import * as certificate from '../../domain/catalog/certificate.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import {
  addCertificate,
  checkCertificate,
  removeCertificate,
  writeCertificate,
} from './certificate.actions.ts'
import {
  listCertificates,
  listCheckedCertificates,
  listOwnCertificates,
} from './certificate.queries.ts'

export function certificateRoutes(serve: Serve): void {
  serve(certificate.listCertificates, (work, { params }) => listCertificates(work, params.id))
  serve(certificate.listOwnCertificates, (work, { query }) => listOwnCertificates(work, query))
  serve(certificate.addCertificate, (work, { body }) => addCertificate(work, body))
  serve(certificate.writeCertificate, (work, { params, body }) =>
    writeCertificate(work, params.id, body),
  )
  serve(certificate.removeCertificate, (work, { params, body }) =>
    removeCertificate(work, params.id, body),
  )
  serve(certificate.listCheckedCertificates, (work, { query }) =>
    listCheckedCertificates(work, query),
  )
  serve(certificate.checkCertificate, (work, { params, body }) =>
    checkCertificate(work, params.id, body),
  )
}
