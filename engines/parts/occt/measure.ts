/** Reads a STEP file with the kernel and measures what is in it. */
import { refuse } from '../refusal.ts'
import type { Vector } from '../brep/vectors.ts'
import type { Kernel } from './instance.ts'

type Shape = InstanceType<Kernel['TopoDS_Shape']>

/** The share of the whole up to which areas and volumes are integrated. */
const precision = 1e-6

export type Measured = { readonly size: number; readonly centre: Vector }
export type Box = { readonly min: Vector; readonly max: Vector }

export function readShape(kernel: Kernel, bytes: Uint8Array): Shape {
  kernel.FS.writeFile('/part.step', bytes)
  const reader = new kernel.STEPControl_Reader()
  const status = reader.ReadFile('/part.step')
  kernel.FS.unlink('/part.step')
  if (status !== kernel.IFSelect_ReturnStatus.IFSelect_RetDone) refuse('parts.step_unread')
  reader.TransferRoots()
  const shape = reader.OneShape()
  reader.delete()
  return shape
}

/** The whole shape as text, without any mesh that came with it. */
export function shapeText(kernel: Kernel, shape: Shape): string {
  kernel.BRepTools.Clean(shape, true)
  return kernel.BRepToolsWrapper.Write(shape)
}

export function explore(kernel: Kernel, shape: Shape, what: 'SOLID' | 'FACE' | 'SHELL'): Shape[] {
  const { TopAbs_ShapeEnum: kinds } = kernel
  const explorer = new kernel.TopExp_Explorer(shape, kinds[`TopAbs_${what}`], kinds.TopAbs_SHAPE)
  const found: Shape[] = []
  for (; explorer.More(); explorer.Next()) found.push(explorer.Current())
  explorer.delete()
  return found
}

/** Faces that belong to no solid. */
export function freeFaces(kernel: Kernel, shape: Shape): Shape[] {
  const { TopAbs_ShapeEnum: kinds } = kernel
  const explorer = new kernel.TopExp_Explorer(shape, kinds.TopAbs_FACE, kinds.TopAbs_SOLID)
  const found: Shape[] = []
  for (; explorer.More(); explorer.Next()) found.push(explorer.Current())
  explorer.delete()
  return found
}

type Properties = InstanceType<Kernel['GProp_GProps']>

function measured(kernel: Kernel, integrate: (into: Properties) => void): Measured {
  const into = new kernel.GProp_GProps()
  integrate(into)
  const centre = into.CentreOfMass()
  const answer = { size: into.Mass(), centre: [centre.X(), centre.Y(), centre.Z()] }
  centre.delete()
  into.delete()
  return answer
}

export function areaOf(kernel: Kernel, shape: Shape): Measured {
  return measured(kernel, (into) => {
    kernel.BRepGProp.SurfaceProperties(shape, into, precision, false)
  })
}

export function volumeOf(kernel: Kernel, solid: Shape): Measured {
  return measured(kernel, (into) => {
    kernel.BRepGProp.VolumeProperties(solid, into, precision, false, false)
  })
}

/** Along the axes, around the very surfaces: neither tolerances nor poles widen it. */
export function boxOf(kernel: Kernel, solids: readonly Shape[]): Box {
  const box = new kernel.Bnd_Box()
  for (const solid of solids) kernel.BRepBndLib.AddOptimal(solid, box, false, false)
  const [min, max] = [box.CornerMin(), box.CornerMax()].map((corner) => {
    const at = [corner.X(), corner.Y(), corner.Z()]
    corner.delete()
    return at
  })
  box.delete()
  return { min: min!, max: max! }
}

/** Without where it stands: the same part many times is measured once. */
export function unplaced(kernel: Kernel, shape: Shape): Shape {
  return shape.Located(new kernel.TopLoc_Location(), false)
}
