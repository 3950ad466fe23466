/** Keys by which programs act for an organisation. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, Nothing, nullable, OneId } from '../kernel/shapes.ts'
import { allowed, invalid, type Verdict } from '../kernel/verdict.ts'

/**
 * Nobody's sign-in, password or further keys are a program's business, nor is looking with other eyes, nor the secret
 * addresses at which a person's calendars are read. An agreement is signed by a person who has read it.
 */
const neverScopes =
  /^(?:people\.(?:session|account|apiKey|passkey|signOn)\.|console\.viewing\.start$|booking\.feed\.(?:read|renew|close)$|spaces\.signature\.sign$)/

export const apiKeyDaysMax = 366
export const apiKeysMax = 50

/** More than there are doors that a key may knock at. */
export const scopesMost = 2000

/** Whether a call is a person's own business: no key may have it for a scope. */
export const isNeverScope = (scope: string): boolean => neverScopes.test(scope)

export function mayScope(scopes: readonly string[]): Verdict {
  const never = scopes.find(isNeverScope)
  if (never !== undefined) return invalid('people.scope_never', { scope: never })
  return new Set(scopes).size === scopes.length ? allowed : invalid('people.scope_twice')
}

export const ApiKey = Type.Object({
  id: Id,
  name: Type.String(),
  /** `bg_` and eight signs: enough to know it by, worth nothing. */
  prefix: Type.String(),
  scopes: Type.Array(Type.String()),
  madeByName: Type.String(),
  madeAt: Moment,
  expiresAt: Moment,
  lastUsedAt: nullable(Moment),
  revokedAt: nullable(Moment),
})
export type ApiKey = Static<typeof ApiKey>

export const listApiKeys = endpoint({
  name: 'people.apiKey.list',
  method: 'GET',
  path: '/api/people/api-keys',
  audience: { permit: 'people.apiKey.make' },
  summary: { zh: '本单位的接口密钥', en: 'API keys of my organisation' },
  answer: Type.Object({ rows: Type.Array(ApiKey) }),
})

export const listScopes = endpoint({
  name: 'people.apiKey.listScopes',
  method: 'GET',
  path: '/api/people/api-keys/scopes',
  audience: { permit: 'people.apiKey.make' },
  summary: { zh: '接口密钥可选的范围及名称', en: 'What an API key may be made for, by name' },
  answer: Type.Object({
    rows: Type.Array(
      Type.Object({
        name: Type.String(),
        /** Whether it only reads. */
        reads: Type.Boolean(),
        zh: Type.String(),
        en: Type.String(),
        /** Whether the roles of whoever asks open it. */
        open: Type.Boolean(),
      }),
    ),
  }),
})

export const makeApiKey = endpoint({
  name: 'people.apiKey.make',
  method: 'POST',
  secret: true,
  path: '/api/people/api-keys',
  audience: { permit: 'people.apiKey.make' },
  summary: { zh: '签发接口密钥，只显示一次', en: 'Make an API key; it is shown once' },
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    /** Names of endpoints, `programmes.application.edit`. */
    scopes: Type.Array(
      Type.String({ pattern: '^[a-zA-Z]+(?:\\.[a-zA-Z]+){1,2}$', maxLength: 100 }),
      {
        minItems: 1,
        maxItems: scopesMost,
      },
    ),
    days: Type.Integer({ minimum: 1, maximum: apiKeyDaysMax }),
  }),
  answer: Type.Object({ key: Type.String(), apiKey: ApiKey }),
  problems: [
    'people.scope_never',
    'people.scope_twice',
    'people.scope_unknown',
    'people.keys_too_many',
  ],
})

export const revokeApiKey = endpoint({
  name: 'people.apiKey.revoke',
  method: 'DELETE',
  path: '/api/people/api-keys/:id',
  audience: { permit: 'people.apiKey.make' },
  summary: { zh: '吊销接口密钥', en: 'Revoke an API key' },
  params: OneId,
  answer: Nothing,
})
