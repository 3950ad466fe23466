/** Capabilities and companies as Asset Administration Shells, out and in. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { listBodyBytes, ListFile } from '../kernel/sheetList.ts'
import { Id } from '../kernel/shapes.ts'
import { KindId, offerPermits } from '../catalog/offer.ts'
import { Words } from '../catalog/kind.ts'

/** `aasx` holds JSON, `aasx-xml` holds XML, which tools of the first years read. */
export const shellFormats = ['json', 'xml', 'aasx', 'aasx-xml'] as const
export type ShellFormat = (typeof shellFormats)[number]

/** The shifts of a company as iCalendar (RFC 5545), to which its Production Calendar points. */
export const calendarFormat = 'ics'

const OneCompanyFile = Type.Object({
  id: Id,
  format: Type.Enum([...shellFormats, calendarFormat]),
})
const OneFile = Type.Object({ id: Id, format: Type.Enum([...shellFormats]) })

export const downloadCompany = endpoint({
  name: 'exchange.company.download',
  method: 'GET',
  path: '/api/exchange/companies/:id/shells/:format',
  audience: 'public',
  summary: {
    zh: '一个单位及其看得到的供给，资产管理壳（JSON、XML 或 AASX）；ics 为其工作日历',
    en: 'A company and those of its offers that the reader sees, as Asset Administration Shells (JSON, XML or AASX); as ics its work calendar',
  },
  params: OneCompanyFile,
  answer: Type.Unknown(),
  raw: true,
  ratePerMinute: 30,
})

export const downloadOffer = endpoint({
  name: 'exchange.offer.download',
  method: 'GET',
  path: '/api/exchange/offers/:id/shells/:format',
  audience: 'public',
  summary: {
    zh: '一项看得到的供给及其单位，资产管理壳（JSON、XML 或 AASX）',
    en: 'One offer that the reader sees with its company, as Asset Administration Shells (JSON, XML or AASX)',
  },
  params: OneFile,
  answer: Type.Unknown(),
  raw: true,
  ratePerMinute: 60,
})

const Fact = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))

export const ShellReading = Type.Object({
  capabilities: Type.Integer(),
  properties: Type.Integer(),
  lists: Type.Array(
    Type.Object({
      kindId: KindId,
      kindName: Words,
      rows: Type.Integer(),
      /** For the import of offers of the kind. */
      file: ListFile,
    }),
  ),
  /** What was not understood, and what of it is told. */
  notes: Type.Array(Type.Object({ code: Type.String(), facts: Fact })),
  /** Where the file breaks the rules of the metamodel: it was read all the same. */
  faults: Type.Array(Type.Object({ at: Type.String(), message: Type.String() })),
  moreFaults: Type.Boolean(),
  /** Whether the file was held against the metamodel: beyond some size it is only read. */
  verified: Type.Boolean(),
})
export type ShellReading = Static<typeof ShellReading>

export const readShellFile = endpoint({
  name: 'exchange.shells.read',
  method: 'POST',
  path: '/api/exchange/readings',
  audience: { permit: offerPermits.write },
  summary: {
    zh: '读取资产管理壳文件（JSON、XML 或 AASX），得到可导入的供给清单和说明',
    en: 'Read a file of Asset Administration Shells (JSON, XML or AASX) into lists of offers, with what was not understood',
  },
  body: ListFile,
  bodyBytes: listBodyBytes,
  ratePerMinute: 20,
  answer: ShellReading,
  problems: [
    'exchange.no_aas',
    'exchange.xml_other',
    'exchange.xml_too_large',
    'exchange.package_broken',
    'exchange.too_deep',
  ],
})
