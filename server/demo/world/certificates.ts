/** Invented certificates: what organisations of a trade hold, some ending soon, some over. */
import type { CertificateKind, CertificateWish } from '../../../domain/catalog/certificate.ts'
import { addDays } from '../../../domain/kernel/moment.ts'
import type { Random } from '../random.ts'

/** What the trades ask for beside ISO 9001, by the kinds of things that an organisation offers. */
const kindsOfTrade: Readonly<Record<string, readonly CertificateKind[]>> = {
  dieCasting: ['iatf16949', 'iso14001'],
  forging: ['iatf16949', 'gjb9001c', 'iso45001'],
  injectionMoulding: ['iatf16949', 'iso13485'],
  welding: ['iso3834', 'iso22163'],
  milling: ['gjb9001c', 'as9100d', 'iatf16949'],
  turning: ['iatf16949', 'gjb9001c'],
  additive: ['iso13485', 'as9100d'],
  surfaceTreatment: ['iso14001', 'iso45001', 'nadcap'],
  heatTreatment: ['nadcap', 'iso50001'],
  metrology: ['cnas'],
  calibration: ['cnas', 'cma'],
  testing: ['cma', 'cnas'],
  transport: ['roadTransport'],
  industrialSoftware: ['iso27001'],
  engineeringService: ['iso27001', 'gbt23001'],
}

const issuers = [
  '衡准认证中心（演示）',
  '同砺质量认证有限公司（演示）',
  '北辰检验认证集团（演示）',
] as const

/** Three years as certificates run, ending from a quarter ago to nearly three years ahead. */
function termOf(today: string, random: Random) {
  const validUntil = addDays(today, random.int(1000) - 90)
  return { validFrom: addDays(validUntil, -1095), validUntil }
}

/** Of an organisation that offers such kinds; of every kind at most one. */
export function inventedCertificates(
  serial: number,
  offers: readonly string[],
  today: string,
  random: Random,
): Omit<CertificateWish, 'scanId'>[] {
  const usual = new Set(offers.flatMap((kind) => kindsOfTrade[kind] ?? []))
  const held = [
    ...(random.chance(75) ? (['iso9001'] as const) : []),
    ...[...usual].filter(() => random.chance(40)),
  ]
  return held.map((kind, at) => ({
    ...{ kind, name: '', number: `YS-${kind.toUpperCase()}-${String(serial * 10 + at)}` },
    ...{ issuer: random.pick(issuers), scope: '', ...termOf(today, random) },
  }))
}
