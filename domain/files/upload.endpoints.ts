/** Uploading, resumable: create, send bytes at the offset the server knows, finish. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Nothing, OneId } from '../kernel/shapes.ts'
import { maxFileBytes, NewUpload, Upload } from './upload.ts'
import { Version } from './version.ts'

export const createUpload = endpoint({
  name: 'files.upload.create',
  method: 'POST',
  path: '/api/files/uploads',
  audience: 'signedIn',
  summary: {
    zh: '开始上传：报出文件名、大小，可附 SHA-256',
    en: 'Begin an upload: name, size and, if known, SHA-256',
  },
  body: NewUpload,
  answer: Upload,
  problems: [
    'files.type_not_accepted',
    'files.too_large',
    'files.empty',
    'files.name_sign',
    'files.name_too_long',
    'files.name_empty',
    'files.quota_exceeded',
    'files.too_many_uploads',
    'files.classified_mark_found',
  ],
})

export const readUpload = endpoint({
  name: 'files.upload.read',
  method: 'GET',
  path: '/api/files/uploads/:id',
  audience: 'signedIn',
  summary: {
    zh: '上传到了哪里（HEAD 同样可用，见 Upload-Offset）',
    en: 'How far an upload has come (HEAD answers Upload-Offset)',
  },
  params: OneId,
  answer: Upload,
})

export const listUploads = endpoint({
  name: 'files.upload.list',
  method: 'GET',
  path: '/api/files/uploads',
  audience: 'signedIn',
  summary: { zh: '我未完成的上传', en: 'My unfinished uploads' },
  answer: Type.Object({ rows: Type.Array(Upload) }),
})

/**
 * The body is raw bytes, `application/offset+octet-stream`, beginning at `Upload-Offset`. What was received
 * before a lost connection is kept; the next request begins at `receivedBytes`. Declared apart from the
 * others because its body is a stream that no transaction may wait for.
 */
export const sendBytes = endpoint({
  name: 'files.upload.send',
  method: 'PATCH',
  path: '/api/files/uploads/:id',
  audience: 'signedIn',
  summary: { zh: '从断点续传一段', en: 'Send bytes from the offset on' },
  params: OneId,
  answer: Upload,
  bodyBytes: maxFileBytes,
  raw: true,
  problems: [
    'files.offset_wrong',
    'files.upload_busy',
    'files.upload_too_long',
    'files.upload_closed',
    'files.digest_mismatch',
    'files.type_mismatch',
  ],
})

export const finishUpload = endpoint({
  name: 'files.upload.finish',
  method: 'POST',
  path: '/api/files/uploads/:id/finish',
  audience: 'signedIn',
  summary: {
    zh: '完成上传，得到文件版本；重复调用结果相同',
    en: 'Finish: the version of a file; calling again answers the same',
  },
  params: OneId,
  answer: Version,
  problems: ['files.upload_unfinished', 'files.digest_mismatch', 'files.type_mismatch'],
})

export const cancelUpload = endpoint({
  name: 'files.upload.cancel',
  method: 'DELETE',
  path: '/api/files/uploads/:id',
  audience: 'signedIn',
  summary: { zh: '放弃上传', en: 'Give an upload up' },
  params: OneId,
  answer: Nothing,
  problems: ['files.upload_busy', 'files.upload_closed'],
})
