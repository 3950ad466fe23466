/** Members of an organisation, their roles and units, invitations, requests to join, deputies, hand-over. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, Nothing, nullable, OneId } from '../kernel/shapes.ts'

const RoleCode = Type.String({ maxLength: 60 })
export const RoleCodes = Type.Array(RoleCode, { minItems: 1, maxItems: 20 })
export const Title = Type.String({ maxLength: 100 })

export const Member = Type.Object({
  id: Id,
  personId: Id,
  name: Type.String(),
  email: Type.String(),
  roles: Type.Array(Type.String()),
  orgUnitId: nullable(Id),
  title: nullable(Type.String()),
  since: Moment,
})
export type Member = Static<typeof Member>

export const membersMax = 500

export const listMembers = endpoint({
  name: 'people.member.list',
  method: 'GET',
  path: '/api/people/members',
  audience: 'signedIn',
  summary: { zh: '本单位成员', en: 'Members of my organisation' },
  answer: Type.Object({ rows: Type.Array(Member) }),
})

export const changeMember = endpoint({
  name: 'people.member.change',
  method: 'PATCH',
  path: '/api/people/members/:id',
  audience: { permit: 'people.member.manage' },
  summary: { zh: '调整成员的角色、部门、职务', en: 'Change a member’s roles, unit or title' },
  params: OneId,
  body: Type.Object({
    roles: Type.Optional(RoleCodes),
    orgUnitId: Type.Optional(nullable(Id)),
    title: Type.Optional(nullable(Title)),
  }),
  answer: Member,
  problems: ['people.last_administrator', 'people.role_unknown', 'people.role_not_here'],
})

export const endMember = endpoint({
  name: 'people.member.end',
  method: 'DELETE',
  path: '/api/people/members/:id',
  audience: 'signedIn',
  summary: { zh: '移出成员，或自己退出', en: 'Remove a member, or leave' },
  params: OneId,
  answer: Nothing,
  problems: ['people.last_administrator', 'kernel.permit_missing'],
})

export const handOver = endpoint({
  name: 'people.member.handOver',
  method: 'POST',
  path: '/api/people/members/:id/hand-over',
  audience: 'signedIn',
  summary: {
    zh: '把全部职责移交给同事，并退出单位',
    en: 'Hand all duties to a colleague and leave',
  },
  params: OneId,
  body: Type.Object({ toMemberId: Id }),
  answer: Member,
  problems: ['people.hand_over_to_oneself', 'kernel.permit_missing'],
})

export const RoleOption = Type.Object({
  code: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  permits: Type.Array(Type.String()),
})

export const listRoles = endpoint({
  name: 'people.role.list',
  method: 'GET',
  path: '/api/people/roles',
  audience: 'signedIn',
  summary: { zh: '本单位可用的角色', en: 'Roles that can be held in my organisation' },
  answer: Type.Object({ rows: Type.Array(RoleOption) }),
})

export const Unit = Type.Object({
  id: Id,
  parentId: nullable(Id),
  name: Type.String(),
  members: Type.Integer({ minimum: 0 }),
})
const UnitBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  parentId: nullable(Id),
})

export const listUnits = endpoint({
  name: 'people.unit.list',
  method: 'GET',
  path: '/api/people/units',
  audience: 'signedIn',
  summary: { zh: '本单位的部门', en: 'Units of my organisation' },
  answer: Type.Object({ rows: Type.Array(Unit) }),
})

export const addUnit = endpoint({
  name: 'people.unit.add',
  method: 'POST',
  path: '/api/people/units',
  audience: { permit: 'people.member.manage' },
  summary: { zh: '新增部门', en: 'Add a unit' },
  body: UnitBody,
  answer: OneId,
  problems: ['people.unit_name_is_taken', 'people.units_too_many', 'people.units_too_deep'],
})

export const changeUnit = endpoint({
  name: 'people.unit.change',
  method: 'PUT',
  path: '/api/people/units/:id',
  audience: { permit: 'people.member.manage' },
  summary: { zh: '修改部门名称或上级', en: 'Rename or move a unit' },
  params: OneId,
  body: UnitBody,
  answer: OneId,
  problems: ['people.unit_name_is_taken', 'people.unit_under_itself', 'people.units_too_deep'],
})

export const removeUnit = endpoint({
  name: 'people.unit.remove',
  method: 'DELETE',
  path: '/api/people/units/:id',
  audience: { permit: 'people.member.manage' },
  summary: { zh: '撤销部门', en: 'Remove a unit' },
  params: OneId,
  answer: Nothing,
  problems: ['people.unit_is_in_use'],
})

export const Deputy = Type.Object({
  id: Id,
  principalId: Id,
  principalName: Type.String(),
  deputyId: Id,
  deputyName: Type.String(),
  roles: Type.Array(Type.String()),
  fromAt: Moment,
  untilAt: Moment,
  reason: Type.String(),
})

/** A deputy is named for half a year at most; longer is a role. */
export const deputyDaysMax = 184

export const listDeputies = endpoint({
  name: 'people.deputy.list',
  method: 'GET',
  path: '/api/people/deputies',
  audience: 'signedIn',
  summary: { zh: '本单位现有和将有的代理', en: 'Present and coming deputies in my organisation' },
  answer: Type.Object({ rows: Type.Array(Deputy) }),
})

export const nameDeputy = endpoint({
  name: 'people.deputy.name',
  method: 'POST',
  path: '/api/people/deputies',
  audience: 'signedIn',
  summary: { zh: '指定代理人', en: 'Name a deputy' },
  body: Type.Object({
    /** Somebody else's place: only for who manages members. Left out: my own. */
    principalMemberId: Type.Optional(Id),
    deputyMemberId: Id,
    roles: RoleCodes,
    fromAt: Moment,
    untilAt: Moment,
    reason: Type.String({ maxLength: 500 }),
  }),
  answer: OneId,
  problems: [
    'people.deputy_is_oneself',
    'people.deputy_period',
    'people.deputy_named_already',
    'people.role_not_held',
    'people.administration_not_deputed',
  ],
})

export const endDeputy = endpoint({
  name: 'people.deputy.end',
  method: 'DELETE',
  path: '/api/people/deputies/:id',
  audience: 'signedIn',
  summary: { zh: '结束代理', en: 'End a deputy’s time' },
  params: OneId,
  answer: Nothing,
})
