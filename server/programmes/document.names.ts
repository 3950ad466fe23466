/** Names as printed papers write them: programmes, units, organisations, files to be downloaded. */
import { divisionsWithAreas } from '../../domain/kernel/divisionAreas.ts'
import { findIndustry } from '../../domain/kernel/industry.ts'
import { cleanPart, cleanStem, graphemes } from '../../domain/programmes/fileNameText.ts'
import type { NameOfCode } from '../../domain/programmes/form/context.ts'
import { unitOf, type ProgrammeDefinition } from '../../domain/programmes/programme.ts'
import { programmePackageZh as zh } from '../../domain/programmes/text.package.zh.ts'
import { fill } from '../../domain/programmes/words.ts'
import type { Host } from '../kernel/host.ts'
import type { Reading } from '../kernel/work.ts'
import type { ProgrammeNames } from './documents/shapes.ts'
import { programmeOf } from './programme.queries.ts'

/** What stands above every page of a house whose data are invented. */
export function bannerOf(host: Host): string {
  return host.config.demo ? zh.document.demoBanner : ''
}

export function programmeNames(definition: ProgrammeDefinition): ProgrammeNames {
  return {
    subject: definition.title.zh,
    noticeTitle: fill(zh.document.noticeTitle, {
      issuer: definition.issuer.name.zh,
      subject: definition.title.zh,
    }),
    noticeNumber: definition.documentNumber.value ?? zh.document.numberUnknown,
  }
}

/** The authority on the seat of a unit, else the unit's own name. */
export async function unitNameOf(
  work: Reading,
  programmeId: string,
  unitCode: string,
): Promise<string> {
  const seat = await work.db
    .selectFrom('programmes.seat')
    .where('programme_id', '=', programmeId)
    .where('unit_code', '=', unitCode)
    .select('authority_name')
    .executeTakeFirst()
  if (seat?.authority_name) return seat.authority_name
  const unit = unitOf((await programmeOf(work, programmeId)).definition, unitCode)
  return unit?.authorityName ?? unit?.name.zh ?? unitCode
}

/** Codes in answers as people read them. */
export const nameOfCode: NameOfCode = (scheme, code) =>
  scheme === 'division'
    ? (divisionsWithAreas.fullName(code) ?? undefined)
    : findIndustry(code)?.name

/** 1 → `1. 名称` as the notice numbers its directions. */
export function directionNames(
  definition: ProgrammeDefinition,
  codes: readonly string[],
): string[] {
  return codes.map((code) => {
    const direction = definition.directions.find((one) => one.code === code)
    return `${code}. ${direction?.name.value?.zh ?? zh.document.nameUnknown}`
  })
}

/** 2019-07-26 16:59:58.123（北京时间）. */
export function printedMoment(at: Date): string {
  const beijing = new Date(at.getTime() + 8 * 3_600_000).toISOString()
  return fill(zh.document.beijingTime, {
    moment: `${beijing.slice(0, 10)} ${beijing.slice(11, 23)}`,
  })
}

const stemMax = 100

/** A portable file name of these parts, cut between characters. */
export function downloadName(parts: readonly string[], extension: string): string {
  const stem = cleanStem(parts.map(cleanPart).filter(Boolean).join('—'))
  return `${graphemes(stem).slice(0, stemMax).join('')}.${extension}`
}
