/**
 * What an organisation says of itself once and every form reuses: section A of the application
 * (单位基本信息). All of it may be missing while it is being written; sums are whole fen, shares basis points.
 */
import { Type, type Static } from 'typebox'
import { Fen } from '../kernel/money.ts'
import { Day } from '../kernel/shapes.ts'

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }))
const count = Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 }))
const money = Type.Optional(Fen)
const amount = Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
const share = Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 }))
const oneOf = <const T extends readonly string[]>(words: T) => Type.Optional(Type.Enum(words))

/** R2 of the notice, with its open end. */
export const applicantTypes = [
  'manufacturer',
  'informationTechnology',
  'internet',
  'telecom',
  'researchInstitute',
  'other',
] as const

/** 单位性质 and 登记注册类型 as forms of this family ask for them. */
export const ownerships = [
  'institution',
  'stateSole',
  'stateHeld',
  'private',
  'foreign',
  'other',
] as const
export const registrationTypes = [
  'stateOwned',
  'collective',
  'jointStockCooperative',
  'jointOperation',
  'limitedLiability',
  'jointStock',
  'privateEnterprise',
  'hongKongMacaoTaiwan',
  'foreignInvested',
  'other',
] as const

export const YearFigures = Type.Object({
  year: Type.Integer({ minimum: 1990, maximum: 2100 }),
  revenueFen: amount,
  profitFen: money,
  taxFen: money,
  assetsFen: amount,
  liabilitiesFen: amount,
  researchFen: amount,
})
export type YearFigures = Static<typeof YearFigures>

export const Qualification = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  issuer: text(100),
  number: text(60),
  validUntil: Type.Optional(Day),
})

export const Profile = Type.Object(
  {
    applicantType: oneOf(applicantTypes),
    applicantTypeOther: text(50),
    ownership: oneOf(ownerships),
    registrationType: oneOf(registrationTypes),
    /** GB/T 4754-2017, `C3911`. */
    industry: text(5),
    affiliation: text(100),
    superior: text(200),
    foundedOn: Type.Optional(Day),
    capitalFen: amount,
    foreignShareBp: share,
    registeredAddress: text(200),
    postalAddress: text(200),
    postcode: text(6),
    phone: text(30),
    fax: text(30),
    email: text(50),
    website: text(100),
    representativeName: text(50),
    contactName: text(50),
    contactPhone: text(30),
    contactEmail: text(50),
    listed: Type.Optional(Type.Boolean()),
    stockCode: text(20),
    highTech: Type.Optional(Type.Boolean()),
    highTechCertificate: text(60),
    /** 两化融合管理体系评定 */
    integrationCertified: Type.Optional(Type.Boolean()),
    integrationCertificate: text(60),
    creditGrade: text(20),
    staff: count,
    staffWithDegree: count,
    staffInResearch: count,
    patents: count,
    patentsInvention: count,
    patentsUtility: count,
    patentsDesign: count,
    otherRights: count,
    figures: Type.Optional(Type.Array(YearFigures, { maxItems: 5 })),
    products: Type.Optional(
      Type.Array(
        Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }), salesShareBp: share }),
        { maxItems: 20 },
      ),
    ),
    qualifications: Type.Optional(Type.Array(Qualification, { maxItems: 50 })),
    introduction: text(500),
    /** Whether in the last three years: 失信、重大安全、重大环保质量事故. */
    dishonest: Type.Optional(Type.Boolean()),
    safetyIncident: Type.Optional(Type.Boolean()),
    environmentIncident: Type.Optional(Type.Boolean()),
    incidentNote: text(500),
  },
  { additionalProperties: false },
)
export type Profile = Static<typeof Profile>

export type ProfileField = keyof Profile

/** Without these a form of the family cannot be completed. */
export const neededFields = [
  'applicantType',
  'ownership',
  'registrationType',
  'industry',
  'foundedOn',
  'capitalFen',
  'registeredAddress',
  'postalAddress',
  'postcode',
  'representativeName',
  'contactName',
  'contactPhone',
  'contactEmail',
  'staff',
  'staffInResearch',
  'patents',
  'figures',
  'introduction',
  'dishonest',
  'safetyIncident',
  'environmentIncident',
] as const satisfies readonly ProfileField[]

/** The needed fields that are still empty; three years of figures are needed. */
export function profileGaps(profile: Profile): ProfileField[] {
  return neededFields.filter((field) => {
    const value = profile[field]
    if (field === 'figures') return (profile.figures ?? []).length < 3
    return value === undefined || (typeof value === 'string' && value.trim() === '')
  })
}
