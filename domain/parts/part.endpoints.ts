/** Parts of one's organisation and those shared with it: their revisions, and what the analysis of each says. */
import { Type, type Static } from 'typebox'
import { endpoint } from '../kernel/endpoint.ts'
import { Id, Moment, Nothing, nullable, OneId, pageOf, PageQuery } from '../kernel/shapes.ts'
import { Finding, PartAnalysis, severities } from './analysis.ts'
import { Confidence, tiers } from '../spaces/tier.ts'
import { Difference } from './difference.ts'
import { analysisStates, PartAudience, PartContent, partNameMax, partNoteMax } from './part.ts'
import { Tolerance } from './tolerance.ts'

const closed = { additionalProperties: false } as const
const Triple = Type.Tuple([Type.Number(), Type.Number(), Type.Number()])

/** How far the analysis of a revision is, and the first that is worth knowing of its answer. */
export const AnalysisBrief = Type.Object({
  state: Type.Enum([...analysisStates]),
  /** Of a refusal, with its facts. */
  reason: nullable(Type.String()),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  /** Files that are analysed before this one. */
  ahead: Type.Integer({ minimum: 0 }),
  askedAt: Moment,
  doneAt: nullable(Moment),
  bboxMm: nullable(Triple),
  volumeMm3: nullable(Type.Number()),
  solids: Type.Integer(),
  /** By severity, by the rules that suit the part. */
  findings: Type.Object(
    Object.fromEntries(severities.map((one) => [one, Type.Integer()])) as Record<
      (typeof severities)[number],
      ReturnType<typeof Type.Integer>
    >,
  ),
  outdated: Type.Boolean(),
})
export type AnalysisBrief = Static<typeof AnalysisBrief>

export const Revision = Type.Object({
  id: Id,
  number: Type.Integer({ minimum: 1 }),
  /** Of the files module: to download it. */
  versionId: Id,
  fileName: Type.String(),
  bytes: Type.Integer(),
  digest: Type.String(),
  note: Type.String(),
  madeBy: Type.String(),
  madeAt: Moment,
  analysis: AnalysisBrief,
})
export type Revision = Static<typeof Revision>

export const PartRow = Type.Object({
  id: Id,
  name: Type.String(),
  material: nullable(Type.String()),
  orgId: Id,
  orgName: Type.String(),
  own: Type.Boolean(),
  /** Whether others than its organisation see it. */
  shared: Type.Boolean(),
  version: Type.Integer(),
  changedAt: Moment,
  /** Whether the reader has its files, its shape and what was measured of it. */
  open: Type.Boolean(),
  /** The last one; where the part is not open, without what was measured, and its file is not given out. */
  revision: Revision,
})
export type PartRow = Static<typeof PartRow>

const Drawing = Type.Object({
  versionId: Id,
  name: Type.String(),
  bytes: Type.Integer(),
  keptAt: Moment,
})

export const FullPart = Type.Object({
  ...PartRow.properties,
  note: Type.String(),
  /** Who of those who see it has its files, its shape and what was measured of it. */
  tier: Type.Enum([...tiers]),
  /** Where it is not open: what would open it. */
  confidence: Confidence,
  /** Only told to those who may write it. */
  audience: nullable(PartAudience),
  names: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  /** The last first. */
  revisions: Type.Array(Revision),
  /** Files beside the model, in the order in which they came. */
  drawings: Type.Array(Drawing),
})
export type FullPart = Static<typeof FullPart>

export const listParts = endpoint({
  name: 'parts.part.list',
  method: 'GET',
  path: '/api/parts',
  audience: 'signedIn',
  summary: {
    zh: '本单位的零件和共享给本单位的零件，连同最新版次的分析状态',
    en: 'Parts of one’s organisation and those shared with it, with the state of their last revision’s analysis',
  },
  query: Type.Object({
    ...PageQuery.properties,
    whose: Type.Optional(Type.Enum(['own', 'shared'])),
    text: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  answer: pageOf(PartRow),
})

export const openPart = endpoint({
  name: 'parts.part.open',
  method: 'GET',
  path: '/api/parts/:id',
  audience: 'signedIn',
  summary: { zh: '一个零件及其各版次', en: 'One part with its revisions' },
  params: OneId,
  answer: FullPart,
})

export const beginPart = endpoint({
  name: 'parts.part.begin',
  method: 'POST',
  path: '/api/parts',
  audience: 'signedIn',
  summary: {
    zh: '由一个上传好的文件建立零件，随即开始分析',
    en: 'Begin a part with an uploaded file; its analysis begins at once',
  },
  body: Type.Object(
    {
      versionId: Id,
      name: Type.Optional(Type.String({ maxLength: partNameMax })),
      material: Type.Optional(Type.String({ maxLength: 20 })),
    },
    closed,
  ),
  answer: FullPart,
})

const seen = Type.Integer({ minimum: 1 })

export const writePart = endpoint({
  name: 'parts.part.write',
  method: 'PUT',
  path: '/api/parts/:id',
  audience: 'signedIn',
  summary: {
    zh: '保存零件的名称、材料、说明、可见范围和文件的可见层级',
    en: 'Save a part’s name, material, note, who sees it and who of them has its files',
  },
  params: OneId,
  body: Type.Object(
    {
      ...{ seen, content: PartContent, audience: PartAudience },
      /** As it is where silent. */
      tier: Type.Optional(Type.Enum([...tiers])),
    },
    closed,
  ),
  answer: FullPart,
})

export const discardPart = endpoint({
  name: 'parts.part.discard',
  method: 'POST',
  path: '/api/parts/:id/discard',
  audience: 'signedIn',
  summary: {
    zh: '删除一个零件，连同各版次的文件',
    en: 'Discard a part with the files of all its revisions',
  },
  params: OneId,
  body: Type.Object({ seen }, closed),
  answer: Nothing,
})

export const addRevision = endpoint({
  name: 'parts.revision.add',
  method: 'POST',
  path: '/api/parts/:id/revisions',
  audience: 'signedIn',
  summary: { zh: '为零件添加一个版次', en: 'Add a revision to a part' },
  params: OneId,
  body: Type.Object({ versionId: Id, note: Type.String({ maxLength: partNoteMax }) }, closed),
  answer: FullPart,
})

export const readAnalysis = endpoint({
  name: 'parts.analysis.read',
  method: 'GET',
  path: '/api/parts/revisions/:id/analysis',
  audience: 'signedIn',
  summary: {
    zh: '一个版次的分析：几何、特征、按一种工艺规则的可制造性发现',
    en: 'The analysis of a revision: geometry, features, and findings by the rules of one process',
  },
  params: OneId,
  query: Type.Object({ process: Type.Optional(Type.String({ maxLength: 40 })) }),
  answer: Type.Object({
    brief: AnalysisBrief,
    /** Null until it is done. */
    analysis: nullable(PartAnalysis),
    /** Whose rules were applied, null where there is nothing to apply them to. */
    process: nullable(Type.String()),
    findings: Type.Array(Finding),
    /** By the part's material. */
    massG: nullable(Type.Number()),
    /** Noted on this revision or before, on the faces that it has. */
    tolerances: Type.Array(Tolerance),
  }),
})

export const analyseAgain = endpoint({
  name: 'parts.analysis.again',
  method: 'POST',
  path: '/api/parts/revisions/:id/analysis',
  audience: 'signedIn',
  summary: {
    zh: '再分析一次：上次因时间、内存或内核出错而中止，或分析程序已更新',
    en: 'Analyse anew what was ended by time, memory or a fault, or what an older analyser saw',
  },
  params: OneId,
  answer: FullPart,
})

const ofRevision = { params: OneId, answer: Nothing, raw: true } as const

export const readMesh = endpoint({
  name: 'parts.view.mesh',
  method: 'GET',
  path: '/api/parts/revisions/:id/mesh',
  audience: 'signedIn',
  summary: {
    zh: '一个版次的三角面片，用于显示；格式见 domain/parts/viewMesh.ts',
    en: 'The triangles of a revision, to be shown; their form is told in domain/parts/viewMesh.ts',
  },
  ...ofRevision,
  problems: ['parts.view_too_large', 'parts.view_nothing', 'parts.views_wait'],
})

export const readPicture = endpoint({
  name: 'parts.view.picture',
  method: 'GET',
  path: '/api/parts/revisions/:id/picture',
  audience: 'signedIn',
  summary: { zh: '一个版次的缩略图（PNG）', en: 'A small picture of a revision, PNG' },
  ...ofRevision,
  problems: ['parts.view_too_large', 'parts.view_nothing', 'parts.views_wait'],
})

export const readDifference = endpoint({
  name: 'parts.revision.difference',
  method: 'GET',
  path: '/api/parts/revisions/:id/difference',
  audience: 'signedIn',
  summary: {
    zh: '一个版次与同一零件另一版次的几何差别：尺寸、孔、特征、面',
    en: 'What differs in the shape of a revision from another of its part: sizes, holes, features, faces',
  },
  params: OneId,
  query: Type.Object({
    /** The number of the other one; that before it where silent. */
    from: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  }),
  answer: Type.Object({
    from: Type.Integer(),
    to: Type.Integer(),
    /** Null where one of them has no shape: it waits, or was refused. */
    difference: nullable(Difference),
  }),
})

export const addDrawing = endpoint({
  name: 'parts.drawing.add',
  method: 'POST',
  path: '/api/parts/:id/drawings',
  audience: 'signedIn',
  summary: { zh: '在零件旁放一份图纸', en: 'Put a drawing beside a part' },
  params: OneId,
  body: Type.Object({ versionId: Id }, closed),
  answer: FullPart,
})

export const removeDrawing = endpoint({
  name: 'parts.drawing.remove',
  method: 'POST',
  path: '/api/parts/:id/drawing-removals',
  audience: 'signedIn',
  summary: { zh: '拿走零件旁的一份图纸', en: 'Take a drawing away from a part' },
  params: OneId,
  body: Type.Object({ versionId: Id }, closed),
  answer: FullPart,
})
