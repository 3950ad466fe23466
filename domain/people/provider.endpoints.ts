/** Setting up where people may sign on from. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Nothing, nullable, OneId } from '../kernel/shapes.ts'
import { Provider, ProviderInput } from './provider.ts'

const audience = { permit: 'people.provider.manage' } as const

const inputProblems = [
  'people.provider_address',
  'people.provider_address_inside',
  'people.provider_not_encrypted',
  'people.provider_filter',
  'people.provider_domains',
  'people.provider_secret',
  'people.provider_organisation',
  'people.provider_administration',
  'people.role_unknown',
  'people.role_not_here',
] as const

export const listProviders = endpoint({
  name: 'people.provider.list',
  method: 'GET',
  path: '/api/people/providers',
  audience,
  summary: { zh: '外部登录来源', en: 'Where people may sign on from' },
  query: Type.Object({
    /** Part of the name of an organisation to choose from; the chosen ones come along. */
    org: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  answer: Type.Object({
    rows: Type.Array(Provider),
    /** The address to enter at an identity provider as the redirect URI. */
    redirectUri: Type.String(),
    /** What groups may give, by the kind of the organisation. */
    roles: Type.Array(
      Type.Object({
        code: Type.String(),
        nameZh: Type.String(),
        nameEn: Type.String(),
        orgKinds: Type.Array(Type.String()),
      }),
    ),
    orgs: Type.Array(Type.Object({ id: Id, name: Type.String(), kind: Type.String() })),
  }),
})

export const addProvider = endpoint({
  name: 'people.provider.add',
  method: 'POST',
  secret: true,
  path: '/api/people/providers',
  audience,
  summary: { zh: '添加外部登录来源', en: 'Add a provider' },
  body: ProviderInput,
  answer: Provider,
  problems: [...inputProblems, 'people.providers_too_many'],
})

export const changeProvider = endpoint({
  name: 'people.provider.change',
  method: 'PUT',
  secret: true,
  path: '/api/people/providers/:id',
  audience,
  summary: { zh: '修改外部登录来源', en: 'Change a provider' },
  params: OneId,
  body: Type.Object({ version: Type.Integer({ minimum: 1 }), provider: ProviderInput }),
  answer: Provider,
  problems: [...inputProblems, 'people.provider_changed_meanwhile', 'people.provider_kind_stays'],
})

export const removeProvider = endpoint({
  name: 'people.provider.remove',
  method: 'DELETE',
  path: '/api/people/providers/:id',
  audience,
  summary: {
    zh: '移除外部登录来源，由其登录的设备全部退出',
    en: 'Remove a provider; sessions that came from it end',
  },
  params: OneId,
  answer: Nothing,
})

export const testProvider = endpoint({
  name: 'people.provider.test',
  method: 'POST',
  secret: true,
  path: '/api/people/providers/:id/test',
  audience,
  summary: {
    zh: '测试连接；目录服务可试查一个用户',
    en: 'Test the connection; a directory also looks up a user',
  },
  params: OneId,
  body: Type.Object({ login: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) }),
  ratePerMinute: 20,
  answer: Type.Object({
    ok: Type.Boolean(),
    /** A code of `providerFaults`. */
    fault: nullable(Type.String()),
    /** In the other side's own words. */
    detail: nullable(Type.String()),
    found: nullable(
      Type.Object({
        name: nullable(Type.String()),
        email: nullable(Type.String()),
        unit: nullable(Type.String()),
        groups: Type.Array(Type.String()),
        roles: Type.Array(Type.String()),
      }),
    ),
  }),
})
