/** Registering, reading, verifying and describing organisations. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import {
  Day,
  exportsPerMinute,
  Id,
  Moment,
  nullable,
  OneId,
  pageOf,
  PageQuery,
  wholeOf,
} from '../kernel/shapes.ts'
import {
  DivisionCode,
  established,
  Organisation,
  OrganisationRow,
  OrgName,
  OrgStateShape,
  selfRegistered,
  UsccInput,
} from './organisation.ts'
import { Email } from './person.ts'
import { Profile } from './profile.ts'

const Reason = Type.String({ minLength: 4, maxLength: 1000 })
const Registration = Type.Object({
  kind: Type.Enum(selfRegistered),
  name: OrgName,
  uscc: UsccInput,
  division: DivisionCode,
})

export const registerOrganisation = endpoint({
  name: 'people.organisation.register',
  method: 'POST',
  path: '/api/people/organisations',
  audience: 'signedIn',
  summary: { zh: '登记单位', en: 'Register an organisation' },
  body: Registration,
  answer: Organisation,
  ratePerMinute: 30,
  problems: ['people.uscc_is_taken', 'people.division_unknown', 'codes.uscc_length'],
})

export const amendOrganisation = endpoint({
  name: 'people.organisation.amend',
  method: 'PUT',
  path: '/api/people/organisations/:id/registration',
  audience: { permit: 'people.organisation.edit' },
  summary: { zh: '修改登记信息并重新送审', en: 'Amend a registration and send it again' },
  params: OneId,
  body: Registration,
  answer: Organisation,
  problems: ['people.uscc_is_taken', 'people.organisation_verified_already'],
})

export const establishOrganisation = endpoint({
  name: 'people.organisation.establish',
  method: 'POST',
  path: '/api/people/organisations/established',
  audience: { permit: 'people.organisation.establish' },
  summary: {
    zh: '设立主管部门、项目办公室或运营方，并邀请其管理员',
    en: 'Establish an authority, office or operator and invite its administrator',
  },
  body: Type.Object({
    kind: Type.Enum(established),
    name: OrgName,
    division: DivisionCode,
    administratorEmail: Email,
  }),
  answer: Organisation,
  problems: ['people.division_unknown'],
})

/** What a code says, and whether somebody has registered it. */
export const checkCode = endpoint({
  name: 'people.organisation.checkCode',
  method: 'GET',
  path: '/api/people/organisation-codes/:code',
  audience: 'signedIn',
  summary: { zh: '查验统一社会信用代码是否可登记', en: 'Check whether a code can be registered' },
  params: Type.Object({ code: UsccInput }),
  answer: Type.Object({
    code: Type.String(),
    valid: Type.Boolean(),
    reason: nullable(Type.String()),
    officerMayAccept: Type.Boolean(),
    /** Id and name of the organisation that has it; a code and its name are public register facts. */
    takenBy: nullable(Type.Object({ id: Id, name: Type.String(), state: OrgStateShape })),
  }),
  ratePerMinute: 60,
})

export const readOrganisation = endpoint({
  name: 'people.organisation.read',
  method: 'GET',
  path: '/api/people/organisations/:id',
  audience: 'signedIn',
  summary: { zh: '单位登记信息', en: 'An organisation as registered' },
  params: OneId,
  answer: Organisation,
})

const OrganisationNarrowing = {
  state: Type.Optional(OrgStateShape),
  text: Type.Optional(Type.String({ maxLength: 100 })),
}

export const listOrganisations = endpoint({
  name: 'people.organisation.list',
  method: 'GET',
  path: '/api/people/organisations',
  audience: { permit: 'people.organisation.verify' },
  summary: { zh: '我可以核验的单位', en: 'Organisations that I may verify' },
  query: Type.Object({ ...PageQuery.properties, ...OrganisationNarrowing }),
  answer: pageOf(OrganisationRow),
})

export const exportOrganisations = endpoint({
  name: 'people.organisation.export',
  method: 'GET',
  path: '/api/people/organisations/snapshot',
  audience: { permit: 'people.organisation.verify' },
  summary: {
    zh: '导出我可以核验的单位：同一时刻符合条件的全部单位',
    en: 'Organisations that I may verify, to export: all that match, as they are at one moment',
  },
  query: Type.Object(OrganisationNarrowing),
  answer: wholeOf(OrganisationRow),
  ratePerMinute: exportsPerMinute,
  problems: ['kernel.export_too_large'],
})

export const verifyOrganisation = endpoint({
  name: 'people.organisation.verify',
  method: 'POST',
  path: '/api/people/organisations/:id/verification',
  audience: { permit: 'people.organisation.verify' },
  summary: { zh: '核验通过', en: 'Verify' },
  params: OneId,
  body: Type.Object({ reason: Type.String({ maxLength: 1000 }) }),
  answer: Organisation,
  problems: ['people.organisation_decided_already', 'people.reason_for_code_needed'],
})

export const refuseOrganisation = endpoint({
  name: 'people.organisation.refuse',
  method: 'POST',
  path: '/api/people/organisations/:id/refusal',
  audience: { permit: 'people.organisation.verify' },
  summary: { zh: '退回登记，说明原因', en: 'Refuse a registration with a reason' },
  params: OneId,
  body: Type.Object({ reason: Reason }),
  answer: Organisation,
  problems: ['people.organisation_decided_already'],
})

export const renameOrganisation = endpoint({
  name: 'people.organisation.rename',
  method: 'POST',
  path: '/api/people/organisations/:id/name',
  audience: { permit: 'people.organisation.verify' },
  summary: { zh: '变更单位名称，原名称留作曾用名', en: 'Rename; the old name is kept as former' },
  params: OneId,
  body: Type.Object({ name: OrgName, since: Day, reason: Reason }),
  answer: Organisation,
})

export const addFormerName = endpoint({
  name: 'people.organisation.addFormerName',
  method: 'POST',
  path: '/api/people/organisations/:id/former-names',
  audience: { permit: 'people.organisation.edit' },
  summary: { zh: '补充曾用名', en: 'Add a former name' },
  params: OneId,
  body: Type.Object({ name: OrgName, until: nullable(Day) }),
  answer: Organisation,
  problems: ['people.former_name_is_known'],
})

const ProfileAnswer = Type.Object({
  orgId: Id,
  version: Type.Integer({ minimum: 1 }),
  profile: Profile,
  /** Needed fields still empty. */
  gaps: Type.Array(Type.String()),
  /** Identity number and telephone of the legal representative, masked. */
  representative: Type.Object({
    identityNumberMasked: nullable(Type.String()),
    phoneMasked: nullable(Type.String()),
  }),
})

export const readProfile = endpoint({
  name: 'people.profile.read',
  method: 'GET',
  path: '/api/people/organisations/:id/profile',
  audience: 'signedIn',
  summary: { zh: '单位基本信息，各类申报复用', en: 'The profile that every form reuses' },
  params: OneId,
  answer: ProfileAnswer,
})

export const saveProfile = endpoint({
  name: 'people.profile.save',
  method: 'PUT',
  path: '/api/people/organisations/:id/profile',
  audience: { permit: 'people.organisation.edit' },
  summary: { zh: '保存单位基本信息', en: 'Save the profile' },
  params: OneId,
  body: Type.Object({
    /** The version that was edited. */
    version: Type.Integer({ minimum: 1 }),
    profile: Profile,
    /** Left out: unchanged. Null: removed. */
    representative: Type.Optional(
      Type.Object({
        identityNumber: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
        phone: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
      }),
    ),
  }),
  answer: ProfileAnswer,
  problems: ['people.profile_changed_meanwhile', 'kernel.input_invalid'],
})

export const listProfileVersions = endpoint({
  name: 'people.profile.versions',
  method: 'GET',
  path: '/api/people/organisations/:id/profile/versions',
  audience: 'signedIn',
  summary: { zh: '单位基本信息的历次修改', en: 'Earlier versions of the profile' },
  params: OneId,
  query: PageQuery,
  answer: pageOf(
    Type.Object({
      version: Type.Integer(),
      changedByName: nullable(Type.String()),
      changedAt: Moment,
      profile: Profile,
    }),
  ),
})

export const revealRepresentative = endpoint({
  name: 'people.profile.reveal',
  method: 'GET',
  path: '/api/people/organisations/:id/representative',
  audience: { permit: 'people.organisation.reveal' },
  summary: {
    zh: '查看法定代表人证件号和电话（留痕）',
    en: 'See the legal representative’s numbers (leaves a trace)',
  },
  params: OneId,
  answer: Type.Object({
    identityNumber: nullable(Type.String()),
    phone: nullable(Type.String()),
  }),
  traced: true,
})
