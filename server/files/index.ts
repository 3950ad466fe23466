/** files: uploads, what is in them, versions, and who may read them. */
import * as upload from '../../domain/files/upload.endpoints.ts'
import * as version from '../../domain/files/version.endpoints.ts'
import { conflict } from '../../domain/kernel/verdict.ts'
import type { Module } from '../kernel/module.ts'
import { filesRoutes } from './files.routes.ts'
import { inspectContent, inspectForgotten } from './inspection.jobs.ts'
import { sweep } from './retention.jobs.ts'
import { forgetExpiredUploads } from './upload.jobs.ts'

export { attach, detach, holdVersion, type Hold } from './attachment.actions.ts'
export { registerAudience, type Audience, type AudienceVerb } from './audience.ts'
export { keepCopies, type Copy } from './copies.ts'
export { damagedContent } from './deepCheck.ts'
export { quotaSettings } from './quota.ts'
export { fileKeeper, proveStorage } from './keeper.ts'
export { openStorage, storageOf, type Storage } from './storage.ts'
export { addUploadStream } from './upload.stream.ts'
export { keepMade, keepReceived } from './version.actions.ts'
export { attachmentsByThing, attachmentsOf, readVersion } from './version.queries.ts'

const { sendBytes: _streamed, ...uploadEndpoints } = upload

export const files: Module = {
  name: 'files',
  sentence: 'Uploads, what is in them, versions, and who may read them.',
  // `sendBytes` is served by `addUploadStream`: no transaction may wait for a body.
  endpoints: [...Object.values(uploadEndpoints), ...Object.values(version)],
  routes: (serve) => filesRoutes(serve),
  jobs: { inspect: inspectContent },
  schedules: [
    { name: 'forgetExpiredUploads', cron: '23 * * * *', run: forgetExpiredUploads },
    { name: 'inspectForgotten', cron: '41 * * * *', run: inspectForgotten },
    { name: 'sweep', cron: '10 19 * * *', run: sweep },
  ],
  constraints: {
    version_number_is_taken: conflict('files.upload_busy'),
    attachment_version_id_fkey: conflict('files.still_attached', { count: 1 }),
  },
  invariants: [
    {
      name: 'content that some version has is kept, unless it was refused',
      sql: `select v.id from files.version v join files.content c on c.digest = v.digest
            where c.removed_at is not null and c.state <> 'refused'`,
    },
    {
      name: 'a version has the size of its content',
      sql: `select v.id from files.version v join files.content c on c.digest = v.digest
            where v.bytes <> c.bytes`,
    },
    {
      name: 'used space is the sum of the versions of an owner',
      sql: `select coalesce(u.owner_id, s.owner_id) from files.usage u
            full join (select owner_id, sum(bytes) as bytes from files.version
                       where owner_id is not null group by owner_id) s on s.owner_id = u.owner_id
            where coalesce(u.used_bytes, 0) <> coalesce(s.bytes, 0)`,
    },
    {
      name: 'reserved space is the sum of the open uploads of an owner',
      sql: `select coalesce(u.owner_id, s.owner_id) from files.usage u
            full join (select owner_id, sum(bytes) as bytes from files.upload
                       where state in ('receiving', 'received') group by owner_id) s
              on s.owner_id = u.owner_id
            where coalesce(u.reserved_bytes, 0) <> coalesce(s.bytes, 0)`,
    },
    {
      name: 'the numbers of the versions of a file are distinct and begin at 1',
      sql: `select file_id from files.version group by file_id
            having count(distinct number) <> count(*) or min(number) < 1`,
    },
    {
      name: 'a kept upload names its version while that exists',
      sql: `select u.id from files.upload u where u.state = 'kept' and u.version_id is not null
            and not exists (select from files.version v where v.id = u.version_id)`,
    },
  ],
}
