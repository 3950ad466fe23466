/** Files and their versions: reading about them, reading them, removing one's own. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Nothing, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { File, Usage, Version } from './version.ts'

export const listMine = endpoint({
  name: 'files.version.mine',
  method: 'GET',
  path: '/api/files/mine',
  audience: 'signedIn',
  summary: { zh: '我上传而尚未用于任何事项的文件', en: 'What I uploaded and nothing holds yet' },
  query: PageQuery,
  answer: pageOf(Version),
})

export const readUsage = endpoint({
  name: 'files.usage.read',
  method: 'GET',
  path: '/api/files/usage',
  audience: 'signedIn',
  summary: { zh: '已用和可用的空间', en: 'Space used and available' },
  answer: Usage,
})

export const readFile = endpoint({
  name: 'files.file.read',
  method: 'GET',
  path: '/api/files/files/:id',
  audience: 'public',
  summary: {
    zh: '一个文件和我可见的各个版本',
    en: 'A file and those of its versions that I may see',
  },
  params: OneId,
  answer: File,
})

export const readVersion = endpoint({
  name: 'files.version.read',
  method: 'GET',
  path: '/api/files/versions/:id',
  audience: 'public',
  summary: { zh: '一个版本的说明和检查结果', en: 'A version and what its inspection found' },
  params: OneId,
  answer: Version,
})

export const downloadVersion = endpoint({
  name: 'files.version.download',
  method: 'GET',
  path: '/api/files/versions/:id/content',
  audience: 'public',
  summary: { zh: '下载，支持 Range 续传', en: 'The bytes; Range is honoured' },
  params: OneId,
  query: Type.Object({ inline: Type.Optional(Type.Boolean({ default: false })) }),
  answer: Nothing,
  raw: true,
  traced: true,
  problems: ['files.inspection_waiting', 'files.range_unsatisfiable'],
})

export const removeVersion = endpoint({
  name: 'files.version.remove',
  method: 'DELETE',
  path: '/api/files/versions/:id',
  audience: 'signedIn',
  summary: { zh: '删除我上传而未被使用的版本', en: 'Remove a version of mine that nothing holds' },
  params: OneId,
  answer: Nothing,
  problems: ['files.still_attached'],
})
