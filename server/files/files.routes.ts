import * as upload from '../../domain/files/upload.endpoints.ts'
import * as version from '../../domain/files/version.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { download } from './download.ts'
import { readUsage } from './quota.ts'
import { cancelUpload, createUpload, finishUpload } from './upload.actions.ts'
import { listUploads, readUpload, uploadOf } from './upload.queries.ts'
import { removeVersion } from './version.actions.ts'
import { listMine, readFile, readVersion } from './version.queries.ts'

export function filesRoutes(serve: Serve): void {
  serve(upload.createUpload, (work, { body }) => createUpload(work, body))
  serve(upload.listUploads, (work) => listUploads(work))
  serve(upload.readUpload, async (work, { params, reply }) => {
    const row = await readUpload(work, params.id)
    void reply.header('upload-offset', row.received_bytes).header('upload-length', row.bytes)
    return uploadOf(row)
  })
  serve(upload.finishUpload, (work, { params }) => finishUpload(work, params.id))
  serve(upload.cancelUpload, async (work, { params }) => {
    await cancelUpload(work, params.id)
    return {}
  })
  serve(version.listMine, (work, { query }) => listMine(work, query))
  serve(version.readUsage, (work) => readUsage(work))
  serve(version.readFile, (work, { params }) => readFile(work, params.id))
  serve(version.readVersion, (work, { params }) => readVersion(work, params.id))
  serve(version.downloadVersion, async (work, input) => (await download(work, input)) as object)
  serve(version.removeVersion, async (work, { params }) => {
    await removeVersion(work, params.id)
    return {}
  })
}
