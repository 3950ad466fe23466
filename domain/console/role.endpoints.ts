/** The role editor. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Nothing } from '../kernel/shapes.ts'
import { RoleChange, RoleCode, RoleContent, RoleHolder, RoleReason, RoleRow } from './role.ts'

const audience = { permit: 'console.role.edit' } as const
const OneRole = Type.Object({ code: RoleCode })
const version = Type.Integer({ minimum: 0 })

export const listRoles = endpoint({
  name: 'console.role.list',
  method: 'GET',
  path: '/api/console/roles',
  audience,
  summary: { zh: '全部角色及其权限', en: 'All roles and what they permit' },
  answer: Type.Object({
    rows: Type.Array(RoleRow),
    /** Every permission that some call asks for or some role has given. */
    permits: Type.Array(Type.String()),
  }),
})

export const listRoleNames = endpoint({
  name: 'console.role.names',
  method: 'GET',
  path: '/api/console/role-names',
  audience: 'signedIn',
  summary: { zh: '全部角色的名称', en: 'What all roles are called' },
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({ code: Type.String(), nameZh: Type.String(), nameEn: Type.String() }),
    ),
  }),
})

export const readRole = endpoint({
  name: 'console.role.read',
  method: 'GET',
  path: '/api/console/roles/:code',
  audience,
  summary: {
    zh: '一个角色、持有人与变更会影响的范围',
    en: 'A role, who holds it and what a change would touch',
  },
  params: OneRole,
  answer: Type.Object({
    role: RoleRow,
    /** The first 50 by name. */
    holders: Type.Array(RoleHolder),
    heldInKinds: Type.Array(Type.String()),
    /** Persons who can edit roles through another role than this one. */
    editorsElsewhere: Type.Integer({ minimum: 0 }),
    changes: Type.Array(RoleChange),
  }),
})

export const addRole = endpoint({
  name: 'console.role.add',
  method: 'POST',
  path: '/api/console/roles',
  audience,
  summary: { zh: '新增角色', en: 'Add a role' },
  body: Type.Object({ code: RoleCode, role: RoleContent, reason: RoleReason }),
  answer: RoleRow,
  problems: ['console.role_code_is_taken', 'console.permit_unknown'],
})

export const changeRole = endpoint({
  name: 'console.role.change',
  method: 'PUT',
  path: '/api/console/roles/:code',
  audience,
  summary: { zh: '修改角色', en: 'Change a role' },
  params: OneRole,
  body: Type.Object({
    /** The version that was edited. */
    version,
    role: RoleContent,
    reason: RoleReason,
  }),
  answer: RoleRow,
  problems: [
    'console.role_changed_meanwhile',
    'console.role_last_editor',
    'console.role_held_in_kind',
    'console.role_unchanged',
    'console.permit_unknown',
  ],
})

export const removeRole = endpoint({
  name: 'console.role.remove',
  method: 'POST',
  path: '/api/console/roles/:code/removal',
  audience,
  summary: { zh: '删除无人使用的自定义角色', en: 'Remove an added role that nobody holds' },
  params: OneRole,
  body: Type.Object({ version, reason: RoleReason }),
  answer: Nothing,
  problems: ['people.role_built_in', 'people.role_in_use', 'console.role_changed_meanwhile'],
})
