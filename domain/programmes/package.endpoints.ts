/** The package of a unit: proposed, built, looked at, downloaded, counted, its stamped scans matched. */
import { Type } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, Nothing, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { Package, PackageBrief } from './package.ts'
import { Code } from '../kernel/sourced.ts'

const build = { permit: 'programmes.package.build' } as const

export const listPackages = endpoint({
  name: 'programmes.package.list',
  method: 'GET',
  path: '/api/programmes/packages',
  audience: 'signedIn',
  summary: { zh: '可见的报送材料', en: 'Packages that one may see' },
  query: Type.Object({ ...PageQuery.properties, programmeId: Type.Optional(Code) }),
  answer: pageOf(PackageBrief),
})

export const readPackage = endpoint({
  name: 'programmes.package.read',
  method: 'GET',
  path: '/api/programmes/packages/:id',
  audience: 'signedIn',
  summary: {
    zh: '一份报送材料：文件名、分卷、份数、改名情况和提醒',
    en: 'A package: names, parts, copies, renamings and notes',
  },
  params: OneId,
  answer: Package,
})

export const proposePackage = endpoint({
  name: 'programmes.package.propose',
  method: 'POST',
  path: '/api/programmes/:programmeId/units/:unit/package-proposals',
  audience: 'signedIn',
  summary: {
    zh: '按当前排序生成未签发的函、汇总表和呈批单的底稿',
    en: 'Freeze the present ranking for drafts of letter, table and briefing',
  },
  params: Type.Object({ programmeId: Code, unit: Type.String({ minLength: 1, maxLength: 64 }) }),
  answer: PackageBrief,
  problems: ['programmes.package_empty'],
})

export const askBuild = endpoint({
  name: 'programmes.package.build',
  method: 'POST',
  path: '/api/programmes/packages/:id/build',
  audience: build,
  summary: {
    zh: '生成报送材料：命名、清单、分卷、打印件；内容未变不重做',
    en: 'Build the package; nothing is made twice',
  },
  params: OneId,
  answer: PackageBrief,
  problems: ['programmes.package_not_buildable'],
})

export const givePackageBack = endpoint({
  name: 'programmes.package.giveBack',
  method: 'POST',
  path: '/api/programmes/packages/:id/give-back',
  audience: { permit: 'programmes.entry.decide' },
  summary: {
    zh: '把收到的推荐材料退回推荐单位，写明理由；已有项目作出决定的不能整批退回',
    en: 'Give a package back to its unit with a reason, before anything of it was decided',
  },
  params: OneId,
  body: Type.Object({ reason: Type.String({ maxLength: 2000 }) }, { additionalProperties: false }),
  answer: Type.Object({ id: Id, projects: Type.Integer() }),
  problems: [
    'programmes.package_not_delivered',
    'programmes.package_decided',
    'programmes.reason_too_short',
  ],
})

export const downloadPart = endpoint({
  name: 'programmes.package.downloadPart',
  method: 'GET',
  path: '/api/programmes/packages/:id/media/:medium/parts/:number',
  audience: 'signedIn',
  summary: { zh: '下载一个分卷（ZIP）', en: 'Download one part (ZIP)' },
  params: Type.Object({ id: Id, medium: Code, number: Type.Integer({ minimum: 1 }) }),
  answer: Nothing,
  raw: true,
  traced: true,
})

export const countCopies = endpoint({
  name: 'programmes.package.countCopies',
  method: 'PUT',
  path: '/api/programmes/packages/:id/copies/:applicationId',
  audience: build,
  summary: { zh: '清点已装订的份数', en: 'Count the volumes that are bound' },
  params: Type.Object({ id: Id, applicationId: Id }),
  body: Type.Object(
    { printed: Type.Integer({ minimum: 0, maximum: 1000 }) },
    { additionalProperties: false },
  ),
  answer: Package,
  problems: ['programmes.package_not_built'],
})

const Slot = Type.Object({
  document: Type.Enum(['letter', 'summary', 'application']),
  applicationId: nullable(Id),
  rank: nullable(Type.Integer()),
  title: Type.String(),
  /** What the footer of the page must say. */
  versionCode: Type.String(),
  scan: nullable(
    Type.Object({
      id: Id,
      versionId: Id,
      name: Type.String(),
      pages: nullable(Type.Integer()),
      verifiedAt: Moment,
      verifiedBy: Type.String(),
      /** Already in the archives; else building again takes it in. */
      packed: Type.Boolean(),
    }),
  ),
})

const Scans = Type.Object({ slots: Type.Array(Slot), missing: Type.Integer() })

export const listScans = endpoint({
  name: 'programmes.scan.list',
  method: 'GET',
  path: '/api/programmes/packages/:id/scans',
  audience: 'signedIn',
  summary: { zh: '盖章扫描件：已核对的和尚缺的', en: 'Stamped scans: matched and missing' },
  params: OneId,
  answer: Scans,
})

export const verifyScan = endpoint({
  name: 'programmes.scan.verify',
  method: 'POST',
  path: '/api/programmes/packages/:id/scans',
  audience: build,
  summary: {
    zh: '登记盖章扫描件：核对页面版本码与封存内容一致',
    en: 'Take in a stamped scan whose version code is that of what was sealed',
  },
  params: OneId,
  body: Type.Object(
    {
      document: Type.Enum(['letter', 'summary', 'application']),
      applicationId: Type.Optional(Id),
      /** The uploaded file. */
      versionId: Id,
      /** The version code as read off the page or out of its QR code. */
      code: Type.String({ minLength: 12, maxLength: 64 }),
      /** The officer has seen the seal on the page. */
      sealSeen: Type.Literal(true),
    },
    { additionalProperties: false },
  ),
  answer: Scans,
  problems: [
    'programmes.scan_of_older_version',
    'programmes.scan_of_another_document',
    'programmes.scan_code_unknown',
    'programmes.scan_not_readable',
  ],
})
