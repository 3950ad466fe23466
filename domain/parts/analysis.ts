/**
 * What the analysis of a part answers, as programs read it: `baigong parts analyse FILE --json`. Names carry
 * their units. The same part gives the same answer, however its file numbers things.
 */
import { Type, type Static } from 'typebox'

const Count = Type.Integer({ minimum: 0 })
const Length = Type.Number({ minimum: 0 })
/** x, y, z. */
const Triple = Type.Tuple([Type.Number(), Type.Number(), Type.Number()])
/** Faces are numbered from 1 through all solids, by where they lie and not by how a file numbers them. */
const Faces = Type.Array(Type.Integer({ minimum: 1 }))
export const LanguagePair = Type.Object({ zh: Type.String(), en: Type.String() })

export const surfaceKinds = [
  ...(['plane', 'cylinder', 'cone', 'sphere', 'torus'] as const),
  ...(['bspline', 'extrusion', 'revolution', 'offset', 'other'] as const),
] as const
export type SurfaceKind = (typeof surfaceKinds)[number]

export const AssemblyNode = Type.Cyclic(
  {
    AssemblyNode: Type.Object({
      name: Type.String(),
      /** How often it stands in its parent. */
      count: Type.Integer({ minimum: 1 }),
      instances: Type.Array(Type.String()),
      /** Solids of its own, without those of its children. */
      solids: Count,
      children: Type.Array(Type.Ref('AssemblyNode')),
    }),
  },
  'AssemblyNode',
)
export type AssemblyNode = {
  name: string
  count: number
  instances: string[]
  solids: number
  children: AssemblyNode[]
}

export const holeKinds = ['simple', 'counterbore', 'countersink', 'stepped'] as const

export const Hole = Type.Object({
  kind: Type.Enum([...holeKinds]),
  /** Of the narrowest cylinder. */
  diameter_mm: Length,
  /** From where it opens to the end of its narrowest cylinder; the cone of a drill's tip does not count. */
  depth_mm: Length,
  through: Type.Boolean(),
  /** Into the material; of a through hole one of both directions. */
  axis: Triple,
  /** Where it opens, on its axis. */
  at_mm: Triple,
  counterbore: Type.Union([Type.Null(), Type.Object({ diameter_mm: Length, depth_mm: Length })]),
  countersink: Type.Union([
    Type.Null(),
    Type.Object({ diameter_mm: Length, angle_deg: Type.Number() }),
  ]),
  /** Angle of the cone at a blind end, null where the end is flat or there is none. */
  tip_deg: Type.Union([Type.Null(), Type.Number()]),
  faces: Faces,
})
export type Hole = Static<typeof Hole>

export const featureKinds = [
  ...(['hole', 'boss', 'pocket', 'passage', 'slot', 'blind_slot', 'step', 'blind_step'] as const),
  ...(['outline', 'cutout', 'round_cutout'] as const),
  ...(['chamfer', 'fillet', 'round', 'sheet', 'bend', 'thin_wall', 'undercut', 'setups'] as const),
] as const
export type FeatureKind = (typeof featureKinds)[number]

export const Feature = Type.Object({
  kind: Type.Enum([...featureKinds]),
  faces: Faces,
  /** Sizes by name, each with its unit last. */
  sizes: Type.Record(Type.String(), Type.Union([Type.Number(), Triple, Type.Array(Triple)])),
})
export type Feature = Static<typeof Feature>

export const severities = ['info', 'warning', 'error'] as const

export const Finding = Type.Object({
  code: Type.String(),
  severity: Type.Enum([...severities]),
  faces: Faces,
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
})
export type Finding = Static<typeof Finding>

const Nullable = Type.Union([Type.Null(), Type.Number()])

export const PartAnalysis = Type.Object({
  format: Type.Union([Type.Null(), Type.Enum(['step', 'stl', '3mf', 'dxf'])]),
  schema: Type.Union([Type.Null(), Type.String()]),
  /** The length units of the file. All sizes of this answer are in millimetres whatever they are. */
  units: Type.Array(Type.String()),
  solids: Count,
  /** Of closed solids; null where there is none. */
  volume_mm3: Nullable,
  /** Of closed solids; where there is none but open surfaces, of these. */
  area_mm2: Nullable,
  /** Along x, y and z, of the solids only. */
  bbox_mm: Type.Union([Type.Null(), Triple]),
  bbox_min_mm: Type.Union([Type.Null(), Triple]),
  mass_g: Nullable,
  faces: Type.Partial(
    Type.Object(
      Object.fromEntries(surfaceKinds.map((kind) => [kind, Count])) as Record<
        SurfaceKind,
        typeof Count
      >,
    ),
  ),
  /** Cylinders by radius, with their faces. */
  radii: Type.Array(Type.Object({ radius_mm: Length, faces: Faces })),
  /** Free surfaces beside the solids. */
  open_faces: Count,
  /** Whose rules of manufacturability were applied. */
  process: Type.Union([Type.Null(), Type.String()]),
  tree: Type.Array(AssemblyNode),
  holes: Type.Array(Hole),
  features: Type.Array(Feature),
  findings: Type.Array(Finding),
  /** Files in which parts live that are not in this one. */
  missing: Type.Array(Type.String()),
  /** Null where the part is analysed, otherwise the code of what speaks against it. */
  reason: Type.Union([Type.Null(), Type.String()]),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
})
export type PartAnalysis = Static<typeof PartAnalysis>

/** A face by its number: what it is, how large, and where its middle lies. */
export const Surface = Type.Object({
  face: Type.Integer({ minimum: 1 }),
  kind: Type.Enum([...surfaceKinds]),
  area_mm2: Length,
  at_mm: Triple,
  /** From 1, in the order of where solids lie. */
  solid: Type.Integer({ minimum: 1 }),
})
export type Surface = Static<typeof Surface>

export type WholeAnalysis = {
  readonly analysis: PartAnalysis
  /** None of meshes, which have triangles instead. */
  readonly surfaces: readonly Surface[]
}
