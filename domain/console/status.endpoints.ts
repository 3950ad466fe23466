/** How the house is doing. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Moment, nullable, pageOf, PageQuery } from '../kernel/shapes.ts'

const audience = { permit: 'console.status.read' } as const

export const HouseStatus = Type.Object({
  now: Moment,
  database: Type.Object({
    version: Type.String(),
    bytes: Type.Integer(),
    connections: Type.Integer(),
    migrations: Type.Integer(),
    lastMigration: nullable(Type.String()),
  }),
  jobs: Type.Object({
    waiting: Type.Integer(),
    running: Type.Integer(),
    failed: Type.Integer(),
    /** Since when the oldest due job waits; null where none is due. */
    oldestDueAt: nullable(Moment),
    /** Events that no dispatcher has passed yet. */
    undispatched: Type.Integer(),
  }),
  seals: Type.Object({
    last: nullable(Type.Integer()),
    sealedAt: nullable(Moment),
    entries: Type.Integer(),
    unsealed: Type.Integer(),
    /** With which the house signs seals; null before the first. */
    keyId: nullable(Type.String()),
    /** With which the last seal was signed by SM2 besides; null where it was not. */
    sm2KeyId: nullable(Type.String()),
    /** What is wrong with the files of the keys, each in one sentence with its remedy; none while all is well. */
    keyFaults: Type.Array(
      Type.Object({
        code: Type.String(),
        message: Type.String(),
        /** Whether the house that answers still signs with the key until it is started anew. */
        held: Type.Boolean(),
      }),
    ),
  }),
  storage: Type.Object({ freeBytes: Type.Integer(), totalBytes: Type.Integer() }),
  /** What other modules say of themselves, in the reader's language. */
  parts: Type.Array(
    Type.Object({
      title: Type.String(),
      facts: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
      /** What somebody should look at; null while all is well. */
      care: nullable(Type.String()),
    }),
  ),
})
export type HouseStatus = Static<typeof HouseStatus>

export const readStatus = endpoint({
  name: 'console.status.read',
  method: 'GET',
  path: '/api/console/status',
  audience,
  summary: { zh: '系统状态', en: 'How the house is doing' },
  answer: HouseStatus,
})

export const Job = Type.Object({
  id: Type.Integer(),
  task: Type.String(),
  /** `<module>` that hears, and the event, where the job is the hearing of one. */
  module: nullable(Type.String()),
  event: nullable(Type.String()),
  state: Type.Enum(['waiting', 'running', 'failed'] as const),
  attempts: Type.Integer(),
  maxAttempts: Type.Integer(),
  lastError: nullable(Type.String()),
  runAt: Moment,
  madeAt: Moment,
})
export type Job = Static<typeof Job>

export const listJobs = endpoint({
  name: 'console.job.list',
  method: 'GET',
  path: '/api/console/jobs',
  audience,
  summary: { zh: '排队、运行和失败的后台任务', en: 'Jobs that wait, run or failed' },
  query: Type.Object({
    ...PageQuery.properties,
    state: Type.Optional(Type.Enum(['waiting', 'running', 'failed'] as const)),
  }),
  answer: pageOf(Job),
})

export const tryJobAgain = endpoint({
  name: 'console.job.retry',
  method: 'POST',
  path: '/api/console/jobs/:id/retry',
  audience: { permit: 'console.job.retry' },
  summary: { zh: '重试失败的任务', en: 'Try a failed job again' },
  params: Type.Object({ id: Type.Integer({ minimum: 1 }) }),
  answer: Type.Object({}),
  problems: ['console.job_not_failed'],
})
