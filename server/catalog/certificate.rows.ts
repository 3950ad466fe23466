/** A certificate as its row keeps it: the same for whoever enters one and whoever lays many. */
import type { CertificateWish } from '../../domain/catalog/certificate.ts'
import { dayOfMoment } from '../../domain/kernel/moment.ts'

type Said = Omit<CertificateWish, 'scanId'>

export function certificateColumns(now: Date, said: Said) {
  const { kind, validFrom, validUntil } = said
  const isOver = validUntil !== null && validUntil < dayOfMoment(now.toISOString())
  return {
    kind,
    name: kind === 'other' ? said.name.trim() : '',
    number: said.number.trim(),
    issuer: said.issuer.trim(),
    scope: said.scope.trim(),
    valid_from: validFrom,
    valid_until: validUntil,
    changed_at: now,
    expired_at: isOver ? now : null,
  }
}
